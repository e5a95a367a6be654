"""An entry as it would be if a document were saved now; nothing is written."""

from collections.abc import Mapping

from kb.columns import utc_now
from kb.current import find_source, find_variants
from kb.database import Session
from kb.documents import EntryDocument
from kb.entries import EntryRecord, list_variants, record_of
from kb.entry_rows import make_entry_row
from kb.errors import DocumentRefused
from kb.refusal import find_problems
from kb.saving import settle


def list_drafted(session: Session, document: EntryDocument) -> tuple[EntryRecord, ...]:
    """The entry in all its languages, the source first, as they would be with this document for its language.

    Raises:
        DocumentRefused: it contradicts itself, its source or the rest of the store.
    """
    problems = find_problems(session, document)
    if problems:
        raise DocumentRefused(problems)
    settled = settle(session, document)
    if not isinstance(settled, EntryDocument):
        raise TypeError(settled)
    known = {entry.lang: entry for entry in list_variants(session, document.id)}
    source = find_source(session, document.id)
    if source is None or source.lang == document.lang:
        variants = find_variants(session, settled)
        changed = [_record(settled, None, known), *(_record(it, settled, known) for it in variants)]
    else:
        changed = [_record(settled, source, known)]
    after = {**known, **{entry.lang: entry for entry in changed}}
    return tuple(sorted(after.values(), key=lambda entry: (not entry.is_source, entry.lang)))


def _record(document: EntryDocument, source: EntryDocument | None, known: Mapping[str, EntryRecord]) -> EntryRecord:
    kept = known.get(document.lang)
    revision, at = (kept.revision, kept.changed_at) if kept else (1, utc_now())
    return record_of(make_entry_row(document, source, revision, at), document.questions)
