"""Fetching entries for somebody: what is not for them is not there. The pages' and the API's only way to an entry."""

from datetime import date

from kb.database import Session
from kb.documents.entry import Status
from kb.entries import EntryPage, EntryRecord, list_entries, list_variants
from kb.errors import NotFound
from web.visitor import Visitor

_AT_ONCE = 200


def get_variants_for(visitor: Visitor, session: Session, entry_id: str, today: date) -> list[EntryRecord]:
    """The entry's languages that this visitor may read, the source first.

    Raises:
        NotFound: There are none.
    """
    found = [entry for entry in list_variants(session, entry_id) if visitor.may_see(entry, today)]
    if not found:
        raise NotFound("entry", entry_id)
    return sorted(found, key=lambda entry: (not entry.is_source, entry.lang))


def get_entry_for(visitor: Visitor, session: Session, entry_id: str, lang: str | None, today: date) -> EntryRecord:
    """The entry in one language, in its source language where none is given.

    Raises:
        NotFound: It does not exist in this language, or not for this visitor.
    """
    return _in_language(get_variants_for(visitor, session, entry_id, today), lang)


def get_editable_variants_for(visitor: Visitor, session: Session, entry_id: str, today: date) -> list[EntryRecord]:
    """The entry's languages, the source first, for whom they are to change, to preview or to read as they were.

    Raises:
        NotFound: There are none, or they are not theirs.
    """
    found = get_variants_for(visitor, session, entry_id, today)
    if not all(visitor.may_edit(entry.department) for entry in found):
        raise NotFound("entry", entry_id)
    return found


def get_editable_entry_for(
    visitor: Visitor, session: Session, entry_id: str, lang: str | None, today: date
) -> EntryRecord:
    """One language of what `get_editable_variants_for` gives, the source's where none is given.

    Raises:
        NotFound: As there, or it does not exist in this language.
    """
    return _in_language(get_editable_variants_for(visitor, session, entry_id, today), lang)


def list_entries_for(
    visitor: Visitor,
    session: Session,
    today: date,
    *,
    cursor: str | None = None,
    limit: int = 50,
    department: str | None = None,
    lang: str | None = None,
) -> EntryPage:
    """A page of the entries that this visitor may read; neither its length nor its cursor tells of others.

    Raises:
        CursorUnusable: The cursor is none that a page gave.
    """
    found: list[EntryRecord] = []
    status: Status | None = None if visitor.edits_something else "published"
    while len(found) <= limit:
        page = list_entries(session, cursor=cursor, limit=_AT_ONCE, department=department, lang=lang, status=status)
        found += [entry for entry in page.entries if visitor.may_see(entry, today)]
        cursor = page.cursor
        if cursor is None:
            break
    return EntryPage(tuple(found[:limit]), found[limit - 1].key if len(found) > limit else None)


def _in_language(variants: list[EntryRecord], lang: str | None) -> EntryRecord:
    for entry in variants:
        if lang in {None, entry.lang}:
            return entry
    raise NotFound("entry", f"{variants[0].id} in {lang}")
