"""Edits of the small house at moments of our own."""

from datetime import UTC, datetime, timedelta

from kb.current import find_current
from kb.documents import EntryDocument, FactDocument
from kb.revisions import Change
from kb.saving import delete_document, save_document

LEFT = datetime(2100, 1, 15, 17, 12, tzinfo=UTC)  # when somebody left: long after the house was made
BACK = LEFT + timedelta(days=2)


def edit(store, key, at, *, author="Lotte Vermeer", note=None, **fields):
    """Saves the entry with these fields changed."""
    with store.transaction() as db:
        current = find_current(db, "entry", key)
        document = EntryDocument.model_validate({**current.document.model_dump(), **fields})
        change = Change(author, note=note, at=at)
        save_document(db, "entry", document, expected_revision=current.revision.number, change=change)


def add(store, at, **fields):
    """A new entry."""
    with store.transaction() as db:
        document = EntryDocument.model_validate(fields)
        save_document(db, "entry", document, expected_revision=None, change=Change("Lotte Vermeer", at=at))


def remove(store, key, at):
    """Deletes the entry."""
    with store.transaction() as db:
        current = find_current(db, "entry", key)
        change = Change("Lotte Vermeer", at=at)
        delete_document(db, "entry", key, expected_revision=current.revision.number, change=change)


def set_fact(store, name, at, **fields):
    """Saves the fact with these fields changed."""
    with store.transaction() as db:
        current = find_current(db, "fact", name)
        document = FactDocument.model_validate({**current.document.model_dump(), **fields})
        save_document(db, "fact", document, expected_revision=current.revision.number, change=Change("Bo Smit", at=at))
