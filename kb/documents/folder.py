"""Finds the files of a library in a folder and reads their text. Follows nothing that leads out of the folder."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kb.documents.facts_file import FACTS_FILE
from kb.documents.formats import Kind
from kb.documents.languages import LANGUAGE_CODES
from kb.documents.library import SourceFile
from kb.documents.limits import MAX_FILE_BYTES
from kb.documents.problems import LibraryUnreadable, Problem, ProblemFound

FOLDERS: dict[str, Kind] = {"departments": "department", "guidelines": "guideline", "channels": "channel"}
ENTRIES_FOLDER = "entries"
_SUFFIX = ".md"


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file of the library: `expected_id` follows from its path (only its end, for a file outside of a library)."""

    kind: Kind
    path: Path
    name: str
    expected_id: str
    lang: str | None = None


def find_files(root: Path) -> tuple[list[FoundFile], list[Problem]]:
    """The library's files in a stable order, and what is wrong with the rest.

    Raises:
        LibraryUnreadable: the folder is missing, can't be listed, or holds nothing of a library.
    """
    try:
        is_file, is_folder = root.is_file(), root.is_dir()
    except OSError as error:  # a name that is too long, a folder on the way that may not be entered
        message = f"cannot be read ({error.strerror}); give a folder or a .md file."
        raise LibraryUnreadable([Problem(str(root)[:200], None, None, message)]) from None
    if is_file:
        return [_single(root)], []
    if not is_folder:
        raise LibraryUnreadable([Problem(str(root), None, None, "does not exist; give a folder or a .md file.")])
    walk = _Walk(root)
    is_library = any((root / name).exists() for name in (*FOLDERS, ENTRIES_FOLDER, FACTS_FILE))
    files = list(walk.library() if is_library else walk.entries(root, depth=1))
    if not files and not walk.problems:
        message = "holds nothing of a library; give a folder with entries/, departments/ or .md files of entries."
        raise LibraryUnreadable([Problem(str(root), None, None, message)])
    return files, walk.problems


def read_file(found: FoundFile) -> SourceFile:
    """The file's text exactly as it is, with its byte order mark and line ends.

    Raises:
        ProblemFound: it can't be read, is too large, or is not UTF-8.
    """
    try:
        with found.path.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            data = stream.read(MAX_FILE_BYTES + 1) if size <= MAX_FILE_BYTES else b""
    except OSError as error:
        raise ProblemFound(f"cannot be read ({error.strerror}); check the file's permissions.") from None
    if size > MAX_FILE_BYTES or len(data) > MAX_FILE_BYTES:
        raise ProblemFound(
            f"has {max(size, len(data)):,} bytes, which is too long for an answer; shorten it to at most "
            f"{MAX_FILE_BYTES:,} bytes."
        )
    try:
        return SourceFile(found.name, data.decode())
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ProblemFound("is not UTF-8 text; save it as UTF-8.", line=line) from None


class _Walk:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.resolved = root.resolve()
        self.problems: list[Problem] = []

    def library(self) -> Iterator[FoundFile]:
        for folder, kind in FOLDERS.items():
            for path in self._children(self.root / folder):
                if self._is_document(path):
                    yield FoundFile(kind, path, self._name(path), path.name.removesuffix(_SUFFIX))
        facts = self.root / FACTS_FILE
        if os.path.lexists(facts) and self._is_regular(facts):
            yield FoundFile("fact", facts, FACTS_FILE, "")
        if (self.root / "facts.yaml").exists():
            self.problems.append(Problem("facts.yaml", None, None, f"is not read; rename it to {FACTS_FILE}."))
        yield from self.entries(self.root / ENTRIES_FOLDER, depth=0)

    def entries(self, folder: Path, *, depth: int) -> Iterator[FoundFile]:
        """Entries of `folder/<name>/*.md`; with depth 1 also those that lie in the folder itself."""
        for path in self._children(folder):
            if path.is_dir():
                for inner in self._children(path):
                    if self._is_document(inner):
                        yield _entry(inner, self._name(inner), f"{path.name}/")
            elif self._is_document(path) and path.name != "README.md":
                if depth == 0:
                    message = "lies beside the departments' folders; move it to entries/<folder>/."
                    self.problems.append(Problem(self._name(path), None, None, message))
                else:
                    yield _entry(path, self._name(path), "")

    def _children(self, folder: Path) -> list[Path]:
        try:
            if not os.path.lexists(folder) or not self._stays_inside(folder):
                return []
            return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
        except OSError as error:
            message = f"cannot be read ({error.strerror}); check the folder's permissions."
            self.problems.append(Problem(self._name(folder), None, None, message))
            return []

    def _is_document(self, path: Path) -> bool:
        return path.name.endswith(_SUFFIX) and self._is_regular(path)

    def _is_regular(self, path: Path) -> bool:
        if not self._stays_inside(path):
            return False
        try:
            regular = stat.S_ISREG(path.stat().st_mode)  # opening a pipe would wait for ever
        except OSError:
            return True  # read_file says what is wrong
        if not regular:
            self.problems.append(Problem(self._name(path), None, None, "is no ordinary file; remove or replace it."))
        return regular

    def _stays_inside(self, path: Path) -> bool:
        try:
            target = path.resolve()
        except (OSError, RuntimeError):  # RuntimeError before Python 3.13
            self.problems.append(
                Problem(self._name(path), None, None, "is a link that leads round in a circle; remove it.")
            )
            return False
        if path.is_symlink() and not target.is_relative_to(self.resolved):
            message = "is a link that leads out of the library; put the file itself here."
        elif path.is_symlink() and target.is_dir() and path != self.root:
            message = "is a link to a folder, which is not followed; put the files themselves here."
        else:
            return True
        self.problems.append(Problem(self._name(path), None, None, message))
        return False

    def _name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix() if path != self.root else str(path)


def _entry(path: Path, name: str, folder: str) -> FoundFile:
    stem, dot, lang = path.name.removesuffix(_SUFFIX).partition(".")
    return FoundFile("entry", path, name, folder + stem, lang if dot else None)


def _single(path: Path) -> FoundFile:
    parent = path.absolute().parent
    if path.name == FACTS_FILE:
        return FoundFile("fact", path, path.name, "")
    if parent.name in FOLDERS:
        return FoundFile(FOLDERS[parent.name], path, path.name, path.name.removesuffix(_SUFFIX))
    folder = f"{parent.name}/" if parent.parent.name == ENTRIES_FOLDER else ""
    return _entry(path, path.name, folder)


def check_suffix(found: FoundFile) -> str | None:
    """What is wrong with the language in the file's name, if anything."""
    if found.lang is None or found.lang in LANGUAGE_CODES:
        return None
    return f"has `{found.lang}` before .md, which is no language; name it like answer.nl.md."
