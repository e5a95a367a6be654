"""A department's answer as a reply in the channel's form: with its greeting and its signature, as an agent sends it."""

from collections.abc import Mapping
from datetime import datetime

from answers.checking import DraftRequest, Role
from answers.house import HouseKeeper
from answers.offers import template_values
from answers.question import Question
from answers.reading import read_desk
from answers.reply.compose import compose
from answers.reply.form import Answer
from answers.suggestions import Reply
from kb.database import Session, get_store_revision
from kb.escalations import Escalation

# The answer is a value: whatever braces or stars somebody typed are just that.
_TEMPLATE = Answer("{{ handed_back }}")


def reply_of(
    session: Session, housekeeper: HouseKeeper, escalation: Escalation, *, agent: dict[str, object], now: datetime
) -> Reply:
    """The reply; a channel that is gone since is none.

    Raises:
        TemplateFailed: The channel's own lines cannot be filled in.
    """
    house = housekeeper.current(session, get_store_revision(session))
    channel = escalation.channel if escalation.channel in house.channels else None
    question = Question(text=escalation.question, channel=channel, lang=escalation.lang, agent=agent)
    desk = read_desk(session, house, question, [], escalation.lang, now)
    lang = escalation.lang or "en"
    facts, _ = desk.facts(lang)
    values = {**template_values(question, facts), "handed_back": escalation.answer or ""}
    return compose(_TEMPLATE, desk.form(lang), values)


def request_of(
    escalation: Escalation, text: str, *, role: Role, agent: Mapping[str, object] | None = None
) -> DraftRequest:
    """What the guidelines look at when this text answers the question."""
    return DraftRequest(
        text=text,
        question=escalation.question,
        channel=escalation.channel,
        lang=escalation.lang,
        department=escalation.department,
        role=role,
        agent=agent or {},
    )
