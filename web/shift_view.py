"""What a person finds when they come back, as the page places it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from answers.shifts.changes import ChangedEntry, Difference
from answers.shifts.redline import Piece, redline, shorten
from answers.shifts.since import ChangedFact, Since
from kb.must_reads import MustRead
from kb.shifts import HandOver
from web.change_words import KINDS, say_change, say_fact
from web.words import say_language, say_recent

AT_ONCE = 50  # changed entries on a page


@dataclass(frozen=True, slots=True)
class Names:
    """What departments, channels and the moments of the page are called."""

    departments: Mapping[str, str]
    channels: Mapping[str, str]
    zone: ZoneInfo
    now: datetime

    def when(self, moment: datetime) -> str:
        """A moment in words, in the page's zone."""
        return say_recent(moment.astimezone(self.zone), self.now)


@dataclass(frozen=True, slots=True)
class TextChange:
    """The wording of one language, then and now."""

    lang: str
    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ChangeCard:
    """A changed entry."""

    id: str
    lang: str
    title: str
    kind: str
    kind_label: str
    department: str
    is_readable: bool
    sentences: tuple[str, ...]
    texts: tuple[TextChange, ...]
    notes: tuple[str, ...]
    told: str


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """Changed entries that concern the reader alike."""

    label: str
    cards: tuple[ChangeCard, ...]


@dataclass(frozen=True, slots=True)
class FactLine:
    """A changed value, and some of the answers that use it."""

    name: str
    description: str | None
    said: str
    told: str
    entries: tuple[tuple[str, str], ...]
    more: int


@dataclass(frozen=True, slots=True)
class MustReadCard:
    """What has to be ticked; `texts` is what changed in the entry that it is about."""

    number: int
    text: str
    told: str
    entry: str | None
    title: str | None
    texts: tuple[TextChange, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteLine:
    """What a colleague left."""

    name: str
    when: str
    note: str


_GROUPS = ("You have used these", "Often asked where you work", "Others")
_ENTRIES_OF_A_FACT = 5


def group_changes(
    entries: Sequence[ChangedEntry], names: Names, told_above: Collection[str] = ()
) -> tuple[ChangeGroup, ...]:
    """The entries in the order that they come in, under what they are to the reader.

    The wording of those that are `told_above` (ids) stands there already.
    """
    groups: dict[str, list[ChangeCard]] = {}
    for entry in entries:
        label = _GROUPS[0] if entry.used else _GROUPS[1] if entry.weight else _GROUPS[2]
        card = make_change(entry, names)
        groups.setdefault(label, []).append(replace(card, texts=()) if entry.id in told_above else card)
    return tuple(ChangeGroup(label, tuple(cards)) for label, cards in groups.items())


def make_change(entry: ChangedEntry, names: Names) -> ChangeCard:
    """A changed entry as a card."""
    return ChangeCard(
        id=entry.id,
        lang=entry.lang,
        title=entry.title,
        kind=entry.kind,
        kind_label=KINDS[entry.kind],
        department=names.departments.get(entry.department, entry.department),
        is_readable=entry.kind in {"new", "changed"} or (entry.kind == "lapsed" and entry.ended is None),
        sentences=say_change(entry, names.departments, names.channels),
        texts=list_texts(entry.differences),
        notes=entry.notes,
        told=_say_who(entry.by, entry.at, names),
    )


def list_texts(differences: Sequence[Difference]) -> tuple[TextChange, ...]:
    """The differences of the wording, language by language."""
    found = []
    for it in differences:
        if it.lang is not None and it.field != "title":
            pieces = shorten(redline(str(it.before or ""), str(it.after or "")))
            suffix = ", short version" if it.field == "short" else ""
            found.append(TextChange(it.lang, say_language(it.lang) + suffix, pieces))
    return tuple(found)


def make_facts(since: Since, names: Names) -> tuple[FactLine, ...]:
    """The changed values."""
    return tuple(_fact(it, names) for it in since.facts)


def make_must_read(it: MustRead, title: str | None, names: Names, texts: tuple[TextChange, ...] = ()) -> MustReadCard:
    """A must-read as a card; `title` is its entry's, None where there is none to be shown."""
    return MustReadCard(it.number, it.text, _say_who((it.by,), it.at, names), it.entry_id, title, texts)


def make_notes(notes: Sequence[HandOver], names: Names) -> tuple[NoteLine, ...]:
    """What colleagues left."""
    return tuple(NoteLine(it.name, names.when(it.at), it.note) for it in notes)


def _fact(it: ChangedFact, names: Names) -> FactLine:
    newest = it.after or it.before
    return FactLine(
        name=it.name,
        description=newest.description if newest else None,
        said=say_fact(it),
        told=_say_who(it.by, it.at, names),
        entries=it.entries[:_ENTRIES_OF_A_FACT],
        more=len(it.entries[_ENTRIES_OF_A_FACT:]),
    )


def _say_who(by: Sequence[str], at: datetime | None, names: Names) -> str:
    """Lotte Vermeer and Bo Smit, Friday 17:30."""
    if at is None:
        return ""
    who = by[0] if len(by) == 1 else f"{', '.join(by[:-1])} and {by[-1]}"
    return f"{who}, {names.when(at)}"
