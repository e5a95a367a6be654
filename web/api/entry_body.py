"""An entry as the API shows it and takes it: the fields of its front matter, complete, and its answer."""

from datetime import date

from pydantic import Field

from answers.withholding import is_withheld
from kb.current import find_current, find_source
from kb.database import Session
from kb.documents import EntryDocument
from kb.documents.blank import without_source
from kb.documents.fields import AnswerText
from kb.documents.variants import complete_entry
from kb.entries import EntryRecord
from kb.errors import NotFound
from kb.people import Role


class EntryBody(EntryDocument):
    """An entry in one language; a variant has what it shares with its source filled in."""

    revision: int = Field(description="counts the changes; also the ETag")
    is_source: bool = Field(description="whether the other languages follow this one")
    stale: bool = Field(description="whether its verification has run out")
    answer: AnswerText | None = Field(  # type: ignore[assignment]  # wider than in a file, where there is always one
        description="as in EntryDocument; null where an ambassador has to hand the question over"
    )


def without_what_follows(session: Session, sent: EntryDocument, entry: EntryRecord) -> EntryDocument:
    """The entry as sent; a variant goes on following its source's status and blanks where the same was sent."""
    source = None if entry.is_source else find_source(session, entry.id)
    if source is None:
        return sent
    sent = sent.model_copy(update={"blanks": without_source(sent.blanks, source.blanks)})
    current = find_current(session, "entry", entry.key)
    follows = current is not None and isinstance(current.document, EntryDocument) and current.document.status is None
    return sent.model_copy(update={"status": None}) if follows and sent.status == entry.status else sent


def make_entry_body(session: Session, entry: EntryRecord, today: date, role: Role) -> EntryBody:
    """The body of an entry that a caller of this role may read, without what it is not for them to say."""
    current = find_current(session, "entry", entry.key)
    if current is None or not isinstance(current.document, EntryDocument):
        raise NotFound("entry", entry.key)
    source = None if entry.is_source else find_source(session, entry.id)
    whole = complete_entry(current.document, source).model_dump()
    if is_withheld(role, entry):
        whole |= {"answer": None, "short": None, "blanks": {}}
    return EntryBody(**whole, revision=entry.revision, is_source=entry.is_source, stale=entry.is_stale(today))
