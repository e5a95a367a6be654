"""Frozen topics: entries that are not suggested for the time being, and why.

A change raises the store's revision, so that every process leaves them out, or has them back, from its next answer on.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, or_, select

from kb.actor import Actor
from kb.audit import record_audit
from kb.crisis_text import read_reason, read_title, read_until
from kb.errors import NotFound, ValueRefused
from kb.store import raise_store_revision
from kb.tables import EntryRow, FreezeRow

MAX_ENTRIES = 300


@dataclass(frozen=True, slots=True)
class Freeze:
    """A frozen topic; no `until` means until somebody ends it."""

    number: int
    title: str
    reason: str
    entry_ids: tuple[str, ...]
    by: str
    at: datetime
    until: datetime | None = None
    ended_at: datetime | None = None
    ended_by: str | None = None

    def holds(self, now: datetime) -> bool:
        """Whether its entries are frozen at this moment."""
        return self.ended_at is None and (self.until is None or now < self.until)


def frozen_entries(freezes: Iterable[Freeze], now: datetime) -> Mapping[str, Freeze]:
    """The entries that are frozen at this moment, each with the newest freeze."""
    holding = sorted((it for it in freezes if it.holds(now)), key=lambda it: it.number)
    return {entry_id: freeze for freeze in holding for entry_id in freeze.entry_ids}


def list_freezes(session: Session, now: datetime) -> tuple[Freeze, ...]:
    """Those that hold at this moment, newest first."""
    query = select(FreezeRow).where(
        col(FreezeRow.ended_at).is_(None), or_(col(FreezeRow.until).is_(None), col(FreezeRow.until) > now)
    )
    return tuple(_record(row) for row in session.exec(query.order_by(col(FreezeRow.number).desc())))


def get_freeze(session: Session, number: int) -> Freeze:
    """The freeze, whether it still holds or not.

    Raises:
        NotFound: there is none.
    """
    return _record(_get(session, number))


def add_freeze(
    session: Session,
    *,
    title: str,
    reason: str,
    entry_ids: Sequence[str],
    until: datetime | None = None,
    actor: Actor,
    now: datetime,
) -> Freeze:
    """Freezes these entries from now on.

    Raises:
        ValueRefused: the title, the reason, an entry or the end cannot be used.
    """
    row = FreezeRow(
        title=read_title(title),
        reason=read_reason(reason),
        entry_ids=_read_entries(session, entry_ids),
        by=actor.who,
        at=now,
        until=read_until(until, now),
    )
    session.add(row)
    session.flush()
    raise_store_revision(session)
    record_audit(session, actor, "froze", "freeze", str(row.number), after=_state(row), at=now)
    return _record(row)


def end_freeze(session: Session, number: int, *, actor: Actor, now: datetime) -> Freeze:
    """Lets the entries be suggested again; a freeze that has ended stays as it is.

    Raises:
        NotFound: there is none.
    """
    row = _get(session, number)
    if not _record(row).holds(now):
        return _record(row)
    before = _state(row)
    row.ended_at, row.ended_by = now, actor.who
    session.add(row)
    session.flush()
    raise_store_revision(session)
    record_audit(session, actor, "unfroze", "freeze", str(number), before=before, after=_state(row), at=now)
    return _record(row)


def _get(session: Session, number: int) -> FreezeRow:
    row = session.get(FreezeRow, number, populate_existing=True)
    if row is None:
        raise NotFound("freeze", str(number))
    return row


def _read_entries(session: Session, entry_ids: Sequence[str]) -> list[str]:
    wanted = list(dict.fromkeys(entry_ids))
    if not wanted:
        raise ValueRefused("entries", "A freeze needs entries: choose at least one.")
    if len(wanted) > MAX_ENTRIES:
        raise ValueRefused("entries", f"That is more than {MAX_ENTRIES} entries: freeze them in several steps.")
    known = set(session.exec(select(EntryRow.id).where(col(EntryRow.id).in_(wanted))))
    missing = [entry_id for entry_id in wanted if entry_id not in known]
    if missing:
        raise ValueRefused("entries", f"There is no entry `{missing[0][:80]}`: check its id.")
    return wanted


def _state(row: FreezeRow) -> dict[str, Any]:
    return {
        "title": row.title,
        "entries": list(row.entry_ids),
        "until": row.until.isoformat() if row.until else None,
        "ended_at": row.ended_at.isoformat() if row.ended_at else None,
    }


def _record(row: FreezeRow) -> Freeze:
    return Freeze(
        number=row.number or 0,
        title=row.title,
        reason=row.reason,
        entry_ids=tuple(row.entry_ids),
        by=row.by,
        at=row.at,
        until=row.until,
        ended_at=row.ended_at,
        ended_by=row.ended_by,
    )
