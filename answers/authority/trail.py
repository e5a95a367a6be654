"""The line of the trail for a reply that went out in other words: that it differs and by how much, never the words."""

from collections.abc import Sequence
from datetime import datetime

from answers.authority.differing import count_changed
from kb.actor import Actor
from kb.audit import record_audit
from kb.database import Session
from kb.outcomes import Outcome
from kb.receipts import Receipt


def record_differing(
    session: Session, actor: Actor, receipt: Receipt, outcomes: Sequence[Outcome], *, at: datetime
) -> None:
    """One line for the reply that these outcomes are about, where it differs from what was cleared."""
    differing = [it for it in outcomes if it.difference]
    if not differing:
        return
    difference = differing[0].difference or ()
    after = {
        "entries": [it.entry_id for it in differing],
        "places": len(difference),
        "characters": count_changed(difference),
    }
    record_audit(session, actor, "sent with changes", "suggestion", receipt.id, after=after, at=at)
