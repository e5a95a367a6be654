"""A run over the store's library: its match tests and what people did with its suggestions."""

from dataclasses import dataclass
from datetime import date, datetime

from answers.indexing import list_items
from answers.learning.verdicts import list_statements
from answers.matching.asked import Asked
from answers.matching.asking import Build, Progress, ask_all
from answers.matching.leaving_out import list_parts
from answers.matching.match_tests import list_match_tests
from answers.matching.notes import list_notes
from answers.matching.report import EntryName, MatchingReport, Measured, make_report
from answers.matching.told import Told, read_told
from answers.reading import may_be_shown
from answers.verdict import USUAL, Tolerance
from index.items import Item
from kb.database import Database, get_store_revision
from kb.departments import list_departments
from kb.entries import EntryRecord, list_published
from kb.learned import list_settled


@dataclass(frozen=True, slots=True)
class _Read:
    """All that is read from the store, as of one moment."""

    revision: int
    items: list[Item]
    shown: list[EntryRecord]
    tests: list[Asked]
    told: Told
    kept: set[tuple[str, str, str]]
    departments: dict[str, str]


def evaluate_library(
    database: Database,
    build: Build,
    *,
    now: datetime,
    tolerance: Tolerance = USUAL,
    previous: MatchingReport | None = None,
    progress: Progress | None = None,
) -> MatchingReport:
    """Builds the index beside the one that serves and asks it; the store stays as it is.

    Raises:
        KbError: The store cannot be read.
        EncoderError: The encoders cannot be used.
    """
    read = _read(database, now.date())
    searcher = build(read.items)
    parts = list_parts(read.items, {it.key for it in read.told.asked}, read.kept)
    shown = {entry.id for entry in read.shown}
    asked = [*read.tests, *read.told.asked]
    answered = ask_all(searcher, build, asked, parts, shown=shown, tolerance=tolerance, progress=progress)
    measured = Measured(
        library_revision=read.revision,
        index_fingerprint=searcher.fingerprint,
        encoders=tuple(encoder.name for encoder in searcher.encoders),
        entries=len(shown),
        texts=searcher.text_count,
    )
    left_out = sum(len(part.keys) for part in parts)
    notes = list_notes(entries=len(shown), tests=read.tests, told=read.told, left_out=left_out)
    names = _names(read)
    return make_report(measured, answered, names=names, notes=tuple(notes), made_at=now, previous=previous)


def _read(database: Database, today: date) -> _Read:
    with database.session() as session:
        shown = [entry for entry in list_published(session) if may_be_shown(entry, "agent", today)]
        statements = list_statements(session)
        return _Read(
            revision=get_store_revision(session),
            items=list_items(session),
            shown=shown,
            tests=list_match_tests(shown),
            told=read_told(statements, {entry.id for entry in shown}),
            kept=list_settled(session),
            departments={it.id: it.name for it in list_departments(session)},
        )


def _names(read: _Read) -> dict[str, EntryName]:
    """By entry, in the language of its source."""
    return {
        entry.id: EntryName(entry.title, entry.department, read.departments.get(entry.department))
        for entry in sorted(read.shown, key=lambda entry: entry.is_source)
    }
