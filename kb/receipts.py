"""Receipts: what was suggested to which question, kept so that its outcome can be told and learned from."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import insert
from sqlmodel import Session, col, select

from kb.asker import Asker
from kb.errors import NotFound
from kb.tables import ReceiptRow

_CONFIDENCE_DIGITS = 4


class Shown(NamedTuple):
    """An entry in the language and revision that was shown.

    `asked` is the part of the message that it answers, redacted, where the message asks several things. `shipped` is
    the confidence before this library's outcomes moved it; None where nothing did.
    """

    entry_id: str
    lang: str
    revision: int
    confidence: float
    asked: str | None = None
    shipped: float | None = None

    @property
    def unmoved(self) -> float:
        """The confidence that learning from outcomes goes by."""
        return self.confidence if self.shipped is None else self.shipped


@dataclass(frozen=True, slots=True)
class Receipt:
    """One served suggestion. `question` is redacted before it comes here; `shown` begins with the best.

    `reference_digest` is of the case or the customer whom the caller named.
    """

    id: str
    at: datetime
    question: str
    lang: str | None
    channel: str | None
    outcome: str
    shown: tuple[Shown, ...]
    index_fingerprint: str
    store_revision: int
    asker: Asker
    role: str
    reference_digest: str | None = None

    def find_shown(self, entry_id: str) -> Shown | None:
        """How this entry was shown, or None where it was not."""
        return next((shown for shown in self.shown if shown.entry_id == entry_id), None)


def add_receipt(session: Session, receipt: Receipt) -> None:
    """Writes a receipt."""
    # Every question pays for this: one statement past the ORM takes a quarter of the time.
    session.connection().execute(
        insert(ReceiptRow),
        {
            "id": receipt.id,
            "at": receipt.at,
            "question": receipt.question,
            "lang": receipt.lang,
            "channel": receipt.channel,
            "outcome": receipt.outcome,
            "shown": [_list_values(it) for it in receipt.shown],
            "index_fingerprint": receipt.index_fingerprint,
            "store_revision": receipt.store_revision,
            "person_id": receipt.asker.person_id,
            "token_id": receipt.asker.token_id,
            "role": receipt.role,
            "reference_digest": receipt.reference_digest,
        },
    )


def get_receipt(session: Session, receipt_id: str) -> Receipt:
    """The receipt.

    Raises:
        NotFound: there is none.
    """
    row = session.get(ReceiptRow, receipt_id)
    if row is None:
        raise NotFound("suggestion", receipt_id)
    return record_of(row)


def list_newest_receipts(session: Session, limit: int) -> tuple[Receipt, ...]:
    """At most so many, the newest first."""
    rows = session.exec(select(ReceiptRow).order_by(col(ReceiptRow.at).desc(), col(ReceiptRow.id)).limit(limit))
    return tuple(record_of(row) for row in rows)


def record_of(row: ReceiptRow) -> Receipt:
    """The receipt that a row holds, for this package."""
    return Receipt(
        id=row.id,
        at=row.at,
        question=row.question,
        lang=row.lang,
        channel=row.channel,
        outcome=row.outcome,
        shown=tuple(Shown(*it) for it in row.shown),
        index_fingerprint=row.index_fingerprint,
        store_revision=row.store_revision,
        asker=Asker(row.person_id, row.token_id),
        role=row.role,
        reference_digest=row.reference_digest,
    )


def find_newest_fingerprint(session: Session) -> str | None:
    """The fingerprint of the index that answered last; None where nothing was asked."""
    return session.exec(select(ReceiptRow.index_fingerprint).order_by(col(ReceiptRow.at).desc()).limit(1)).first()


def _list_values(shown: Shown) -> list[Any]:
    confidence, shipped = round(shown.confidence, _CONFIDENCE_DIGITS), shown.shipped
    shipped = None if shipped is None else round(shipped, _CONFIDENCE_DIGITS)
    return [*shown[:3], confidence, shown.asked, *([] if shipped in {None, confidence} else [shipped])]
