"""What entries and facts said at an earlier moment, read back from their revisions.

A document at a moment is its newest revision up to then. What a variant takes from its source it takes from that of
the same moment. A text is parsed once: revisions never change.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import func
from sqlmodel import Session, SQLModel, col, select

from kb.documents import BlankDocument, EntryDocument, FactDocument, parse_document
from kb.documents.entry import entry_key
from kb.documents.formats import Kind
from kb.documents.variants import is_source, settle_source, settle_variant
from kb.entries import EntryRecord, record_of
from kb.entry_rows import make_entry_row
from kb.facts import FactRecord
from kb.tables import DocumentRevisionRow

T = TypeVar("T")
_CHUNK = 400  # keys in one IN list; databases limit the parameters of a statement
_PARSED = 8_192  # documents kept, about 40 MB
_TAKEN = (
    *("department", "status", "authority", "audience", "channels", "review_every_days"),
    *("valid_from", "valid_until", "blanks"),
)
Languages = dict[str, EntryRecord]


@dataclass(frozen=True, slots=True)
class RevisionLine:
    """Who made a revision, when, and what they noted."""

    key: str
    number: int
    author: str
    at: datetime
    note: str | None


@dataclass(frozen=True, slots=True)
class _Text:
    number: int
    source: str | None  # None: deleted
    at: datetime


def list_revised(session: Session, kind: Kind, since: datetime) -> tuple[RevisionLine, ...]:
    """The revisions that were made after `since`, in their order."""
    row = DocumentRevisionRow
    query = select(row.key, row.number, row.author, row.at, row.note)  # type: ignore[call-overload]  # of five columns
    query = query.where(row.kind == kind, col(row.at) > since).order_by(col(row.id))
    return tuple(RevisionLine(*values) for values in session.exec(query))


def read_entries_now(session: Session, entry_ids: Sequence[str]) -> dict[str, Languages]:
    """These entries as they are, by id and language, without their phrasings; one that is gone has no languages."""
    found: dict[str, Languages] = {entry_id: {} for entry_id in entry_ids}
    table = SQLModel.metadata.tables["entry"]
    for chunk in _chunks(entry_ids):
        # Past the ORM: thousands of entries in a third of the time.
        for row in session.connection().execute(table.select().where(table.c.id.in_(chunk))).mappings():
            found[row["id"]][row["lang"]] = _record(dict(row))
    return found


def read_entries_at(
    session: Session,
    entry_ids: Sequence[str],
    at: datetime,
    *,
    now: Mapping[str, Languages] | None = None,
    revised: Collection[str] | None = None,
) -> dict[str, Languages]:
    """These entries as they were, likewise; `now` and `revised` (keys) spare finding out what is known already."""
    now = read_entries_now(session, entry_ids) if now is None else now
    if revised is None:
        wanted = set(entry_ids)
        revised = {it.key for it in list_revised(session, "entry", at) if it.key.rpartition(":")[0] in wanted}
    texts = _texts_at(session, "entry", revised, at)
    groups: dict[str, dict[str, _Text]] = {entry_id: {} for entry_id in entry_ids}
    for key in revised:
        entry_id, _, lang = key.rpartition(":")
        groups[entry_id][lang] = texts.get(key, _Text(0, None, at))
    then = {entry_id: _Group(entry_id, now[entry_id], groups[entry_id]) for entry_id in entry_ids}
    owed = [key for group in then.values() for key in group.list_owed()]
    more = _texts_at(session, "entry", owed, at)
    return {entry_id: group.read(more) for entry_id, group in then.items()}


def read_facts_at(session: Session, names: Collection[str], at: datetime) -> dict[str, FactRecord]:
    """These facts as they were, by name, those that there were."""
    found = {}
    for name, text in _texts_at(session, "fact", names, at).items():
        if text.source is not None:
            document = parse_document("fact", text.source, file=f"fact {name}")
            if isinstance(document, FactDocument):
                found[name] = FactRecord(
                    name, document.value, document.owner, document.expires, document.description, text.number
                )
    return found


def _record(row: Mapping[str, Any]) -> EntryRecord:
    lists = {name: tuple(row[name]) for name in ("channels", "must_match", "must_not_match")}
    blanks = {name: BlankDocument.model_validate(blank) for name, blank in row["blanks"].items()}
    return EntryRecord(**{**row, **lists, "blanks": blanks}, questions=())


class _Group:
    """One entry in its languages: what it is, and the earlier texts of those that were revised since."""

    def __init__(self, entry_id: str, now: Languages, texts: Mapping[str, _Text]) -> None:
        self._id, self._now, self._texts = entry_id, now, texts
        source_now = next((it for it in now.values() if it.is_source), None)
        self._source = source_now if source_now is None or source_now.lang not in texts else None
        if self._source is None:
            self._source = self._read_source(None if source_now is None else source_now.lang)
        self._alike = source_now is not None and self._source is not None and _takes_alike(source_now, self._source)

    def list_owed(self) -> list[str]:
        """The languages that nobody revised, but whose source said otherwise then: their texts are needed, too."""
        if self._alike or self._source is None:
            return []
        source = self._source.lang
        return [entry_key(self._id, lang) for lang in self._now if lang not in self._texts and lang != source]

    def read(self, more: Mapping[str, _Text]) -> Languages:
        """All languages as they were."""
        found = {lang: it for lang, it in self._now.items() if lang not in self._texts}
        owed = {lang: more[key] for lang in found if (key := entry_key(self._id, lang)) in more}
        for lang, text in {**self._texts, **owed}.items():
            record = self._source if self._source and lang == self._source.lang else self._read(lang, text)
            if record is None:
                found.pop(lang, None)
            else:
                found[lang] = record
        return found

    def _read(self, lang: str, text: _Text) -> EntryRecord | None:
        if text.source is None or self._source is None:
            return None
        document = _parse(entry_key(self._id, lang), text.source, own=False)
        row = make_entry_row(document, _as_document(self._source), text.number, text.at)
        return record_of(row, ())

    def _read_source(self, lang_now: str | None) -> EntryRecord | None:
        """The source as it was: the language that it is now, else the one that named its department."""
        for lang, text in sorted(self._texts.items(), key=lambda it: it[0] != lang_now):
            if text.source is not None:
                document = _parse(entry_key(self._id, lang), text.source, own=True)
                if lang == lang_now or is_source(document):
                    return record_of(make_entry_row(document, None, text.number, text.at), ())
        return None


def _takes_alike(one: EntryRecord, other: EntryRecord) -> bool:
    """Whether a variant takes the same from both."""
    return all(getattr(one, name) == getattr(other, name) for name in _TAKEN)


def _as_document(source: EntryRecord) -> EntryDocument:
    """As much of a source as its variants take from it."""
    days = source.review_every_days
    return EntryDocument.model_construct(
        None,
        id=source.id,
        lang=source.lang,
        review_every=None if days is None else f"{days}d",
        **{name: getattr(source, name) for name in _TAKEN if name != "review_every_days"},
    )


@lru_cache(maxsize=_PARSED)
def _parse(key: str, source: str, *, own: bool) -> EntryDocument:
    document = parse_document("entry", source, file=f"entry {key}")
    if not isinstance(document, EntryDocument):
        raise TypeError(f"{key} is no entry")
    return settle_source(document) if own else settle_variant(document)


def _texts_at(session: Session, kind: Kind, keys: Collection[str], at: datetime) -> dict[str, _Text]:
    """By key, the newest text of a document up to this moment."""
    row = DocumentRevisionRow
    found: dict[str, _Text] = {}
    for chunk in _chunks(sorted(keys)):
        newest = (
            select(row.key, func.max(row.number).label("number"))
            .where(row.kind == kind, col(row.key).in_(chunk), col(row.at) <= at)
            .group_by(row.key)
            .subquery()
        )
        query = select(row.key, row.number, row.source, row.at).join(
            newest, (col(row.key) == newest.c.key) & (col(row.number) == newest.c.number)
        )
        found |= {key: _Text(*values) for key, *values in session.exec(query.where(row.kind == kind))}
    return found


def _chunks(items: Sequence[T]) -> Iterable[Sequence[T]]:
    return (items[start : start + _CHUNK] for start in range(0, len(items), _CHUNK))
