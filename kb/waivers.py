"""Waivers: a must that somebody set aside for one suggestion, and why. Append-only; the same twice is kept once."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from kb.asker import Asker
from kb.columns import utc_now
from kb.documents.limits import MAX_LINE_CHARACTERS
from kb.errors import ValueRefused
from kb.receipts import Receipt
from kb.tables import WaiverRow

_LEAST_WORDS, _LEAST_CHARACTERS = 3, 10


@dataclass(frozen=True, slots=True)
class Waiver:
    """One must that was set aside; `check` is None for an item that a person ticks."""

    number: int
    receipt_id: str
    guideline: str
    check: str | None
    reason: str
    asker: Asker
    at: datetime


def record_waiver(
    session: Session, receipt: Receipt, *, guideline: str, check: str | None, reason: str, asker: Asker
) -> Waiver:
    """Keeps that a must was set aside for this suggestion; `reason` is redacted before it comes here.

    The same again from the same asker gives what is there already.

    Raises:
        ValueRefused: the reason is empty, too short to be one, or too long.
    """
    reason = _read_reason(reason)
    for earlier in list_waivers(session, receipt.id):
        if (earlier.guideline, earlier.check, earlier.reason, earlier.asker) == (guideline, check, reason, asker):
            return earlier
    row = WaiverRow(
        receipt_id=receipt.id,
        guideline=guideline,
        check_name=check,
        reason=reason,
        person_id=asker.person_id,
        token_id=asker.token_id,
        at=utc_now(),
    )
    session.add(row)
    session.flush()
    return _record(row)


def list_waivers(session: Session, receipt_id: str) -> tuple[Waiver, ...]:
    """All that was set aside for a suggestion, in order."""
    rows = session.exec(select(WaiverRow).where(WaiverRow.receipt_id == receipt_id).order_by(col(WaiverRow.number)))
    return tuple(_record(row) for row in rows)


def _read_reason(reason: str) -> str:
    words = reason.split()
    reason = " ".join(words)
    if not words:
        raise ValueRefused("reason", "A waiver needs a reason: write why this reply may go without it.")
    if len(words) < _LEAST_WORDS or len(reason) < _LEAST_CHARACTERS:
        message = (
            "That reason is too short to understand later: write in three words or more why this reply may go without "
            "it, such as “the customer asked for English”."
        )
        raise ValueRefused("reason", message)
    if len(reason) > MAX_LINE_CHARACTERS:
        raise ValueRefused("reason", f"That reason is too long: write at most {MAX_LINE_CHARACTERS:,} characters.")
    return reason


def _record(row: WaiverRow) -> Waiver:
    return Waiver(
        number=row.number or 0,
        receipt_id=row.receipt_id,
        guideline=row.guideline,
        check=row.check_name,
        reason=row.reason,
        asker=Asker(row.person_id, row.token_id),
        at=row.at,
    )
