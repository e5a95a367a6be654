"""The bell: rung by every change that somebody who has a page open must see at once.

One number beside the store's revision, so that one cheap read tells every page whether there is news.
"""

from sqlalchemy import update
from sqlmodel import Session, col

from kb.errors import DatabaseUnusable
from kb.tables import StoreRow

_RUNG = "bell_rung"

Stamp = tuple[int, int]  # the store's revision, and how often the bell was rung


def ring(session: Session) -> None:
    """Lets every open page look again once this transaction is committed."""
    if _RUNG not in session.info:
        session.execute(update(StoreRow).values(bell=col(StoreRow.bell) + 1))
        session.info[_RUNG] = True


def get_stamp(session: Session) -> Stamp:
    """What is the same for as long as nobody changed anything that notices tell of."""
    row = session.connection().exec_driver_sql("SELECT revision, bell FROM store").first()
    if row is None:
        raise DatabaseUnusable("", "it was never set up")
    return int(row[0]), int(row[1])
