"""A place where an entry may be sent: one channel (or plain text) in one language, with the reply as it would look.

Everything is made when it is first asked for: to know that an entry passes its musts, few places have to be looked at.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from answers.checklist.draft import Draft
from answers.checklist.run import Scope, find_why_not, run_checklist
from answers.department import department_of
from answers.drafting import draft_entry, draft_of_reply, situations_of
from answers.hours import HoursUnreadable, open_spans
from answers.house import House
from answers.preview.samples import AGENT, Sample, put_sample, sample_customer, sample_of
from answers.question import Question
from answers.reading import Desk, answer_of
from answers.reply.compose import compose
from answers.situations.recognise import recognise
from answers.suggestions import ChecklistItem, NotApplied, Reply
from kb.channels import ChannelRecord
from kb.entries import EntryRecord
from kb.guidelines import GuidelineRecord

_WORD = re.compile(r"\w+")
_ROUNDS = 3  # a value can bring a stretch of the template to light that has blanks of its own
_NOTHING_ASKED = Question("")
_SOON = timedelta(days=14)
_SETTLED_IN = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Preview:
    """A reply as it would look, with sample values for its blanks; `channel` is None for plain text."""

    channel: str | None
    lang: str
    reply: Reply
    checklist: tuple[ChecklistItem, ...]
    not_applied: tuple[NotApplied, ...]
    samples: tuple[Sample, ...]


@dataclass(frozen=True)
class Place:
    """An entry in its language on a channel; `question` is what the customer asked, if anything."""

    entry: EntryRecord
    house: House
    channel: ChannelRecord | None
    now: datetime
    question: Question = _NOTHING_ASKED

    @property
    def channel_id(self) -> str | None:
        """The channel's id, None for plain text."""
        return self.channel.id if self.channel else None

    @cached_property
    def reply(self) -> Reply:
        """The reply with every blank filled in that can be.

        Raises:
            TemplateFailed: The entry, or a line of the channel, cannot be filled in.
        """
        return self._made[0]

    def preview(self) -> Preview:
        """The reply and what all guidelines say of it.

        Raises:
            TemplateFailed: as for the reply.
        """
        held = run_checklist(self._draft, self.house.guidelines, self._scope)
        return Preview(self.channel_id, self.entry.lang, self.reply, held.items, held.not_applied, self._made[1])

    def find_item(self, guideline: GuidelineRecord) -> ChecklistItem | None:
        """What one guideline says of the reply; None where it does not apply.

        Raises:
            TemplateFailed: as for the reply.
        """
        if find_why_not(guideline.when, self._scope) is not None:
            return None
        held = run_checklist(self._draft, [guideline], self._scope)
        return held.items[0] if held.items else None

    @cached_property
    def written(self) -> str:
        """What the entry itself says here, facts included, without regard to capitals."""
        facts, _ = self._desk.facts(self.entry.lang)
        said = [self.entry.answer, self.entry.short or "", *(str(facts[name]) for name in self.reply.facts)]
        return "\n".join(said).casefold()

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of what is written, without those of the sample values."""
        samples = " ".join(sample.value for sample in self._made[1]).casefold()
        return frozenset(_WORD.findall(self.written)) - frozenset(_WORD.findall(samples))

    @cached_property
    def _desk(self) -> Desk:
        return Desk(now=self.now, lang=self.entry.lang, channel=self.channel, picked={}, house=self.house)

    @cached_property
    def _made(self) -> tuple[Reply, tuple[Sample, ...], Mapping[str, object]]:
        entry, lang = self.entry, self.entry.lang
        facts, _ = self._desk.facts(lang)
        values: dict[str, object] = {"customer": sample_customer(lang), "agent": AGENT, "facts": facts}
        samples: dict[str, Sample] = {}
        answer, form = answer_of(entry), self._desk.form(lang)
        reply = compose(answer, form, values)
        for _ in range(_ROUNDS):
            new = {it.name: it for it in reply.blanks if it.name not in samples}
            if not new:
                break
            for blank in new.values():
                samples[blank.name] = sample_of(blank, lang, self.house, self.now.date())
                values = put_sample(values, samples[blank.name])
            reply = compose(answer, form, values)
        return reply, tuple(samples.values()), values

    @cached_property
    def _draft(self) -> Draft:
        entry, lang, (reply, _, values) = self.entry, self.entry.lang, self._made
        source = draft_entry(self._desk, entry, reply)
        return draft_of_reply(
            self._desk,
            reply,
            source,
            question=self.question,
            lang=lang,
            department=entry.department,
            values=values,
        )

    @cached_property
    def _scope(self) -> Scope:
        """Which guidelines apply, without the reply: most places never need theirs."""
        entry, channel = self.entry, self.channel
        return Scope(
            channel=self.channel_id,
            audience=channel.audience if channel else None,
            department=entry.department,
            lang=entry.lang,
            engagement=channel.engagement if channel else None,
            situations=frozenset(it.name for it in situations_of(self._desk, self.question, entry.department)),
        )


def list_places(entry: EntryRecord, house: House, now: datetime, *, question: str = "") -> tuple[Place, ...]:
    """Where the entry may be sent: plain text first, then the channels that it suits, by id.

    The moment is one at which its department is there: what fails only at night is no fault of the text.
    """
    asked = Question(question, situations=recognise(question, entry.lang)) if question else _NOTHING_ASKED
    suited = [channel for _, channel in sorted(house.channels.items()) if suits(entry, channel)]
    return tuple(
        Place(entry, house, channel, _find_open_moment(house, entry.department, channel, now), asked)
        for channel in (None, *suited)
    )


def suits(entry: EntryRecord, channel: ChannelRecord) -> bool:
    """Whether the entry may be sent there."""
    return not entry.channels or channel.id in entry.channels


def _find_open_moment(house: House, department: str, channel: ChannelRecord | None, now: datetime) -> datetime:
    record = house.departments.get(department)
    if record is None:
        return now
    try:
        there = department_of(record, channel.id if channel else None)
        span = next(open_spans(there, now, now + _SOON), None)
    except HoursUnreadable:
        return now
    return now if span is None else min(span.start + _SETTLED_IN, span.end)
