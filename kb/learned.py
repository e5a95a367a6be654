"""Learned phrasings: questions that use has taught an entry, in one language. Which ones is decided elsewhere.

Invariant: a live one and the store's revision come and go in one transaction, so that every index follows. One that an
owner undid, or kept as a question of the entry's own, stays here under that state and is never learned again. One whose
outcomes were purged is held: it stays until somebody overrules it.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple

from sqlalchemy import tuple_
from sqlmodel import Session, col, select

from kb.actor import Actor
from kb.asker import NOBODY, Asker
from kb.audit import record_audit
from kb.columns import utc_now
from kb.documents.entry import entry_key
from kb.entry_rows import note_change
from kb.errors import NotFound
from kb.tables import LearnedPhrasingRow

State = Literal["live", "undone", "kept"]
EntryKey = tuple[str, str]  # an entry's id and language

_CHUNK = 400


class Taught(NamedTuple):
    """A phrasing that is to be live; `people` is how many stand behind it."""

    entry_id: str
    lang: str
    question_key: str
    text: str
    people: int


@dataclass(frozen=True, slots=True)
class LearnedPhrasing:
    """A learned phrasing; `by` is who undid or kept it, `at` when it came to its state, `held_at` as in its row."""

    number: int
    entry_id: str
    lang: str
    question_key: str
    text: str
    people: int
    state: State
    at: datetime
    by: str | None
    held_at: datetime | None = None


def list_live(session: Session, *, only: Collection[EntryKey] | None = None) -> dict[EntryKey, tuple[str, ...]]:
    """The texts that are live, by entry and language; `only` narrows them to these."""
    query = select(LearnedPhrasingRow).where(LearnedPhrasingRow.state == "live").order_by(_NUMBER)
    keys: Sequence[EntryKey] = sorted(only or ())
    chunks: Iterable[Sequence[EntryKey]] = (keys[start : start + _CHUNK] for start in range(0, len(keys), _CHUNK))
    found: dict[EntryKey, list[str]] = {}
    for each in [query] if only is None else [query.where(_KEY.in_(chunk)) for chunk in chunks]:
        for row in session.exec(each):
            found.setdefault((row.entry_id, row.lang), []).append(row.text)
    return {key: tuple(texts) for key, texts in found.items()}


def list_learned(session: Session, entry_id: str, *, state: State | None = "live") -> tuple[LearnedPhrasing, ...]:
    """An entry's learned phrasings in all languages, in the order in which they came."""
    query = select(LearnedPhrasingRow).where(LearnedPhrasingRow.entry_id == entry_id).order_by(_NUMBER)
    if state is not None:
        query = query.where(LearnedPhrasingRow.state == state)
    return tuple(_record(row) for row in session.exec(query))


def list_settled(session: Session) -> set[tuple[str, str, str]]:
    """Entry, language and question key of all that an owner has decided on, which learning leaves alone."""
    query = select(LearnedPhrasingRow.entry_id, LearnedPhrasingRow.lang, LearnedPhrasingRow.question_key)
    return set(session.exec(query.where(LearnedPhrasingRow.state != "live")))


def get_learned(session: Session, entry_id: str, number: int) -> LearnedPhrasing:
    """A live phrasing of the entry.

    Raises:
        NotFound: there is none, or not any more.
    """
    return _record(_get(session, entry_id, number))


def list_held(session: Session) -> set[tuple[str, str, str]]:
    """Entry, language and question key of what stays without the outcomes that taught it."""
    query = select(LearnedPhrasingRow.entry_id, LearnedPhrasingRow.lang, LearnedPhrasingRow.question_key)
    return set(
        session.exec(query.where(LearnedPhrasingRow.state == "live", col(LearnedPhrasingRow.held_at).is_not(None)))
    )


def hold_live(session: Session, keys: Collection[tuple[str, str]], *, now: datetime) -> int:
    """Lets what is live for these languages and question keys stay without its outcomes; gives how many are new."""
    rows = session.exec(
        select(LearnedPhrasingRow).where(LearnedPhrasingRow.state == "live", col(LearnedPhrasingRow.held_at).is_(None))
    )
    held = [row for row in rows if (row.lang, row.question_key) in keys]
    for row in held:
        row.held_at = now
    session.flush()
    return len(held)


def forget_learned(session: Session, keys: Collection[tuple[str, str]]) -> int:
    """Deletes what was learned for these languages and question keys, whatever became of it; gives how many."""
    gone = [
        row
        for row in session.exec(select(LearnedPhrasingRow).order_by(_NUMBER))
        if (row.lang, row.question_key) in keys
    ]
    for row in gone:
        session.delete(row)
    session.flush()
    for entry_id, lang in sorted({(row.entry_id, row.lang) for row in gone if row.state == "live"}):
        note_change(session, entry_id, lang)
    return len(gone)


def put_live(
    session: Session, wanted: Iterable[Taught], *, overruled: Collection[tuple[str, str, str]] = frozenset()
) -> int:
    """Makes exactly these live and gives the number of entries, by language, whose phrasings changed.

    What an owner has decided on is passed over, and what is held stays unless it is `overruled`. An entry whose
    phrasings stay is not noted as changed.
    """
    rows = {(row.entry_id, row.lang, row.question_key): row for row in session.exec(select(LearnedPhrasingRow))}
    kept: set[tuple[str, str, str]] = set()
    changed: set[EntryKey] = set()
    now = utc_now()
    for taught in wanted:
        key = taught[:3]
        row = rows.get(key)
        kept.add(key)
        if row is None:
            session.add(LearnedPhrasingRow(**taught._asdict(), state="live", at=now))
            changed.add(key[:2])
        elif row.state == "live" and row.people != taught.people:
            row.people = taught.people
    for key, row in rows.items():
        is_held = row.held_at is not None and key not in overruled
        if row.state == "live" and key not in kept and not is_held:
            session.delete(row)
            changed.add(key[:2])
    session.flush()
    for entry_id, lang in sorted(changed):
        note_change(session, entry_id, lang)
    return len(changed)


def settle_learned(
    session: Session, entry_id: str, number: int, state: Literal["undone", "kept"], *, by: str, asker: Asker = NOBODY
) -> LearnedPhrasing:
    """Takes a phrasing out of use for good: undone, or kept as a question of the entry's own.

    Raises:
        NotFound: there is no such live phrasing.
    """
    row = _get(session, entry_id, number)
    row.state, row.by, row.at = state, by, utc_now()
    record_audit(
        session,
        Actor(by, asker),
        state,
        "learned phrasing",
        entry_key(row.entry_id, row.lang),
        before={"number": number, "state": "live"},
        after={"number": number, "state": state},
        at=row.at,
    )
    session.flush()
    note_change(session, row.entry_id, row.lang)
    return _record(row)


_NUMBER = col(LearnedPhrasingRow.number)
_KEY = tuple_(col(LearnedPhrasingRow.entry_id), col(LearnedPhrasingRow.lang))


def _get(session: Session, entry_id: str, number: int) -> LearnedPhrasingRow:
    row = session.get(LearnedPhrasingRow, number, populate_existing=True)
    if row is None or row.entry_id != entry_id or row.state != "live":
        raise NotFound("learned phrasing", f"{entry_id} {number}")
    return row


def _record(row: LearnedPhrasingRow) -> LearnedPhrasing:
    values = row.model_dump()
    return LearnedPhrasing(**values)
