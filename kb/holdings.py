"""The due times that holding replies named, so that a promise is opened with the time that was said."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from kb.tables import HoldingRow


@dataclass(frozen=True, slots=True)
class NamedDue:
    """What a holding reply to a suggestion named, at a moment; `timezone` as in its row."""

    receipt_id: str
    department: str
    due_at: datetime
    at: datetime
    timezone: str | None


def list_named_dues(session: Session, receipt_id: str) -> tuple[NamedDue, ...]:
    """The due times that were named for a suggestion, one a department, in the order of the departments."""
    query = select(HoldingRow).where(HoldingRow.receipt_id == receipt_id).order_by(col(HoldingRow.department))
    return tuple(NamedDue(**row.model_dump()) for row in session.exec(query))
