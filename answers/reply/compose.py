"""A reply for a channel: greeting, answer (or its short version), signature, in parts, with its blanks.

The channel brings greeting and signature; an answer that greets by itself keeps its own.
"""

import html
import re
from collections.abc import Mapping
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
    if form.prefers_short and answer.short:
        return _composed(answer.short, form, values, join=_SHORT_JOIN)
    reply = _composed(answer.full, form, values, join=_LONG_JOIN)
    if answer.short and len(reply.parts) > 1:
        return _composed(answer.short, form, values, join=_SHORT_JOIN)
    return reply


def _composed(body: str, form: ChannelForm, values: Mapping[str, object], *, join: str) -> Reply:
    body_html, body_text = to_html_and_text(fill_in(body, values), form.markup)
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


def _html(greeting: str, body: str, signature: str) -> str:
    return blanks.settle_html("\n".join(filter(None, (_paragraph(greeting), body, _paragraph(signature)))))


def _paragraph(words: str) -> str:
    return "<p>" + html.escape(words).replace("\n", "<br>\n") + "</p>" if words else ""
