"""Writes the store's documents into a folder, each with the text that people keep whenever it still means the same."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sqlmodel import Session, col, select

from kb.current import Current, list_current
from kb.database import Database
from kb.documents import EntryDocument, FactDocument, LibraryUnreadable, dump_document, parse_document
from kb.documents.facts_file import FACTS_FILE
from kb.documents.facts_patch import patch_facts
from kb.documents.library import DocumentKey, sha256_of
from kb.documents.limits import MAX_FILE_BYTES
from kb.documents.sidecar import SIDECAR_FILE, Sidecar, dump_sidecar, parse_sidecar, revision_name
from kb.documents.variants import is_source, list_differences, settle_source, settle_variant
from kb.errors import ExportRefused, FolderUnwritable
from kb.files import alone_in, file_errors, remove_drafts, write_atomically
from kb.paths import list_paths
from kb.store import get_library_id
from kb.tables import DocumentFileRow, DocumentRevisionRow


@dataclass(frozen=True, slots=True)
class ExportSummary:
    """The files that an export wrote, left as they were, and removed because their document is gone."""

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]


def export_library(database: Database, folder: Path) -> ExportSummary:
    """Writes every document; the sidecar, which the next import compares with, comes last.

    Raises:
        ExportRefused: the folder holds changes that the store does not know; nothing was written.
        FolderUnwritable, DiskFull: writing failed; every file is whole, either old or new.
        DatabaseError: the database failed.
    """
    with database.session() as session:
        current = list_current(session)
        texts = _texts(session, current)
        library = get_library_id(session)
        revisions = {revision_name(*key): one.revision.number for key, one in current.items()}
        sidecar = Sidecar(library, revisions, {path: sha256_of(text) for path, text in texts.items()})
        target = _Target(folder, library)
        changed, gone = target.compare(texts)
        target.refuse_unknown(session, [*changed, *gone])
    with alone_in(folder) as alone:
        if alone:
            remove_drafts({(folder / path).parent for path in (SIDECAR_FILE, *texts, *target.ours)})
        if changed:
            target.write_sidecar(target.begin({path: sidecar.files[path] for path in changed}))
        for path in changed:
            write_atomically(folder / path, texts[path].encode())
        for path in gone:
            target.remove(path)
        target.write_sidecar(sidecar)
    return ExportSummary(tuple(changed), tuple(sorted(texts.keys() - set(changed))), tuple(gone))


def _texts(session: Session, current: Mapping[DocumentKey, Current]) -> dict[str, str]:
    files = {(row.kind, row.key): row for row in session.exec(select(DocumentFileRow))}
    documents = [one.document for one in current.values()]
    sources = {one.id: one for one in documents if isinstance(one, EntryDocument) and is_source(one)}
    texts: dict[str, str] = {}
    for (kind, key), one in current.items():
        if kind == "fact":
            continue
        file = files.get((kind, key))
        paths = list_paths(one.document)
        path = file.path if file is not None and file.path in paths else paths[0]
        kept = [] if file is None else [file.text]
        texts[path] = _text(one, [*kept, one.revision.source or ""], sources)
    facts = sorted((one for one in documents if isinstance(one, FactDocument)), key=lambda fact: fact.name)
    if facts:
        file = files.get(("fact", FACTS_FILE))
        texts[FACTS_FILE] = patch_facts("" if file is None else file.text, facts)
    return dict(sorted(texts.items()))


def _text(current: Current, candidates: list[str], sources: Mapping[str, EntryDocument]) -> str:
    """The first candidate that means what the store says, else the canonical text."""
    canonical = dump_document(current.document)
    for text in candidates:
        if text == canonical or _means(text, current, canonical, sources):
            return text
    return canonical


def _means(text: str, current: Current, canonical: str, sources: Mapping[str, EntryDocument]) -> bool:
    try:
        document = parse_document(current.revision.kind, text, file=current.revision.key)
    except LibraryUnreadable:
        return False
    if isinstance(document, EntryDocument):
        source = sources.get(document.id)
        if source is not None and source.lang != document.lang:
            if list_differences(document, source):
                return False
            document = settle_variant(document)
        else:
            document = settle_source(document)
    return dump_document(document) == canonical


class _Target:
    """The folder as it is before anything is written."""

    def __init__(self, folder: Path, library: str) -> None:
        self.folder = folder
        self.root = folder.resolve()
        self.digests: dict[str, str] = {}
        if folder.exists() and not folder.is_dir():
            raise FolderUnwritable(folder, "it is a file")
        sidecar = self._read_sidecar()
        self.before = sidecar if sidecar and sidecar.library == library else Sidecar(library, {}, {})

    @property
    def ours(self) -> Mapping[str, tuple[str, ...]]:
        """By path, the digests that exports wrote or had begun to write."""
        files, unfinished = self.before.files, self.before.unfinished
        paths = files.keys() | unfinished.keys()
        return {path: (*filter(None, [files.get(path)]), *unfinished.get(path, ())) for path in paths}

    def begin(self, digests: Mapping[str, str]) -> Sidecar:
        """The sidecar to write before the files: a kill among them must not make them look like someone's changes."""
        begun = {path: (*self.before.unfinished.get(path, ()), digest) for path, digest in digests.items()}
        return replace(self.before, unfinished={**self.before.unfinished, **begun})

    def compare(self, texts: Mapping[str, str]) -> tuple[list[str], list[str]]:
        """The paths whose files differ from their text, and those that an export wrote for what is gone."""
        changed = [path for path, text in texts.items() if self._digest(path) != sha256_of(text)]
        gone = [path for path in sorted(self.ours) if path not in texts and self._digest(path) is not None]
        return changed, gone

    def refuse_unknown(self, session: Session, paths: list[str]) -> None:
        """Raises when a file that would be lost holds what neither the store nor the last export knows."""
        lost = {path: self.digests[path] for path in paths if path in self.digests}
        ours = self.ours
        strange = {path: digest for path, digest in lost.items() if digest not in ours.get(path, ())}
        known: set[str] = set()
        digests = sorted(set(strange.values()))
        for start in range(0, len(digests), 400):
            chunk = digests[start : start + 400]
            for column in (DocumentRevisionRow.sha256, DocumentFileRow.sha256):
                known.update(found for found in session.exec(select(column).where(col(column).in_(chunk))) if found)
        unknown = sorted(path for path, digest in strange.items() if digest not in known)
        if unknown:
            raise ExportRefused(self.folder, unknown)

    def remove(self, path: str) -> None:
        """Deletes a file and the folder that this leaves empty."""
        with file_errors(self.folder / path):
            (self.folder / path).unlink()
            parent = (self.folder / path).parent
            if parent != self.folder and not any(parent.iterdir()):
                parent.rmdir()

    def write_sidecar(self, sidecar: Sidecar) -> None:
        """Writes the sidecar unless it already says the same."""
        data = dump_sidecar(sidecar).encode()
        path = self.folder / SIDECAR_FILE
        if not path.is_file() or path.read_bytes() != data:
            write_atomically(path, data)

    def _digest(self, path: str) -> str | None:
        file = self.folder / path
        if not file.resolve().is_relative_to(self.root):
            raise FolderUnwritable(file, "a link leads out of the folder")
        if not file.exists():
            return None
        with file_errors(file), file.open("rb") as stream:
            data = stream.read(MAX_FILE_BYTES + 1)
        self.digests[path] = hashlib.sha256(data).hexdigest()
        return self.digests[path]

    def _read_sidecar(self) -> Sidecar | None:
        path = self.folder / SIDECAR_FILE
        if not path.is_file():
            return None
        with file_errors(path):
            return parse_sidecar(path.read_bytes().decode(errors="replace"))
