"""How often entries were used by a person, and how often they were suggested where that person works."""

from collections import Counter

from sqlalchemy import func
from sqlmodel import Session, col, select

from kb.tables import OutcomeRow, ReceiptRow

_NEWEST = 2_000  # receipts that are looked at: some days of a busy desk
_OWN = 3  # what was suggested to the person counts so many times


def count_used(session: Session, person_id: int) -> dict[str, int]:
    """By entry, how often this person copied or sent it."""
    row = OutcomeRow
    query = select(row.entry_id, func.count()).where(
        row.person_id == person_id, row.kind != "dismissed", col(row.entry_id).is_not(None)
    )
    return {entry_id: count for entry_id, count in session.exec(query.group_by(col(row.entry_id))) if entry_id}


def weigh_suggested(session: Session, person_id: int) -> dict[str, int]:
    """By entry, a weight of how often it was suggested lately: to this person, and to all on the channels they use."""
    row = ReceiptRow
    query = select(row.person_id, row.channel, row.shown).order_by(col(row.at).desc()).limit(_NEWEST)
    receipts = session.exec(query).all()
    channels = {channel for who, channel, _ in receipts if who == person_id}
    weights: Counter[str] = Counter()
    for who, channel, shown in receipts:
        weight = _OWN if who == person_id else int(channel in channels)
        if weight:
            weights.update({entry_id: weight for entry_id, *_ in shown})
    return dict(weights)
