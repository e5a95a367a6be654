"""The due times that holding replies named, so that a promise is opened with the time that was said."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import delete, insert
from sqlmodel import Session, col, select

from kb.tables import HoldingRow


@dataclass(frozen=True, slots=True)
class NamedDue:
    """What a holding reply to a suggestion named, at a moment; `timezone` and `takes_days` as in its row."""

    receipt_id: str
    department: str
    due_at: datetime
    at: datetime
    timezone: str | None = None
    takes_days: bool = False


def add_named_dues(session: Session, dues: Iterable[NamedDue]) -> None:
    """Writes them down for a suggestion that has none yet, one a department."""
    rows = [asdict(due) for due in dues]
    if rows:
        # Many a question pays for this: past the ORM, as for its receipt.
        session.connection().execute(insert(HoldingRow), rows)


def put_named_due(session: Session, due: NamedDue) -> None:
    """Writes it down in place of what the department's holding reply named before."""
    same = (col(HoldingRow.receipt_id) == due.receipt_id, col(HoldingRow.department) == due.department)
    session.connection().execute(delete(HoldingRow).where(*same))
    add_named_dues(session, (due,))


def list_named_dues(session: Session, receipt_id: str) -> tuple[NamedDue, ...]:
    """The due times that were named for a suggestion, one a department, in the order of the departments."""
    query = select(HoldingRow).where(HoldingRow.receipt_id == receipt_id).order_by(col(HoldingRow.department))
    return tuple(NamedDue(**row.model_dump()) for row in session.exec(query))
