"""The store's own row: which library this is, and the revision that every change of content raises."""

from sqlalchemy import update
from sqlmodel import Session, col, select

from kb.errors import DatabaseUnusable
from kb.tables import StoreRow

_RAISED = "store_revision_raised"


def get_store_revision(session: Session) -> int:
    """The store's revision; any change of content makes it larger."""
    # Every question begins with this, so it goes past the ORM: a tenth of the time.
    revision = session.connection().exec_driver_sql("SELECT revision FROM store").scalar()
    if revision is None:
        raise DatabaseUnusable("", "it was never set up")
    return int(revision)


def get_library_id(session: Session) -> str:
    """What tells this store from all others, copies made by import included."""
    return _get(session).library


def raise_store_revision(session: Session) -> int:
    """The revision that this transaction's changes belong to: one more than before, once per transaction."""
    if _RAISED not in session.info:
        session.execute(update(StoreRow).values(revision=col(StoreRow.revision) + 1))
        session.info[_RAISED] = session.exec(select(StoreRow.revision)).one()
    return int(session.info[_RAISED])


def _get(session: Session) -> StoreRow:
    row = session.exec(select(StoreRow).execution_options(populate_existing=True)).first()
    if row is None:
        raise DatabaseUnusable("", "it was never set up")
    return row
