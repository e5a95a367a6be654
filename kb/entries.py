"""Entries as the rest of the program reads them: complete, one per language, never changed in place."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple, TypeVar

from sqlalchemy import func, tuple_
from sqlmodel import Session, col, select

from kb.asker import NOBODY, Asker
from kb.documents import BlankDocument, EntryDocument
from kb.documents.entry import Authority, EntryAudience, Status, entry_key
from kb.errors import CursorUnusable, NotFound
from kb.revisions import Change, Origin
from kb.saving import delete_document, save_document
from kb.tables import EntryChangeRow, EntryQuestionRow, EntryRow

T = TypeVar("T")
_CHUNK = 400  # keys in one IN list; databases limit the parameters of a statement


@dataclass(frozen=True, slots=True)
class EntryRecord:
    """One entry in one language. A variant has what it shares with its source filled in.

    `channels` are those that it suits, all if there are none. A blank without a type leaves it to its name.
    """

    id: str
    lang: str
    is_source: bool
    title: str
    questions: tuple[str, ...]
    answer: str
    short: str | None
    department: str
    status: Status
    authority: Authority
    audience: EntryAudience
    channels: tuple[str, ...]
    verified: date | None
    review_every_days: int | None
    valid_from: date | None
    valid_until: date | None
    revision: int
    source_revision: int | None
    blanks: Mapping[str, BlankDocument]
    must_match: tuple[str, ...]
    must_not_match: tuple[str, ...]
    changed_at: datetime
    takes_days: bool = False

    @property
    def key(self) -> str:
        """What tells this entry in this language from all others."""
        return entry_key(self.id, self.lang)

    def is_stale(self, today: date) -> bool:
        """Whether its verification has run out, or was never given although reviews are asked for."""
        if self.review_every_days is None:
            return False
        return self.verified is None or self.verified + timedelta(days=self.review_every_days) < today

    def is_valid(self, today: date) -> bool:
        """Whether today lies within its dates, the first and the last day included."""
        begun = self.valid_from is None or self.valid_from <= today
        return begun and (self.valid_until is None or today <= self.valid_until)


class EntryChange(NamedTuple):
    """An entry in one language that changed; `gone` when it is not published any more."""

    id: str
    lang: str
    gone: bool


class EntryPage(NamedTuple):
    """Some entries in the order of id and language, and the cursor for what follows, None on the last page."""

    entries: tuple[EntryRecord, ...]
    cursor: str | None


def get_entry(session: Session, entry_id: str, lang: str) -> EntryRecord:
    """The entry in this language.

    Raises:
        NotFound: there is none.
    """
    entry = find_entry(session, entry_id, lang)
    if entry is None:
        raise NotFound("entry", entry_key(entry_id, lang))
    return entry


def find_entry(session: Session, entry_id: str, lang: str) -> EntryRecord | None:
    """The entry in this language, or None."""
    row = session.get(EntryRow, (entry_id, lang), populate_existing=True)
    return None if row is None else _records(session, [row])[0]


def list_variants(session: Session, entry_id: str) -> tuple[EntryRecord, ...]:
    """The entry in all its languages, the source first; none if there is no such entry."""
    return list_variants_of(session, [entry_id])


def list_variants_of(session: Session, entry_ids: Sequence[str]) -> tuple[EntryRecord, ...]:
    """These entries in all their languages: in the order of the ids, the source first, then by language."""
    rows: list[EntryRow] = []
    for chunk in _chunks(list(dict.fromkeys(entry_ids))):
        rows += session.exec(select(EntryRow).where(col(EntryRow.id).in_(chunk)))
    order = {entry_id: position for position, entry_id in enumerate(entry_ids)}
    return _records(session, sorted(rows, key=lambda row: (order[row.id], not row.is_source, row.lang)))


def list_entries(
    session: Session,
    *,
    cursor: str | None = None,
    limit: int = 50,
    department: str | None = None,
    lang: str | None = None,
    status: Status | None = None,
) -> EntryPage:
    """A page of the entries that match everything given.

    Raises:
        CursorUnusable: the cursor is none that a page gave.
    """
    query = select(EntryRow)
    if cursor is not None:
        entry_id, separator, after_lang = cursor.rpartition(":")
        if not separator:
            raise CursorUnusable(cursor)
        query = query.where(tuple_(col(EntryRow.id), col(EntryRow.lang)) > tuple_(entry_id, after_lang))
    for column, wanted in ((EntryRow.department, department), (EntryRow.lang, lang), (EntryRow.status, status)):
        if wanted is not None:
            query = query.where(col(column) == wanted)
    rows = session.exec(query.order_by(EntryRow.id, EntryRow.lang).limit(limit + 1)).all()
    following = entry_key(rows[limit - 1].id, rows[limit - 1].lang) if len(rows) > limit else None
    return EntryPage(_records(session, rows[:limit]), following)


def list_published(session: Session, *, only: Collection[tuple[str, str]] | None = None) -> tuple[EntryRecord, ...]:
    """All published entries in the order of id and language; `only` narrows them to these ids and languages."""
    query = select(EntryRow).where(EntryRow.status == "published").order_by(EntryRow.id, EntryRow.lang)
    if only is None:
        return _records(session, session.exec(query).all())
    rows: list[EntryRow] = []
    for chunk in _chunks(sorted(only)):
        rows += session.exec(query.where(tuple_(col(EntryRow.id), col(EntryRow.lang)).in_(chunk)))
    return _records(session, rows)


def count_published(session: Session) -> int:
    """How many entries are published, each language counted."""
    return session.exec(select(func.count()).select_from(EntryRow).where(EntryRow.status == "published")).one()


def changes_since(session: Session, revision: int) -> list[EntryChange]:
    """The entries that changed after this revision of the store, once each, in the order of id and language."""
    rows = session.exec(
        select(EntryChangeRow)
        .where(EntryChangeRow.store_revision > revision)
        .order_by(EntryChangeRow.entry_id, EntryChangeRow.lang)
    )
    return [EntryChange(row.entry_id, row.lang, row.gone) for row in rows]


def save_entry(
    session: Session,
    document: EntryDocument,
    *,
    expected_revision: int | None,
    author: str,
    asker: Asker = NOBODY,
    origin: Origin = "edit",
    note: str | None = None,
) -> EntryRecord:
    """Saves the entry in the document's language; `expected_revision` is None for a new one.

    Raises:
        StaleRevision: someone else changed, made or deleted it meanwhile.
        DocumentRefused: it contradicts itself, its source or the rest of the store.
    """
    change = Change(author, origin, note, asker=asker)
    save_document(session, "entry", document, expected_revision=expected_revision, change=change)
    return get_entry(session, document.id, document.lang)


def delete_entry(
    session: Session, entry_id: str, lang: str, *, expected_revision: int, author: str, asker: Asker = NOBODY
) -> None:
    """Deletes the entry in one language; archiving keeps it, which is what most people want.

    Raises:
        NotFound, StaleRevision: as for saving.
        DocumentInUse: it is the source of other languages.
    """
    key = entry_key(entry_id, lang)
    delete_document(session, "entry", key, expected_revision=expected_revision, change=Change(author, asker=asker))


def _records(session: Session, rows: Sequence[EntryRow]) -> tuple[EntryRecord, ...]:
    questions = _questions(session, {row.id for row in rows})
    return tuple(record_of(row, tuple(questions.get((row.id, row.lang), ()))) for row in rows)


def _questions(session: Session, entry_ids: Collection[str]) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    columns = (EntryQuestionRow.entry_id, EntryQuestionRow.lang, EntryQuestionRow.text)
    for chunk in _chunks(sorted(entry_ids)):
        query = select(*columns).where(col(EntryQuestionRow.entry_id).in_(chunk))
        for entry_id, lang, text in session.exec(query.order_by(col(EntryQuestionRow.position))):
            found.setdefault((entry_id, lang), []).append(text)
    return found


def record_of(row: EntryRow, questions: tuple[str, ...]) -> EntryRecord:
    """The record that a row and its questions come to."""
    values = row.model_dump()
    values["must_match"], values["must_not_match"] = tuple(row.must_match), tuple(row.must_not_match)
    values["channels"] = tuple(row.channels)
    values["blanks"] = {name: BlankDocument.model_validate(blank) for name, blank in row.blanks.items()}
    return EntryRecord(**values, questions=questions)


def _chunks(items: Sequence[T]) -> Iterable[Sequence[T]]:
    return (items[start : start + _CHUNK] for start in range(0, len(items), _CHUNK))
