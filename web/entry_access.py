"""Fetching entries for somebody: what is not for them is not there. The pages' and the API's only way to an entry."""

from datetime import date

from answers.reading import may_be_shown
from kb.database import Session
from kb.entries import EntryRecord, list_variants
from kb.errors import NotFound
from web.visitor import Visitor


def may_read(visitor: Visitor, entry: EntryRecord, today: date) -> bool:
    """Drafts are for those who write; everybody else sees what could also answer a question."""
    return visitor.sees_drafts or may_be_shown(entry, visitor.role, today)


def get_variants_for(visitor: Visitor, session: Session, entry_id: str, today: date) -> list[EntryRecord]:
    """The entry's languages that this visitor may read, the source first.

    Raises:
        NotFound: There are none.
    """
    found = [entry for entry in list_variants(session, entry_id) if may_read(visitor, entry, today)]
    if not found:
        raise NotFound("entry", entry_id)
    return sorted(found, key=lambda entry: (not entry.is_source, entry.lang))


def get_entry_for(visitor: Visitor, session: Session, entry_id: str, lang: str | None, today: date) -> EntryRecord:
    """The entry in one language, in its source language where none is given.

    Raises:
        NotFound: It does not exist in this language, or not for this visitor.
    """
    for entry in get_variants_for(visitor, session, entry_id, today):
        if lang in {None, entry.lang}:
            return entry
    raise NotFound("entry", f"{entry_id} in {lang}")


def get_editable_variants_for(visitor: Visitor, session: Session, entry_id: str, today: date) -> list[EntryRecord]:
    """The entry's languages, the source first, for a person who may change them.

    Raises:
        NotFound: There are none, or they are not theirs to change.
    """
    found = get_variants_for(visitor, session, entry_id, today)
    if not all(visitor.may_edit(entry.department) for entry in found):
        raise NotFound("entry", entry_id)
    return found
