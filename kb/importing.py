"""Brings a library into the store, in one transaction."""

from dataclasses import dataclass, replace

from sqlmodel import Session

from kb.database import Database
from kb.documents import EntryDocument, Library, SourceFile
from kb.documents.facts_file import FACTS_FILE
from kb.documents.formats import Kind
from kb.documents.library import DocumentKey
from kb.documents.variants import is_source
from kb.folder_record import list_meant, record_import
from kb.import_plan import Outcome, Resolve, Step, plan_import
from kb.paths import list_paths
from kb.revisions import Change, Origin
from kb.saving import write_document
from kb.tables import DocumentFileRow


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import did, or with `dry_run` would do; documents are named like `entry/it/reset-password:nl`.

    `kept` changed in the store only, `conflicts` in both and differently: neither was touched. `not_in_folder` counts
    what only the store has. `unrecorded` is a sentence for when the folder's sidecar could not be brought up to date.
    """

    created: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    kept: tuple[str, ...]
    conflicts: tuple[str, ...]
    not_in_folder: int
    dry_run: bool
    unrecorded: str | None = None


def import_library(
    database: Database,
    library: Library,
    *,
    author: str,
    origin: Origin = "import",
    dry_run: bool = False,
    resolve: Resolve | None = None,
) -> ImportSummary:
    """Writes what is new or changed in the folder; with conflicts, all the rest is still written.

    `resolve` settles every conflict for the "file" or the "store". A folder with a sidecar of this store has it brought
    up to date; failing that, the import still counts, and the summary says so.

    Raises:
        LibraryUnreadable: it needs a department, a fact or a source that neither it nor the store has.
        DatabaseError: the database failed; nothing was written.
    """
    if dry_run:
        with database.session() as session:
            steps, others = plan_import(session, library, resolve=resolve)
        return _summary(steps, others, dry_run=True)
    with database.transaction() as session:
        steps, others = plan_import(session, library, resolve=resolve)
        _apply(session, library, steps, Change(author, origin))
        meant = list_meant(session, library, steps)
    # Only what is committed may be recorded: a kill in between makes a later import find a conflict too many.
    return replace(_summary(steps, others, dry_run=False), unrecorded=record_import(library, meant))


def _apply(session: Session, library: Library, steps: list[Step], change: Change) -> None:
    numbers = _translated_from(library)
    sources = {
        step.document.id: step.document
        for step in steps
        if isinstance(step.document, EntryDocument)
        and is_source(step.document)
        and step.outcome in {"created", "changed", "unchanged"}
    }
    for step in steps:
        if step.outcome in {"created", "changed"}:
            kind, _ = step.key
            file = library.files.get(step.key)
            exported = library.sidecar.revisions.get(step.name, 1) if library.sidecar else 1
            write_document(
                session,
                kind,
                step.document,
                change,
                text=file.text if file and kind != "fact" else None,
                first_number=max(exported, numbers.get(step.key, 1)),
                source=sources.get(step.document.id) if isinstance(step.document, EntryDocument) else None,
            )
    for key, file in _files(library, steps).items():
        _remember(session, key, file)


def _translated_from(library: Library) -> dict[DocumentKey, int]:
    """Revisions that variants name of a source; its own numbers go on from there, or none would ever look outdated."""
    sources = {entry.id: entry.key for entry in library.entries if is_source(entry)}
    numbers: dict[DocumentKey, int] = {}
    for entry in library.entries:
        if entry.id in sources and entry.source_revision is not None:
            key: DocumentKey = ("entry", sources[entry.id])
            numbers[key] = max(numbers.get(key, 1), entry.source_revision)
    return numbers


def _files(library: Library, steps: list[Step]) -> dict[DocumentKey, SourceFile]:
    """The texts to keep for an export. One in conflict holds what only the folder knows, so it is left out."""
    clashing = {
        library.files[step.key].path for step in steps if step.outcome == "conflict" and step.key in library.files
    }
    files: dict[DocumentKey, SourceFile] = {}
    for step in steps:
        file = library.files.get(step.key)
        if file is not None and file.path not in clashing:
            kind, key = step.key
            paths = [FACTS_FILE] if kind == "fact" else list_paths(step.document)
            path = file.path if file.path in paths else paths[0]
            files["fact" if kind == "fact" else kind, FACTS_FILE if kind == "fact" else key] = SourceFile(
                path, file.text
            )
    return files


def _remember(session: Session, key: tuple[Kind, str], file: SourceFile) -> None:
    row = session.get(DocumentFileRow, key)
    if row is None or (row.path, row.text) != (file.path, file.text):
        session.merge(DocumentFileRow(kind=key[0], key=key[1], path=file.path, text=file.text, sha256=file.sha256))


def _summary(steps: list[Step], others: int, *, dry_run: bool) -> ImportSummary:
    def names(outcome: Outcome) -> tuple[str, ...]:
        return tuple(sorted(step.name for step in steps if step.outcome == outcome))

    return ImportSummary(
        created=names("created"),
        changed=names("changed"),
        unchanged=names("unchanged"),
        kept=names("kept"),
        conflicts=names("conflict"),
        not_in_folder=others,
        dry_run=dry_run,
    )
