"""Leases: of several processes, one does a kind of work; when it dies, another takes over."""

from datetime import datetime, timedelta

from sqlmodel import Session

from kb.tables import LeaseRow


def take_lease(session: Session, name: str, holder: str, *, now: datetime, seconds: float) -> bool:
    """Whether `holder` has the work `name` from `now` on for so many seconds; it may take again what is its own.

    Call it in a transaction of the store, which lets one writer in at a time.
    """
    row = session.get(LeaseRow, name, populate_existing=True)
    if row is not None and row.holder != holder and row.until > now:
        return False
    if row is None:
        row = LeaseRow(name=name, holder=holder, until=now)
    row.holder, row.until = holder, now + timedelta(seconds=seconds)
    session.add(row)
    session.flush()
    return True
