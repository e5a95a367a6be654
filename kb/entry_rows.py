"""Writes an entry into its row, with what a variant shares with its source, and notes when each last changed."""

from datetime import datetime

from sqlalchemy import Delete, delete, insert
from sqlmodel import Session, col, select

from kb.current import find_current
from kb.documents import EntryDocument
from kb.documents.durations import parse_days
from kb.documents.variants import complete_entry
from kb.store import raise_store_revision
from kb.tables import EntryChangeRow, EntryQuestionRow, EntryRow


def put_entry(
    session: Session, document: EntryDocument, source: EntryDocument | None, revision: int, at: datetime
) -> None:
    """Inserts or replaces the entry's row; `source` is None for a source, whose variants then follow it."""
    session.merge(make_entry_row(document, source, revision, at))
    session.flush()
    _put_questions(session, document)
    note_change(session, document.id, document.lang)
    if source is None:
        _follow(session, document)


def delete_entry_row(session: Session, entry_id: str, lang: str) -> None:
    """Removes the entry in one language."""
    session.execute(_questions_of(entry_id, lang))
    row = session.get(EntryRow, (entry_id, lang))
    if row is not None:
        session.delete(row)
        session.flush()
    note_change(session, entry_id, lang)


def note_change(session: Session, entry_id: str, lang: str) -> None:
    """Notes that what can be found of an entry changed, which raises the store's revision."""
    session.flush()
    row = session.get(EntryRow, (entry_id, lang))
    session.merge(
        EntryChangeRow(
            entry_id=entry_id,
            lang=lang,
            store_revision=raise_store_revision(session),
            gone=row is None or row.status != "published",
        )
    )
    session.flush()


def make_entry_row(document: EntryDocument, source: EntryDocument | None, revision: int, at: datetime) -> EntryRow:
    """The row that says the same as the document, completed from its source."""
    whole = complete_entry(document, source)
    return EntryRow(
        id=whole.id,
        lang=whole.lang,
        is_source=source is None,
        title=whole.title,
        answer=whole.answer,
        short=whole.short,
        department=whole.department or "",
        status=whole.status or "",
        authority=whole.authority or "",
        audience=whole.audience or "",
        review_every_days=None if whole.review_every is None else parse_days(whole.review_every),
        verified=whole.verified,
        valid_from=whole.valid_from,
        valid_until=whole.valid_until,
        source_revision=whole.source_revision,
        channels=list(whole.channels),
        blanks={name: blank.model_dump(mode="json") for name, blank in whole.blanks.items()},
        takes_days=bool(whole.takes_days),
        must_match=list(whole.must_match),
        must_not_match=list(whole.must_not_match),
        revision=revision,
        changed_at=at,
    )


def _follow(session: Session, source: EntryDocument) -> None:
    """Brings the variants' rows in line with their changed source."""
    rows = session.exec(select(EntryRow).where(EntryRow.id == source.id, EntryRow.lang != source.lang)).all()
    for row in rows:
        current = find_current(session, "entry", f"{row.id}:{row.lang}")
        if current is None or not isinstance(current.document, EntryDocument):
            continue
        wanted = make_entry_row(current.document, source, row.revision, row.changed_at)
        if wanted.model_dump() != row.model_dump():
            session.merge(wanted)
            note_change(session, row.id, row.lang)


def _put_questions(session: Session, document: EntryDocument) -> None:
    session.execute(_questions_of(document.id, document.lang))
    rows = [
        {"entry_id": document.id, "lang": document.lang, "position": position, "text": text}
        for position, text in enumerate(document.questions)
    ]
    if rows:
        session.execute(insert(EntryQuestionRow), rows)


def _questions_of(entry_id: str, lang: str) -> Delete:
    return delete(EntryQuestionRow).where(
        col(EntryQuestionRow.entry_id) == entry_id, col(EntryQuestionRow.lang) == lang
    )
