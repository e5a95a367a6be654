"""What people tell of a question that nobody has written down: who they are, and what they were shown."""

from datetime import UTC, datetime

from kb.asker import Asker
from kb.receipts import Receipt, Shown

ANN, BOB, EVE = (Asker(person_id=number) for number in (1, 2, 3))
RECEIPT = Receipt(
    id="",
    at=datetime(2026, 11, 18, tzinfo=UTC),
    question="",
    lang="en",
    channel=None,
    outcome="adapt",
    shown=tuple(Shown(entry, "en", 1, 0.3) for entry in ("it/reset-password", "product/track-order", "it/vpn")),
    index_fingerprint="f",
    store_revision=1,
    asker=ANN,
    role="agent",
)
ODD = "the courier threw my box over a fence"
SENT = "Your parcel is on its way."  # what was sent, where it does not matter
