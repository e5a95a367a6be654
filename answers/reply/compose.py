"""A reply for a channel: greeting, answer (or its short version), signature, in parts, with its blanks.

The channel brings greeting and signature; an answer that greets by itself keeps its own.
"""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from answers.reply import blanks
from answers.reply.counting import Counting, length_of
from answers.reply.liquid import fill_in
from answers.reply.markup import Markup, to_html_and_text
from answers.reply.split import in_parts
from answers.suggestions import Reply

_GREETINGS = (
    "hi|hello|hey|dear|good (?:morning|afternoon|evening|day)",
    "hoi|hallo|dag|beste|geachte|goede(?:morgen|middag|navond|ndag)",
    "hej|hejsa|kære|goddag|godmorgen|godaften",
    "guten (?:tag|morgen|abend)|liebe[rs]?|sehr geehrte[rs]?|moin",
    "bonjour|bonsoir|cher|chère|salut",
)
_GREETS = re.compile(rf"(?:{'|'.join(_GREETINGS)})\b", re.IGNORECASE)
_OWN_GREETING = re.compile(rf"\s*(?:{'|'.join(_GREETINGS)})\b[^\n.!?,]{{0,60}}[,.!]\s+(?=\S)", re.IGNORECASE)
_SHORT_JOIN, _LONG_JOIN = " ", "\n\n"


@dataclass(frozen=True, slots=True)
class ChannelForm:
    """What a channel asks of a reply in one language; `limit` is in units of `counting`, None for no limit.

    `prefers_short` takes an answer's short version where there is one; greeting and signature are Liquid.
    """

    limit: int | None = None
    counting: Counting = "codepoints"
    markup: Markup = "plain"
    prefers_short: bool = False
    greeting: str = ""
    signature: str = ""


PLAIN = ChannelForm()


@dataclass(frozen=True, slots=True)
class Answer:
    """What an entry says: Markdown with Liquid, and a short version (plain text with Liquid) or None."""

    full: str
    short: str | None = None


def compose(answer: Answer, form: ChannelForm, values: Mapping[str, object]) -> Reply:
    """The reply as the channel shows it; the short version also steps in where the full one does not fit.

    Raises:
        TemplateFailed: A template of the answer or the channel cannot be filled in.
    """
    return compose_several((answer,), form, values)


def compose_several(answers: Sequence[Answer], form: ChannelForm, values: Mapping[str, object]) -> Reply:
    """The answers in order as one reply, under one greeting and one signature; an answer's own greeting only in front.

    Raises:
        TemplateFailed: A template of an answer or the channel cannot be filled in.
    """
    full = [answer.full for answer in answers]
    short = [answer.short or answer.full for answer in answers]
    join = _SHORT_JOIN if all(answer.short for answer in answers) else _LONG_JOIN
    has_short = any(answer.short for answer in answers)
    if form.prefers_short and has_short:
        return _composed(short, form, values, join=join)
    reply = _composed(full, form, values, join=_LONG_JOIN)
    if has_short and len(reply.parts) > 1:
        return _composed(short, form, values, join=join)
    return reply


def _composed(bodies: Sequence[str], form: ChannelForm, values: Mapping[str, object], *, join: str) -> Reply:
    filled = [fill_in(body, values) for body in bodies]
    made = [to_html_and_text(body, form.markup) for body in (filled[0], *map(_without_greeting, filled[1:]))]
    body_html, body_text = "\n".join(part for part, _ in made), join.join(part for _, part in made)
    greeting = "" if _GREETS.match(body_text) else fill_in(form.greeting, values, markdown=False).strip()
    signature = fill_in(form.signature, values, markdown=False).strip()
    text, found = blanks.settle(join.join(filter(None, (greeting, body_text, signature))))
    length = length_of(text, form.counting)
    fits = form.limit is None or length <= form.limit
    return Reply(
        text=text,
        parts=(text,) if fits else in_parts(text, form.limit, form.counting),
        html=_html(greeting, body_html, signature),
        blanks=found,
        length=length,
        limit=form.limit,
    )


def _without_greeting(body: str) -> str:
    rest = _OWN_GREETING.sub("", body, count=1)
    return rest[:1].upper() + rest[1:] if rest != body else body


def _html(greeting: str, body: str, signature: str) -> str:
    return blanks.settle_html("\n".join(filter(None, (_paragraph(greeting), body, _paragraph(signature)))))


def _paragraph(words: str) -> str:
    return "<p>" + html.escape(words).replace("\n", "<br>\n") + "</p>" if words else ""
