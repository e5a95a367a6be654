"""A library in memory: all documents of a folder, with the text that each was read from."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from kb.documents.channel import ChannelDocument
from kb.documents.department import DepartmentDocument
from kb.documents.entry import EntryDocument
from kb.documents.fact import FactDocument
from kb.documents.facts_file import dump_fact, parse_fact
from kb.documents.formats import CHANNEL, DEPARTMENT, ENTRY, GUIDELINE, AnyDocument, Kind
from kb.documents.guideline import GuidelineDocument
from kb.documents.sidecar import Sidecar

DocumentKey = tuple[Kind, str]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of the library as it was found; `path` is relative to the library, with `/`."""

    path: str
    text: str

    @property
    def sha256(self) -> str:
        """The digest of the file's bytes."""
        return sha256_of(self.text)


@dataclass(frozen=True, slots=True)
class KnownNames:
    """What exists outside of a folder, for the checks of a folder that is only a part of a library."""

    departments: frozenset[str] = frozenset()
    facts: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Library:
    """All documents of one folder. `files` is empty for a library that was made in memory.

    `sidecar_folder` is the folder with the sidecar: for a part of a library, the whole one's.
    """

    departments: tuple[DepartmentDocument, ...] = ()
    entries: tuple[EntryDocument, ...] = ()
    guidelines: tuple[GuidelineDocument, ...] = ()
    channels: tuple[ChannelDocument, ...] = ()
    facts: tuple[FactDocument, ...] = ()
    files: Mapping[DocumentKey, SourceFile] = field(default_factory=lambda: MappingProxyType({}))
    sidecar: Sidecar | None = None
    sidecar_folder: Path | None = None

    def documents(self) -> Iterator[tuple[Kind, AnyDocument]]:
        """Every document with its kind, those that others refer to first."""
        for department in self.departments:
            yield "department", department
        for fact in self.facts:
            yield "fact", fact
        for channel in self.channels:
            yield "channel", channel
        for guideline in self.guidelines:
            yield "guideline", guideline
        for entry in self.entries:
            yield "entry", entry


def sha256_of(text: str) -> str:
    """The hexadecimal SHA-256 of the text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def dump_document(document: AnyDocument) -> str:
    """The canonical text of any document."""
    match document:
        case EntryDocument():
            return ENTRY.dump(document)
        case DepartmentDocument():
            return DEPARTMENT.dump(document)
        case GuidelineDocument():
            return GUIDELINE.dump(document)
        case ChannelDocument():
            return CHANNEL.dump(document)
        case FactDocument():
            return dump_fact(document)


def parse_document(kind: Kind, text: str, *, file: str) -> AnyDocument:
    """The document of this kind that the text means.

    Raises:
        LibraryUnreadable: with every problem of this text, under the name `file`.
    """
    match kind:
        case "entry":
            return ENTRY.parse(text, file=file)
        case "department":
            return DEPARTMENT.parse(text, file=file)
        case "guideline":
            return GUIDELINE.parse(text, file=file)
        case "channel":
            return CHANNEL.parse(text, file=file)
        case "fact":
            return parse_fact(text)
