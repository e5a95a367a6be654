"""Saves and deletes a document: its check, its revision, its row and the store's revision, all in one transaction."""

from kb.current import find_current, find_source
from kb.database import Session
from kb.documents import AnyDocument, Catalogue, EntryDocument, Kind, dump_document
from kb.documents.variants import settle_source, settle_variant
from kb.entry_rows import delete_entry_row, put_entry
from kb.errors import DocumentInUse, DocumentRefused, NotFound, StaleRevision
from kb.references import list_users
from kb.refusal import find_problems
from kb.revisions import Change, add_revision
from kb.rows import delete_row, put_row


def save_document(
    session: Session,
    kind: Kind,
    document: AnyDocument,
    *,
    expected_revision: int | None,
    change: Change,
    checks: Catalogue | None = None,
) -> int:
    """Saves the document and gives its revision; one that means the same as before makes no new one.

    `expected_revision` is the one that the change was made on, None for a new document. A guideline's check is looked
    up in `checks`, where they are given.

    Raises:
        StaleRevision: someone else changed, made or deleted it meanwhile.
        DocumentRefused: it contradicts itself or the rest of the store.
    """
    current = find_current(session, kind, document.key)
    got = None if current is None else current.revision.number
    if got != expected_revision:
        raise StaleRevision(kind, document.key, expected_revision, got)
    problems = find_problems(session, document, checks)
    if problems:
        raise DocumentRefused(problems)
    settled = settle(session, document)
    if current is not None and dump_document(current.document) == dump_document(settled):
        return current.revision.number
    return write_document(session, kind, settled, change)


def settle(session: Session, document: AnyDocument) -> AnyDocument:
    """The document in the form that the store keeps."""
    if not isinstance(document, EntryDocument):
        return document
    source = find_source(session, document.id)
    return settle_source(document) if source is None or source.lang == document.lang else settle_variant(document)


def write_document(
    session: Session,
    kind: Kind,
    document: AnyDocument,
    change: Change,
    *,
    text: str | None = None,
    first_number: int = 1,
    source: EntryDocument | None = None,
) -> int:
    """Writes a checked and settled document; `text` is what it was read from, else its canonical text is kept.

    A source must be written before its variants; `source` spares a look-up to those who have it at hand.
    """
    source_text = dump_document(document) if text is None else text
    number = add_revision(session, kind, document.key, source_text, change, first_number=first_number)
    if isinstance(document, EntryDocument):
        source = source or find_source(session, document.id)
        own = source is None or source.lang == document.lang
        put_entry(session, document, None if own else source, number, change.at)
    else:
        put_row(session, document, number)
    return number


def delete_document(session: Session, kind: Kind, key: str, *, expected_revision: int, change: Change) -> None:
    """Deletes the document; its revisions stay.

    Raises:
        NotFound: there is none.
        StaleRevision: someone else changed it meanwhile.
        DocumentInUse: other documents need it.
    """
    current = find_current(session, kind, key)
    if current is None:
        raise NotFound(kind, key)
    if current.revision.number != expected_revision:
        raise StaleRevision(kind, key, expected_revision, current.revision.number)
    users = list_users(session, kind, key)
    if users:
        raise DocumentInUse(kind, key, users)
    add_revision(session, kind, key, None, change)
    if isinstance(current.document, EntryDocument):
        delete_entry_row(session, current.document.id, current.document.lang)
    else:
        delete_row(session, kind, key)
