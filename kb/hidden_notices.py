"""The notices that a person has read and hidden."""

from datetime import datetime

from sqlmodel import Session, col, select

from kb.bell import ring
from kb.errors import ValueRefused
from kb.tables import HiddenNoticeRow

_MAX_CHARACTERS = 200


def hide_notice(session: Session, person_id: int, notice: str, at: datetime) -> None:
    """Keeps this notice from this person from now on.

    Raises:
        ValueRefused: no notice could have this id.
    """
    if not notice or len(notice) > _MAX_CHARACTERS:
        raise ValueRefused("id", "There is no such notice: reload the page.")
    if session.get(HiddenNoticeRow, (person_id, notice)) is None:
        session.add(HiddenNoticeRow(person_id=person_id, notice=notice, at=at))
        ring(session)


def list_hidden_notices(session: Session, person_id: int) -> frozenset[str]:
    """The ids of the notices that this person has hidden."""
    return frozenset(session.exec(select(HiddenNoticeRow.notice).where(col(HiddenNoticeRow.person_id) == person_id)))
