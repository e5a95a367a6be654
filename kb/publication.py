"""The states of an entry: each verb saves a new revision of its document with only that changed."""

from datetime import date
from typing import Any

from sqlmodel import Session

from kb.actor import Actor
from kb.asker import NOBODY, Asker
from kb.current import find_current
from kb.documents import EntryDocument
from kb.documents.entry import Status, entry_key
from kb.entries import EntryRecord, save_entry
from kb.errors import NotFound


def set_status(
    session: Session,
    entry_id: str,
    lang: str,
    status: Status,
    *,
    expected_revision: int,
    author: str,
    asker: Asker = NOBODY,
) -> EntryRecord:
    """Publishes the entry, archives it, or takes it back; variants without a status of their own follow.

    Raises:
        NotFound, StaleRevision, DocumentRefused: as for `save_entry`.
    """
    return _changed(session, entry_id, lang, {"status": status}, expected_revision, Actor(author, asker))


def verify_entry(
    session: Session,
    entry_id: str,
    lang: str,
    on: date,
    *,
    expected_revision: int,
    author: str,
    asker: Asker = NOBODY,
) -> EntryRecord:
    """Notes that its owner vouched for it on this day.

    Raises:
        NotFound, StaleRevision, DocumentRefused: as for `save_entry`.
    """
    return _changed(session, entry_id, lang, {"verified": on}, expected_revision, Actor(author, asker))


def _changed(
    session: Session, entry_id: str, lang: str, update: dict[str, Any], expected_revision: int, actor: Actor
) -> EntryRecord:
    current = find_current(session, "entry", entry_key(entry_id, lang))
    if current is None or not isinstance(current.document, EntryDocument):
        raise NotFound("entry", entry_key(entry_id, lang))
    document = current.document.model_copy(update=update)
    return save_entry(session, document, expected_revision=expected_revision, author=actor.who, asker=actor.asker)
