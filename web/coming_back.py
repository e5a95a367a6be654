"""What a person finds who comes back: gathered from the store into one value that the page places."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from answers.shifts.changes import Days, EntryHistory, find_change
from answers.shifts.reader import Reader
from answers.shifts.since import Since
from kb.channels import list_channels
from kb.database import Session
from kb.departments import list_departments
from kb.history import Languages, read_entries_at, read_entries_now
from kb.must_reads import MustRead, list_unread
from kb.shifts import Shift, list_hand_overs
from web.change_words import say_summary
from web.promise_lines import PromiseLine, list_open_promises
from web.reading_for import reader_of
from web.services import get_services
from web.shift_view import (
    AT_ONCE,
    ChangeGroup,
    FactLine,
    MustReadCard,
    Names,
    NoteLine,
    TextChange,
    group_changes,
    list_texts,
    make_facts,
    make_must_read,
    make_notes,
)
from web.visitor import Visitor
from web.waiting_lines import WaitingLine, list_answered
from web.words import say_moment
from web.zones import find_zone

_FIRST_DAYS = 7  # that somebody may look back who was never here before


@dataclass(frozen=True, slots=True)
class ComingBack:
    """The page. `since` is None for a first shift, before which nothing can have changed for this person.

    `next_start` is where the following changes begin, None where these are all.
    """

    since: str | None
    days: int | None
    zone: str
    summary: str
    must_reads: tuple[MustReadCard, ...]
    promises: tuple[PromiseLine, ...]
    answered: tuple[WaitingLine, ...]
    notes: tuple[NoteLine, ...]
    groups: tuple[ChangeGroup, ...]
    facts: tuple[FactLine, ...]
    shown: str
    next_start: int | None
    is_handed_over: bool

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all to tell."""
        return not (self.must_reads or self.promises or self.answered or self.notes or self.groups or self.facts)


def find_names(visitor: Visitor, db: Session, now: datetime) -> Names:
    """What things are called on this visitor's pages, and in which zone their moments are said."""
    departments = list_departments(db)
    zone = find_zone(visitor, departments)
    channels = {it.id: it.name for it in list_channels(db)}
    return Names({it.id: it.name for it in departments}, channels, zone, now.astimezone(zone))


def read_coming_back(
    visitor: Visitor, db: Session, shift: Shift | None, now: datetime, *, days: int | None = None, start: int = 0
) -> ComingBack:
    """What changed since the last shift, or in so many `days`; the changes from number `start` on."""
    names = find_names(visitor, db, now)
    left = now - timedelta(days=days) if days else shift.previous_end if shift else None
    since = Since(now, now, (), ()) if left is None else _read(visitor, db, left, now)
    unread = list_unread(db, visitor.asker.person_id or 0, visitor.role, visitor.departments, now.date())
    must_reads = _must_reads(visitor, db, unread, names)
    shown = since.entries[start : start + AT_ONCE]
    following = start + AT_ONCE if len(since.entries) > start + AT_ONCE else None
    return ComingBack(
        since=None if left is None else say_moment(left.astimezone(names.zone)),
        days=days,
        zone=names.zone.key,
        summary=say_summary(since, len(unread)),
        must_reads=must_reads,
        promises=list_open_promises(visitor, db, names)[0],
        answered=list_answered(visitor, db, names),
        notes=make_notes(list_hand_overs(db, left or _first(now), but=visitor.asker.person_id), names),
        groups=group_changes(shown, names, {it.entry for it in must_reads if it.entry and it.texts}),
        facts=make_facts(since, names) if start == 0 else (),
        shown=f"{start + 1} to {start + len(shown)} of {len(since.entries)}" if start or following else "",
        next_start=following,
        is_handed_over=shift is not None and shift.handed_over,
    )


def _read(visitor: Visitor, db: Session, left: datetime, now: datetime) -> Since:
    return get_services().historian.read(db, reader_of(visitor), left, now)


def _first(now: datetime) -> datetime:
    return now - timedelta(days=_FIRST_DAYS)


def _must_reads(visitor: Visitor, db: Session, unread: Sequence[MustRead], names: Names) -> tuple[MustReadCard, ...]:
    """Each with what changed in its entry since just before it was made, as far as this visitor may see that."""
    reader, now = reader_of(visitor), names.now.astimezone(UTC)
    ids = list(dict.fromkeys(it.entry_id for it in unread if it.entry_id is not None))
    current = read_entries_now(db, ids)
    titles: dict[str, str] = {}
    for entry_id, languages in current.items():
        seen = [it for it in languages.values() if reader.may_see(it, now.date())]
        if seen:
            titles[entry_id] = next((it.title for it in seen if it.is_source), seen[0].title)
    cards = []
    for it in unread:
        entry_id = it.entry_id or ""
        texts = _texts(reader, db, it, current[entry_id], now) if entry_id in titles else ()
        cards.append(make_must_read(it, titles.get(entry_id), names, texts))
    return tuple(cards)


def _texts(reader: Reader, db: Session, it: MustRead, there: Languages, now: datetime) -> tuple[TextChange, ...]:
    entry_id = it.entry_id or ""
    then = read_entries_at(db, [entry_id], it.at, now={entry_id: there})
    days = Days(it.at.astimezone(UTC).date(), now.date())
    change = find_change(EntryHistory(entry_id, then[entry_id], there), reader, days)
    return list_texts(change.differences) if change is not None else ()
