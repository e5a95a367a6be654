"""The reply that tells a customer that a promise takes longer, in the form of its channel.

Knows no store beyond the desk that it is given. Invariant: it names the time that was promised and the new one.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from answers.department import Department
from answers.hours import due_at
from answers.offers import template_values
from answers.promises.words import FOLLOW_UP
from answers.question import Question
from answers.reading import Desk
from answers.reply.compose import compose
from answers.reply.form import Answer
from answers.suggestions import Reply
from answers.times import when_phrase
from kb.promises import Promise

_ENDS = ".!?…"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The reply and the time that it names, aware, in the department's zone."""

    reply: Reply
    due_at: datetime
    lang: str


def propose_due(department: Department, promise: Promise, now: datetime, within: timedelta | None = None) -> datetime:
    """A later time that the department can keep: its reply time counted anew, from now or else from the old time.

    `within` is the open time that it can promise; without it that is its target.

    Raises:
        NeverOpen, HoursUnreadable: Its hours give no time that it can keep.
    """
    proposed = due_at(department, now, within)
    return proposed if proposed > promise.due_at else due_at(department, promise.due_at + timedelta(minutes=1), within)


def follow_up(
    desk: Desk, promise: Promise, department: Department, new_due_at: datetime, *, question: Question, reason: str = ""
) -> FollowUp:
    """What to tell the customer, as of the desk's moment; `question` has what is known of customer and agent.

    `reason` is a person's own words in the customer's language; they become a sentence of the reply.

    Raises:
        TemplateFailed: The channel's greeting or signature cannot be filled in.
    """
    lang = promise.lang if promise.lang in FOLLOW_UP else "en"
    words, is_past = FOLLOW_UP[lang], promise.due_at < desk.now
    there = ZoneInfo(department.timezone)
    zone = ZoneInfo(promise.timezone) if promise.timezone else there
    moments = {
        "old": when_phrase(promise.due_at, desk.now, lang, zone),
        "new": when_phrase(new_due_at, desk.now, lang, zone),
    }
    facts, _ = desk.facts(lang)
    values = {**template_values(question, facts), "promise": moments, "reason": _sentence(reason)}
    form = replace(desk.form(lang), close="")  # nobody asks "anything else?" of somebody who still waits
    answer = Answer(words.full(is_past=is_past), words.short(is_past=is_past))
    return FollowUp(compose(answer, form, values), new_due_at.astimezone(there), lang)


def _sentence(reason: str) -> str:
    """The reason with a capital and a full stop; nothing where nothing was said."""
    words = " ".join(reason.split())
    if not words:
        return ""
    return words[0].upper() + words[1:] + ("" if words[-1] in _ENDS else ".")
