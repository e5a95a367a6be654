"""Shifts: the stretches in which a person works. They begin when somebody comes back, and end by themselves.

Invariant: of one person at most one shift is open, and it is the newest. A shift that nobody ended is over once its
person was away for a whole pause; it then ended when they were last seen, which is noted when they come back.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from kb.actor import Actor
from kb.audit import record_audit
from kb.errors import NotFound
from kb.tables import PersonRow, ShiftRow

NOTED_EVERY = timedelta(minutes=1)  # a write for every request would make all of them wait for each other
MAX_NOTE_CHARACTERS = 1_000


@dataclass(frozen=True, slots=True)
class Shift:
    """One shift; `previous_end` is when the one before it ended, None for a person's first.

    `handed_over`: its person said that it ended. `note` is what they left for those who come after.
    """

    number: int
    person_id: int
    began_at: datetime
    seen_at: datetime
    ended_at: datetime | None
    handed_over: bool
    note: str | None
    previous_end: datetime | None

    def is_over(self, now: datetime, pause: timedelta) -> bool:
        """Whether somebody who comes back at `now` begins another one, as they were away for a whole pause."""
        return now - max(self.seen_at, self.ended_at or self.seen_at) >= pause

    def needs_noting(self, now: datetime) -> bool:
        """Whether its person was last noted as seen long enough ago."""
        return self.ended_at is None and now - self.seen_at >= NOTED_EVERY


@dataclass(frozen=True, slots=True)
class HandOver:
    """What somebody left for those who come after."""

    name: str
    at: datetime
    note: str


def find_shift(session: Session, person_id: int) -> Shift | None:
    """The person's newest shift, or None."""
    rows = session.exec(_of(person_id).limit(2)).all()
    return _record(rows[0], rows[1] if len(rows) > 1 else None) if rows else None


def note_seen(session: Session, shift: Shift, now: datetime) -> None:
    """Remembers that its person was there; a moment before the one that is known changes nothing."""
    row = session.get(ShiftRow, shift.number, populate_existing=True)
    if row is not None and row.ended_at is None and row.seen_at < now:
        row.seen_at = now
        session.flush()


def begin_shift(session: Session, person_id: int, now: datetime, pause: timedelta) -> Shift:
    """The shift that the person is in, a new one where the last is over or was handed over.

    Call it in a transaction: two requests that come at once begin one shift.
    """
    before = session.exec(_of(person_id).limit(1).execution_options(populate_existing=True)).first()
    if before is not None and before.ended_at is None and now - before.seen_at < pause:
        return _get(session, person_id)
    if before is not None and before.ended_at is None:
        before.ended_at = before.seen_at
    session.add(ShiftRow(person_id=person_id, began_at=now, seen_at=now))
    session.flush()
    return _get(session, person_id)


def hand_over(session: Session, actor: Actor, person_id: int, now: datetime, *, note: str | None) -> Shift:
    """Ends the person's open shift; `note` is redacted before it comes here. One that has ended stays as it is.

    Raises:
        NotFound: they have none.
    """
    row = session.exec(_of(person_id).limit(1).execution_options(populate_existing=True)).first()
    if row is None:
        raise NotFound("shift", f"of person {person_id}")
    if row.ended_at is None:
        row.seen_at = row.ended_at = max(now, row.seen_at)
        row.handed_over, row.note = True, note
        after = {"ended_at": row.ended_at.isoformat(), "with_note": note is not None}
        record_audit(session, actor, "ended", "shift", str(row.number), after=after, at=now)
        session.flush()
    return _get(session, person_id)


def list_hand_overs(session: Session, since: datetime, *, but: int | None = None, limit: int = 20) -> list[HandOver]:
    """The notes that were left since then, newest first, without those of one person."""
    query = (
        select(PersonRow.name, ShiftRow.ended_at, ShiftRow.note)
        .join(PersonRow, col(PersonRow.id) == ShiftRow.person_id)
        .where(col(ShiftRow.ended_at) > since, col(ShiftRow.note).is_not(None), ShiftRow.person_id != (but or 0))
        .order_by(col(ShiftRow.ended_at).desc())
        .limit(limit)
    )
    return [HandOver(name, at, note) for name, at, note in session.exec(query) if at is not None and note]


def _of(person_id: int) -> SelectOfScalar[ShiftRow]:
    return select(ShiftRow).where(ShiftRow.person_id == person_id).order_by(col(ShiftRow.number).desc())


def _get(session: Session, person_id: int) -> Shift:
    shift = find_shift(session, person_id)
    if shift is None:
        raise NotFound("shift", f"of person {person_id}")
    return shift


def _record(row: ShiftRow, before: ShiftRow | None) -> Shift:
    return Shift(
        number=row.number or 0,
        person_id=row.person_id,
        began_at=row.began_at,
        seen_at=row.seen_at,
        ended_at=row.ended_at,
        handed_over=row.handed_over,
        note=row.note,
        previous_end=None if before is None else before.ended_at or before.seen_at,
    )
