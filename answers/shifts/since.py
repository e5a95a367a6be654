"""What changed since a moment: entries, and values that answers use, those first that a reader used or may need.

All of it is read from revisions and dates; nothing is kept for it. Histories are the same for all readers, so they are
kept in memory as of one revision of the store and one day.
"""

import threading
from collections import OrderedDict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from answers.shifts.changes import ChangedEntry, Days, EntryHistory, find_change, find_source
from answers.shifts.reader import Reader
from kb.database import Session, get_store_revision
from kb.day_changes import list_dated_entries, list_expired_facts
from kb.fact_users import list_fact_users
from kb.facts import FactRecord, list_facts
from kb.history import Languages, RevisionLine, list_revised, read_entries_at, read_entries_now, read_facts_at
from kb.usage import count_used, weigh_suggested

_GRAVEST_FIRST = ("withdrawn", "lapsed", "changed", "new")
_KEPT = 6_000  # entries in all histories that are kept: 75 MB at most


@dataclass(frozen=True, slots=True)
class ChangedFact:
    """A value that answers use and that is different now, or whose last day passed (`expired`).

    `entries` are the answers that use it and that the reader may see, ids with titles, those first that they used.
    """

    name: str
    before: FactRecord | None
    after: FactRecord | None
    expired: date | None
    entries: tuple[tuple[str, str], ...]
    at: datetime | None = None
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Since:
    """All that changed for a reader between two moments: the entries in the order in which they are to be read."""

    since: datetime
    until: datetime
    entries: tuple[ChangedEntry, ...]
    facts: tuple[ChangedFact, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not self.entries and not self.facts


@dataclass(frozen=True, slots=True)
class _FactHistory:
    name: str
    then: FactRecord | None
    now: FactRecord | None
    expired: date | None
    revisions: tuple[RevisionLine, ...]
    users: Mapping[str, Languages]


@dataclass(frozen=True, slots=True)
class _Histories:
    """What happened, and by role and departments what of it somebody notices."""

    entries: tuple[EntryHistory, ...]
    facts: tuple[_FactHistory, ...]
    noticed: dict[tuple[str, frozenset[str]], tuple[ChangedEntry, ...]] = field(default_factory=dict)

    def changes_for(self, reader: Reader, days: Days) -> tuple[ChangedEntry, ...]:
        """The entries that changed for such a reader."""
        kind = (reader.role, reader.departments)
        if kind not in self.noticed:
            found = (find_change(it, reader, days) for it in self.entries)
            self.noticed[kind] = tuple(it for it in found if it is not None)
        return self.noticed[kind]


class Historian:
    """Finds out what changed; safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[int, datetime, date], _Histories] = OrderedDict()

    def read(self, session: Session, reader: Reader, since: datetime, now: datetime) -> Since:
        """What changed for the reader after `since`."""
        days = Days(since.astimezone(UTC).date(), now.astimezone(UTC).date())
        histories = self._histories(session, since, days)
        used = count_used(session, reader.person_id) if reader.person_id is not None else {}
        weights = weigh_suggested(session, reader.person_id) if reader.person_id is not None else {}
        entries = [
            replace(it, used=used.get(it.id, 0), weight=weights.get(it.id, 0))
            if it.id in used or it.id in weights
            else it
            for it in histories.changes_for(reader, days)
        ]
        facts = [fact for it in histories.facts if (fact := _find_fact(it, reader, days.today, used)) is not None]
        entries.sort(key=lambda it: (_rank(it), -it.used, -it.weight, -(it.at or now).timestamp(), it.id))
        return Since(since, now, tuple(entries), tuple(facts))

    def _histories(self, session: Session, since: datetime, days: Days) -> _Histories:
        key = (get_store_revision(session), since, days.today)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = _Histories(_list_entries(session, since, days), _list_facts(session, since, days))
        with self._lock:
            for old in [it for it in self._kept if it[0] != key[0]]:
                del self._kept[old]  # of another revision: nobody asks for it again
            self._kept[key] = made
            while len(self._kept) > 1 and sum(len(it.entries) for it in self._kept.values()) > _KEPT:
                self._kept.popitem(last=False)
        return made


def _rank(it: ChangedEntry) -> tuple[int, int]:
    """What the reader used, then what is asked where they work, then the rest; of each first what must not be sent."""
    return (0 if it.used else 1 if it.weight else 2, _GRAVEST_FIRST.index(it.kind))


def _list_entries(session: Session, since: datetime, days: Days) -> tuple[EntryHistory, ...]:
    revisions: dict[str, list[RevisionLine]] = {}
    for line in list_revised(session, "entry", since):
        revisions.setdefault(line.key.rpartition(":")[0], []).append(line)
    ids = sorted({*revisions, *list_dated_entries(session, days.left, days.today)})
    now = read_entries_now(session, ids)
    keys = {line.key for lines in revisions.values() for line in lines}
    then = read_entries_at(session, ids, since, now=now, revised=keys)
    return tuple(EntryHistory(it, then[it], now[it], tuple(revisions.get(it, ()))) for it in ids)


def _list_facts(session: Session, since: datetime, days: Days) -> tuple[_FactHistory, ...]:
    revisions: dict[str, list[RevisionLine]] = {}
    for line in list_revised(session, "fact", since):
        revisions.setdefault(line.key, []).append(line)
    expired = list_expired_facts(session, days.left, days.today)
    names = sorted({*revisions, *expired})
    if not names:
        return ()
    now = {fact.name: fact for fact in list_facts(session)}
    then = {**now, **dict.fromkeys(revisions), **read_facts_at(session, revisions.keys(), since)}
    users = list_fact_users(session, names)
    entries = read_entries_now(session, sorted(set().union(*users.values())))
    return tuple(
        _FactHistory(
            name,
            then.get(name),
            now.get(name),
            _ended(now.get(name), name, expired),
            tuple(revisions.get(name, ())),
            {entry_id: entries[entry_id] for entry_id in users[name]},
        )
        for name in names
    )


def _ended(fact: FactRecord | None, name: str, expired: Collection[str]) -> date | None:
    return fact.expires if fact is not None and name in expired else None


def _find_fact(history: _FactHistory, reader: Reader, today: date, used: Mapping[str, int]) -> ChangedFact | None:
    """The fact as the reader notices it in answers: with another value, or past its last day."""
    then, now = history.then, history.now
    differs = then is not None and now is not None and then.value != now.value
    seen = {
        entry_id: find_source(visible).title
        for entry_id, languages in history.users.items()
        if (visible := {lang: it for lang, it in languages.items() if reader.may_see(it, today)})
    }
    if not seen or not (differs or history.expired):
        return None
    told = history.revisions if differs else ()
    return ChangedFact(
        history.name,
        then,
        now,
        history.expired,
        tuple(sorted(seen.items(), key=lambda it: (-used.get(it[0], 0), it[0]))),
        told[-1].at if told else None,
        tuple(dict.fromkeys(it.author for it in reversed(told))),
    )
