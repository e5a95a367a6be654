"""An entry as the API shows it and takes it: the fields of its front matter, complete, and its answer."""

from datetime import date

from pydantic import Field

from kb.current import find_current, find_source
from kb.database import Session
from kb.documents import EntryDocument
from kb.documents.blank import without_source
from kb.documents.variants import complete_entry
from kb.entries import EntryRecord
from kb.errors import NotFound


class EntryBody(EntryDocument):
    """An entry in one language; a variant has what it shares with its source filled in."""

    revision: int = Field(description="counts the changes; also the ETag")
    is_source: bool = Field(description="whether the other languages follow this one")
    stale: bool = Field(description="whether its verification has run out")


def without_what_follows(session: Session, sent: EntryDocument, entry: EntryRecord) -> EntryDocument:
    """The entry as sent; a variant goes on following its source's status and blanks where the same was sent."""
    source = None if entry.is_source else find_source(session, entry.id)
    if source is None:
        return sent
    sent = sent.model_copy(update={"blanks": without_source(sent.blanks, source.blanks)})
    current = find_current(session, "entry", entry.key)
    follows = current is not None and isinstance(current.document, EntryDocument) and current.document.status is None
    return sent.model_copy(update={"status": None}) if follows and sent.status == entry.status else sent


def make_entry_body(session: Session, entry: EntryRecord, today: date) -> EntryBody:
    """The body of an entry that the caller may read."""
    current = find_current(session, "entry", entry.key)
    if current is None or not isinstance(current.document, EntryDocument):
        raise NotFound("entry", entry.key)
    source = None if entry.is_source else find_source(session, entry.id)
    whole = complete_entry(current.document, source).model_dump()
    return EntryBody(**whole, revision=entry.revision, is_source=entry.is_source, stale=entry.is_stale(today))
