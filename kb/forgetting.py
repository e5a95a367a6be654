"""All that belongs to one customer's reference: finding it by the digest, and deleting it in one transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, delete, select
from sqlmodel import Session, SQLModel, col
from sqlmodel import select as select_rows

from kb.purge import delete_receipts
from kb.receipts import Receipt, record_of
from kb.tables import ReceiptRow, RiseRow

_CHUNK = 200
_FORGOTTEN = "[forgotten]"  # the title of a rise whose question was theirs


@dataclass(frozen=True, slots=True)
class Belongings:
    """What one reference leads to; ids in order. `drafts` are entries that were written from its questions."""

    receipts: tuple[Receipt, ...]
    promise_ids: tuple[str, ...]
    escalation_ids: tuple[str, ...]
    drafts: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is kept under the reference."""
        return not (self.receipts or self.promise_ids or self.escalation_ids)


def find_belongings(session: Session, digest: str) -> Belongings:
    """Everything under the digest, and what hangs together with it: a suggestion, its promise, its escalation."""
    promise, escalation = _table("promise"), _table("escalation")
    receipts = set(session.exec(select_rows(ReceiptRow.id).where(ReceiptRow.reference_digest == digest)))
    for table in (promise, escalation):
        query = select(table.c.receipt_id).where(table.c.reference_digest == digest, table.c.receipt_id.is_not(None))
        receipts |= set(session.execute(query).scalars())
    promises = _ids(session, promise, {"reference_digest": [digest], "receipt_id": receipts})
    escalations = _ids(
        session, escalation, {"reference_digest": [digest], "receipt_id": receipts, "promise_id": promises}
    )
    rows = _rows_by_id(session, sorted(receipts))
    drafts = select(escalation.c.draft_entry).where(escalation.c.id.in_(escalations))
    found = {draft for draft in session.execute(drafts).scalars() if draft}
    return Belongings(tuple(map(record_of, rows)), tuple(promises), tuple(escalations), tuple(sorted(found)))


def delete_belongings(session: Session, found: Belongings) -> dict[str, int]:
    """Deletes all of it, what is still open included; gives how many rows of each kind went."""
    receipt_ids = [receipt.id for receipt in found.receipts]
    subjects = (*found.promise_ids, *found.escalation_ids)
    counts = {
        "deliveries": _delete_by(session, "delivery", "subject_id", subjects),
        "moves": _delete_by(session, "promise_move", "promise_id", found.promise_ids),
        "escalations": _delete_by(session, "escalation", "id", found.escalation_ids),
        "promises": _delete_by(session, "promise", "id", found.promise_ids),
        "outcomes": _delete_by(session, "outcome", "receipt_id", receipt_ids),
        "waivers": _delete_by(session, "waiver", "receipt_id", receipt_ids),
        "due times": _delete_by(session, "holding", "receipt_id", receipt_ids),
        "rises": _take_out_of_rises(session, found.receipts),
    }
    return {"suggestions": delete_receipts(session, receipt_ids), **counts}


def _take_out_of_rises(session: Session, receipts: Sequence[Receipt]) -> int:
    """A rise is titled by one of its questions: where that is theirs, the title goes; the rise with its last one."""
    ids, changed = {receipt.id for receipt in receipts}, 0
    asked = {text for it in receipts for text in (it.question, *(shown.asked for shown in it.shown)) if text}
    for row in session.exec(select_rows(RiseRow).order_by(col(RiseRow.number))) if ids else ():
        left = [receipt_id for receipt_id in row.receipt_ids if receipt_id not in ids]
        if len(left) == len(row.receipt_ids) and row.title not in asked:
            continue
        changed += 1
        if not left:
            session.delete(row)
            continue
        row.receipt_ids = left
        row.title = _FORGOTTEN if row.title in asked else row.title
    session.flush()
    return changed


def _table(name: str) -> Table:
    return SQLModel.metadata.tables[name]


def _ids(session: Session, table: Table, by: dict[str, Iterable[str]]) -> list[str]:
    found: set[str] = set()
    for column, values in by.items():
        for chunk in _chunks(sorted(values)):
            found |= set(session.execute(select(table.c.id).where(table.c[column].in_(chunk))).scalars())
    return sorted(found)


def _rows_by_id(session: Session, ids: Sequence[str]) -> list[ReceiptRow]:
    return [
        row
        for chunk in _chunks(ids)
        for row in session.exec(
            select_rows(ReceiptRow).where(col(ReceiptRow.id).in_(chunk)).order_by(col(ReceiptRow.id))
        )
    ]


def _delete_by(session: Session, name: str, column: str, values: Sequence[Any]) -> int:
    table = _table(name)
    return sum(
        session.execute(delete(table).where(table.c[column].in_(chunk))).rowcount  # type: ignore[attr-defined]  # a cursor
        for chunk in _chunks(values)
    )


def _chunks(values: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (values[start : start + _CHUNK] for start in range(0, len(values), _CHUNK))
