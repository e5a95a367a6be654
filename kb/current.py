"""The documents as they are now: the newest revision of each, read back from its text."""

from dataclasses import dataclass

from sqlmodel import Session, select

from kb.documents import AnyDocument, EntryDocument, Kind, parse_document
from kb.documents.library import DocumentKey
from kb.documents.variants import settle_source, settle_variant
from kb.revisions import Revision, find_latest, list_latest
from kb.tables import EntryRow


@dataclass(frozen=True, slots=True)
class Current:
    """A document with the revision that made it so."""

    document: AnyDocument
    revision: Revision


def find_current(session: Session, kind: Kind, key: str) -> Current | None:
    """The document as it is now; None when it never was or was deleted."""
    revision = find_latest(session, kind, key)
    if revision is None or revision.source is None:
        return None
    is_source = kind != "entry" or _is_source(session, key)
    return Current(read_source(revision, revision.source, is_source=is_source), revision)


def list_current(session: Session) -> dict[DocumentKey, Current]:
    """All documents as they are now."""
    sources = {
        f"{entry_id}:{lang}"
        for entry_id, lang in session.exec(select(EntryRow.id, EntryRow.lang).where(EntryRow.is_source))
    }
    return {
        (revision.kind, revision.key): Current(
            read_source(revision, revision.source, is_source=revision.key in sources), revision
        )
        for revision in list_latest(session)
        if revision.source is not None
    }


def find_source(session: Session, entry_id: str) -> EntryDocument | None:
    """The entry in the language that its variants follow."""
    lang = session.exec(select(EntryRow.lang).where(EntryRow.id == entry_id, EntryRow.is_source)).first()
    current = None if lang is None else find_current(session, "entry", f"{entry_id}:{lang}")
    return current.document if current and isinstance(current.document, EntryDocument) else None


def find_variants(session: Session, source: EntryDocument) -> list[EntryDocument]:
    """The other languages of this entry, none where another language is their source."""
    rows = session.exec(select(EntryRow.lang, EntryRow.is_source).where(EntryRow.id == source.id)).all()
    if any(lang != source.lang for lang, is_source in rows if is_source):
        return []
    found = [find_current(session, "entry", f"{source.id}:{lang}") for lang, _ in rows if lang != source.lang]
    return [one.document for one in found if one is not None and isinstance(one.document, EntryDocument)]


def read_source(revision: Revision, source: str, *, is_source: bool) -> AnyDocument:
    """The document that a revision's text means, in settled form."""
    document = parse_document(revision.kind, source, file=f"{revision.kind} {revision.key}")
    if not isinstance(document, EntryDocument):
        return document
    return settle_source(document) if is_source else settle_variant(document)


def _is_source(session: Session, key: str) -> bool:
    entry_id, _, lang = key.rpartition(":")
    row = session.get(EntryRow, (entry_id, lang))
    return row is not None and row.is_source
