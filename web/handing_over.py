"""What somebody leaves behind: what they promised and nobody answered yet, and what they note for the next ones."""

from dataclasses import dataclass
from datetime import datetime

from kb.database import Session
from kb.shifts import Shift, list_hand_overs
from web.coming_back import find_names
from web.promise_lines import PromiseLine, list_open_promises
from web.shift_view import NoteLine, make_notes
from web.visitor import Visitor
from web.waiting_lines import WaitingLine, list_waiting


@dataclass(frozen=True, slots=True)
class HandingOver:
    """The page; `ended` is when the shift ended, None as long as it goes on."""

    ended: str | None
    note: str | None
    promises: tuple[PromiseLine, ...]
    more_promises: bool
    waiting: tuple[WaitingLine, ...]
    notes: tuple[NoteLine, ...]
    zone: str


def read_handing_over(visitor: Visitor, db: Session, shift: Shift | None, now: datetime) -> HandingOver:
    """What is open now."""
    names = find_names(visitor, db, now)
    promises, more = list_open_promises(visitor, db, names)
    began = shift.began_at if shift else now
    over = shift is not None and shift.handed_over
    return HandingOver(
        ended=names.when(shift.ended_at) if over and shift and shift.ended_at else None,
        note=shift.note if over and shift else None,
        promises=promises,
        waiting=list_waiting(visitor, db, names),
        more_promises=more,
        notes=make_notes(list_hand_overs(db, began, but=visitor.asker.person_id), names),
        zone=names.zone.key,
    )
