"""A reply for a channel: greeting, answer (or its short version), close, signature, in parts, with its blanks.

The channel brings greeting, close and signature; an answer that greets, invites or signs by itself keeps its own.
"""

import html
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from answers.reply import blanks
from answers.reply.counting import length_of
from answers.reply.cursor import render
from answers.reply.fields import Fields
from answers.reply.form import Answer, ChannelForm
from answers.reply.liquid import fill_in
from answers.reply.manners import manners_of, without_greeting
from answers.reply.markup import sanitised
from answers.reply.sms import in_plain_type
from answers.reply.split import find_phrases, in_parts
from answers.reply.values import Filling
from answers.suggestions import Reply

_SHORT_JOIN, _LONG_JOIN = " ", "\n\n"


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
    maker = _Maker(form, form.complete(values), _fields_of(answers))
    full = [answer.full for answer in answers]
    short = [answer.short or answer.full for answer in answers]
    join = _SHORT_JOIN if all(answer.short for answer in answers) else _LONG_JOIN
    has_short = any(answer.short for answer in answers)
    if form.prefers_short and has_short:
        return maker.make(short, join)
    reply = maker.make(full, _LONG_JOIN)
    if has_short and len(reply.parts) > 1:
        return maker.make(short, join)
    return reply


def _fields_of(answers: Sequence[Answer]) -> Fields:
    """The blanks of all answers; the first that names one says what it takes."""
    return {name: field for answer in reversed(answers) for name, field in answer.fields.items()}


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A part of the reply as text and as HTML, and what was seen while it was filled in."""

    text: str
    html: str
    filling: Filling


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes replies of bodies, for one channel and with one set of values."""

    form: ChannelForm
    values: Mapping[str, object]
    fields: Fields

    def make(self, bodies: Sequence[str], join: str) -> Reply:
        """One reply of the bodies, with the close where there is one and the reply fits with it."""
        body = self._body(bodies, join)
        own = manners_of(body.text.replace(blanks.CURSOR, ""))
        greeting = self._line("" if own.greets else self.form.greeting)
        close = self._line("" if own.signs or own.leaves_open else self.form.close)
        signature = self._line("" if own.signs else self.form.signature)
        if close.text:
            reply = self._joined((greeting, body, close, signature), join)
            if reply.limit is None or reply.length <= reply.limit:
                return reply
        return self._joined((greeting, body, signature), join)

    def _body(self, bodies: Sequence[str], join: str) -> _Stretch:
        filling = Filling(self.form.lang, self.fields)
        filled = [fill_in(source, self.values, filling=filling) for source in bodies]
        made = [render(source, self.form.markup) for source in (filled[0], *map(without_greeting, filled[1:]))]
        return _Stretch(join.join(text for _, text in made), "\n".join(markup for markup, _ in made), filling)

    def _line(self, source: str) -> _Stretch:
        filling = Filling(self.form.lang, self.fields)
        text = fill_in(source, self.values, markdown=False, filling=filling).strip() if source else ""
        return _Stretch(text, _paragraph(text), filling)

    def _joined(self, stretches: Sequence[_Stretch], join: str) -> Reply:
        form, seen = self.form, Filling()
        for stretch in stretches:
            seen.add(stretch.filling)
        whole = _put_together((it.text for it in stretches), join)
        if form.counting == "sms_segments":
            whole = in_plain_type(whole)
        settled = blanks.settle(whole, form.lang, self.fields)
        text, length = settled.text, length_of(settled.text, form.counting)
        fits = form.limit is None or length <= form.limit
        together = [] if fits else [(it.start, it.end) for it in settled.blanks] + find_phrases(text, seen.phrases)
        return Reply(
            text=text,
            parts=(text,) if fits else in_parts(text, form.limit, form.counting, together),
            html=blanks.settle_html("\n".join(it.html for it in stretches if it.html), form.lang),
            blanks=settled.blanks,
            length=length,
            limit=form.limit,
            cursor=settled.cursor,
            facts=tuple(sorted(seen.facts)),
            notes=tuple(dict.fromkeys(seen.unfit[it.name] for it in settled.blanks if it.name in seen.unfit)),
        )


def _put_together(texts: Iterable[str], join: str) -> str:
    """The texts that say something; where one is nothing but the cursor, the one before ends in it."""
    whole = ""
    for text in texts:
        says, said = (any(char != blanks.CURSOR for char in it) for it in (text, whole))
        whole += (join if says and said else "") + text
    return whole


@lru_cache(maxsize=1024)
def _paragraph(words: str) -> str:
    return sanitised("<p>" + html.escape(words).replace("\n", "<br>\n") + "</p>") if words else ""
