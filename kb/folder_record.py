"""Brings a folder's sidecar up to date after an import, as git does its index: what each file was last in step with.

Invariant: a record only ever moves to a revision that means what the file says, or a later import would take old text
for a change and overwrite the new.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from sqlmodel import Session

from kb.documents import Library, SourceFile
from kb.documents.library import DocumentKey
from kb.documents.sidecar import SIDECAR_FILE, Sidecar, dump_sidecar, read_sidecar
from kb.errors import DiskFull, FolderUnwritable
from kb.files import alone_in, remove_drafts, write_atomically
from kb.import_plan import Step
from kb.paths import list_paths
from kb.revisions import list_latest
from kb.store import get_library_id


@dataclass(frozen=True, slots=True)
class Meant:
    """A document of which the folder and the store's revision `number` now say the same.

    `is_kept` tells that the store's history holds the file's very text.
    """

    name: str
    number: int
    file: SourceFile
    paths: tuple[str, ...]
    is_kept: bool


def list_meant(session: Session, library: Library, steps: Iterable[Step]) -> tuple[Meant, ...]:
    """What to record of an import that was just written; nothing for a folder without a sidecar of this store."""
    if library.sidecar is None or library.sidecar.library != get_library_id(session):
        return ()
    numbers: dict[DocumentKey, int] = {(one.kind, one.key): one.number for one in list_latest(session)}
    return tuple(
        Meant(
            step.name,
            numbers[step.key],
            library.files[step.key],
            tuple(list_paths(step.document)),
            is_kept=step.outcome != "unchanged" and step.key[0] != "fact",
        )
        for step in steps
        if step.outcome in {"created", "changed", "unchanged"} and step.key in library.files
    )


def record_import(library: Library, meant: Iterable[Meant]) -> str | None:
    """Writes the sidecar where it has something new to say; gives a sentence when that is impossible."""
    read, folder = library.sidecar, library.sidecar_folder
    if read is None or folder is None:
        return None
    news = [one for one in meant if read.revisions.get(one.name) != one.number]
    if not news:
        return None
    try:
        with alone_in(folder) as alone:
            if alone:
                remove_drafts([folder])
            _write(folder, read, news)
    except FolderUnwritable as error:
        return _sentence(folder, error.reason)
    except DiskFull:
        return _sentence(folder, "the disk is full")
    return None


def _write(folder: Path, read: Sidecar, news: Iterable[Meant]) -> None:
    """Leaves alone what an export, another import or an editor changed since the folder was read."""
    now = read_sidecar(folder)
    if now is None or now.library != read.library:
        return
    revisions, files = dict(now.revisions), dict(now.files)
    digest = cache(lambda path: _digest(folder / path))  # all facts are in one file
    for one in news:
        path = next((path for path in one.paths if digest(path) == one.file.sha256), None)
        if path is not None and now.revisions.get(one.name) == read.revisions.get(one.name):
            revisions[one.name] = one.number
            if one.is_kept:  # then an export may remove the file when the document is gone or lies elsewhere
                files.setdefault(path, one.file.sha256)
    if (revisions, files) != (now.revisions, now.files):
        write_atomically(folder / SIDECAR_FILE, dump_sidecar(replace(now, revisions=revisions, files=files)).encode())


def _digest(file: Path) -> str | None:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return None


def _sentence(folder: Path, reason: str) -> str:
    return (
        f"The record in `{folder / SIDECAR_FILE}` could not be updated ({reason}), so a later import from this folder "
        "may report a conflict; mend that and import again."
    )
