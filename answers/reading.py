"""What a suggestion needs from the store: the entries that may be shown, and the form that the reply takes.

Here, and nowhere else, is decided which entry may be shown to whom and in which language.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from answers.errors import QuestionRefused
from answers.house import House
from answers.language import say_language
from answers.question import Question
from answers.reply.fields import declared
from answers.reply.form import Answer, ChannelForm
from kb.channels import ChannelRecord
from kb.database import Session
from kb.documents import pick_language
from kb.entries import EntryRecord
from kb.freezes import Freeze, frozen_entries
from kb.guidelines import GuidelineRecord
from kb.pins import Pin, pick_pin

_NARROWED = ("agent", "ambassador")  # whose departments say what they see; an owner's say what they own


@dataclass(frozen=True, slots=True)
class Picked:
    """The variant of an entry that is shown, and what the person should know about the choice."""

    entry: EntryRecord
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frozen:
    """An entry that only a freeze keeps from being shown, and whose it is."""

    freeze: Freeze
    department: str


@dataclass(frozen=True, slots=True)
class Desk:
    """All that lies ready to write replies to one question. `lang` is the customer's language or None.

    `frozen` are the groups that are left out because of a freeze, and would be shown without it.
    """

    now: datetime
    lang: str | None
    channel: ChannelRecord | None
    picked: Mapping[str, Picked]
    house: House
    frozen: Mapping[str, Frozen] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The day of `now`."""
        return self.now.date()

    @property
    def channel_id(self) -> str | None:
        """The channel's id, None without a channel."""
        return self.channel.id if self.channel else None

    @property
    def audience(self) -> str | None:
        """Whether the channel is public or private, None without a channel."""
        return self.channel.audience if self.channel else None

    @property
    def pin(self) -> Pin | None:
        """The statement that is pinned for the channel now."""
        return pick_pin(self.house.pins, self.channel_id, self.now)

    @property
    def guidelines(self) -> Sequence[GuidelineRecord]:
        """All guidelines, whether they apply or not."""
        return self.house.guidelines

    def form(self, lang: str) -> ChannelForm:
        """What the channel asks of a reply in `lang`."""
        if self.channel is None:
            return ChannelForm(lang=lang)
        return ChannelForm(
            limit=self.channel.limit,
            counting=self.channel.counting,
            markup=self.channel.markup,
            prefers_short=self.channel.length == "short",
            greeting=pick_language(self.channel.greeting, lang) or "",
            signature=pick_language(self.channel.signature, lang) or "",
            close=pick_language(self.channel.close, lang) or "",
            address=self.channel.address.get(lang),
            channel=self.channel.id,
            lang=lang,
        )

    def facts(self, lang: str) -> tuple[dict[str, object], dict[str, str]]:
        """The facts' values in `lang`, and the owners of those that have lapsed, by name."""
        values: dict[str, object] = {fact.name: fact.value_in(lang) for fact in self.house.facts}
        lapsed = {
            fact.name: self.department_name(fact.owner or "its owner")
            for fact in self.house.facts
            if fact.is_expired(self.today)
        }
        return values, lapsed

    def department_name(self, department: str) -> str:
        """A department as a person at the keyboard calls it."""
        found = self.house.departments.get(department)
        return found.name if found else department


def answer_of(entry: EntryRecord) -> Answer:
    """What a reply says of an entry."""
    fields = {name: declared(name, it.type, it.hint, tuple(it.choices)) for name, it in entry.blanks.items()}
    return Answer(entry.answer, entry.short, fields)


def may_be_shown(entry: EntryRecord, role: str, today: date, departments: Collection[str] = ()) -> bool:
    """Whether somebody may see an entry as an answer: published, in its dates, cleared for their role, and theirs.

    `departments` narrow what an agent or an ambassador sees to these, where there are any; owners see all.
    """
    cleared = entry.audience == "all" or role != "ambassador"
    narrowed = departments if role in _NARROWED else ()
    within = not narrowed or entry.department in narrowed
    return entry.status == "published" and cleared and within and entry.is_valid(today)


def read_desk(
    session: Session,
    house: House,
    question: Question,
    groups: Sequence[str],
    lang: str | None,
    now: datetime,
    *,
    frozen_too: bool = False,
) -> Desk:
    """Reads the channel and the first `question.limit` entries that the asker may see, in the order of the groups.

    Two at least: without the second nobody could tell that two are near-equal. Entries of a frozen topic are left out,
    unless a draft is already made of one (`frozen_too`).

    Raises:
        QuestionRefused: The store has no such channel.
    """
    channel = _channel(house, question.channel)
    frozen_now = frozen_entries(house.freezes, now)
    frozen: dict[str, Frozen] = {}
    picked: dict[str, Picked] = {}
    wanted = max(question.limit, 2)
    for start in range(0, len(groups), wanted):
        for group, entries in _visible(session, house, question, groups[start : start + wanted], now.date()).items():
            if group in frozen_now:
                frozen[group] = Frozen(frozen_now[group], entries[0].department)
            if group not in frozen_now or frozen_too:
                picked[group] = _pick(entries, lang)
        if len(picked) >= wanted:
            break
    return Desk(now=now, lang=lang, channel=channel, picked=picked, house=house, frozen=frozen)


def _visible(
    session: Session, house: House, question: Question, groups: Sequence[str], today: date
) -> dict[str, list[EntryRecord]]:
    variants: dict[str, list[EntryRecord]] = {}
    for entry in house.variants_of(session, groups):
        if may_be_shown(entry, question.role, today, question.departments):
            variants.setdefault(entry.id, []).append(entry)
    return variants


def _channel(house: House, channel_id: str | None) -> ChannelRecord | None:
    if channel_id is None:
        return None
    if channel_id not in house.channels:
        known = ", ".join(sorted(house.channels)) or "none"
        raise QuestionRefused("channel", f"There is no channel “{channel_id}”: choose one of {known}.")
    return house.channels[channel_id]


def _pick(entries: Sequence[EntryRecord], lang: str | None) -> Picked:
    """The customer's language, else the entry's source, with a note that it has to be translated."""
    by_lang = {entry.lang: entry for entry in entries}
    source = next((entry for entry in entries if entry.is_source), entries[0])
    if lang is None or lang in by_lang:
        chosen = by_lang.get(lang or "", source)
        return Picked(chosen, _behind(chosen, source))
    wanted, has = say_language(lang), say_language(source.lang)
    return Picked(source, (f"There is no {wanted} version: this one is {has} and has to be translated first.",))


def _behind(chosen: EntryRecord, source: EntryRecord) -> tuple[str, ...]:
    if chosen.is_source or chosen.source_revision is None or chosen.source_revision >= source.revision:
        return ()
    has = say_language(source.lang)
    return (f"The {has} version has changed since this translation: compare before you send.",)
