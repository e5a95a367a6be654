"""Keeping what was learned: a learned phrasing becomes one of the entry's own questions, as an edit of the entry."""

from pydantic import ValidationError
from sqlmodel import Session

from kb.asker import NOBODY, Asker
from kb.current import find_current
from kb.documents import EntryDocument
from kb.documents.entry import entry_key
from kb.documents.limits import MAX_LINE_CHARACTERS, MAX_QUESTIONS
from kb.entries import EntryRecord, get_entry, save_entry
from kb.errors import NotFound, ValueRefused
from kb.learned import get_learned, settle_learned


def promote_learned(
    session: Session, entry_id: str, number: int, *, author: str, asker: Asker = NOBODY, text: str | None = None
) -> EntryRecord:
    """Adds the phrasing to the entry's questions, in its own language, in other words where `text` gives them.

    Raises:
        NotFound: there is no such live phrasing, or its entry is not in that language any more.
        ValueRefused: it cannot be a question of the entry.
        DocumentRefused: the entry contradicts the rest of the store.
    """
    learned = get_learned(session, entry_id, number)
    current = find_current(session, "entry", entry_key(entry_id, learned.lang))
    if current is None or not isinstance(current.document, EntryDocument):
        raise NotFound("entry", entry_key(entry_id, learned.lang))
    question = " ".join((text or learned.text).split())
    document = current.document
    if question not in (document.title, *document.questions):
        document = _with_question(document, question)
        expected, note = current.revision.number, "learned from use"
        save_entry(session, document, expected_revision=expected, author=author, asker=asker, note=note)
    settle_learned(session, entry_id, number, "kept", by=author, asker=asker)
    return get_entry(session, entry_id, learned.lang)


def _with_question(document: EntryDocument, question: str) -> EntryDocument:
    try:
        return EntryDocument.model_validate({**document.model_dump(), "questions": [*document.questions, question]})
    except ValidationError:
        message = (
            f"The entry cannot take this as a question: write at most {MAX_LINE_CHARACTERS:,} characters, and keep at "
            f"most {MAX_QUESTIONS} questions."
        )
        raise ValueRefused("text", message) from None
