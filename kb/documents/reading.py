"""Reads a folder into a Library and collects every problem on the way."""

from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from kb.documents.catalogue import Catalogue
from kb.documents.channel import ChannelDocument
from kb.documents.checks import (
    FactUse,
    Located,
    check_channels,
    check_departments,
    check_fact_uses,
    check_guidelines,
    check_templates,
    check_unique,
)
from kb.documents.department import DepartmentDocument
from kb.documents.entry import EntryDocument
from kb.documents.fact import FactDocument
from kb.documents.facts_file import FACTS_FILE, read_facts
from kb.documents.folder import ENTRIES_FOLDER, FOLDERS, FoundFile, check_suffix, find_files, read_file
from kb.documents.formats import CHANNEL, DEPARTMENT, ENTRY, GUIDELINE
from kb.documents.groups import settle_groups
from kb.documents.guideline import GuidelineDocument
from kb.documents.library import DocumentKey, KnownNames, Library, SourceFile
from kb.documents.problems import LibraryUnreadable, Problem, ProblemFound, ProblemsFound
from kb.documents.sidecar import Sidecar, read_sidecar

D = TypeVar("D")


def read_library(folder: Path, *, known: KnownNames | None = None, checks: Catalogue | None = None) -> Library:
    """Everything in the folder, or in the one file: a whole library, a part of one, or only entries.

    Departments and facts are looked up in the folder and in `known`. With `known` left out, a folder without any
    departments (or facts) of its own is a part of a library, and the import looks them up in the store. Which check a
    guideline names, and with which parameters, is looked up in `checks`, where they are given.

    Raises:
        LibraryUnreadable: with all problems, in the order of files and lines; nothing is half read.
    """
    root = Path(folder)
    files, problems = find_files(root)
    reading = _Reading(problems)
    for found in files:
        reading.take(found)
    reading.check(known, checks)
    if reading.problems:
        raise LibraryUnreadable(sorted(set(reading.problems), key=_place))
    return reading.library(*_find_sidecar(root))


class _Reading:
    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.located: list[Located] = []
        self.files: dict[DocumentKey, SourceFile] = {}

    def take(self, found: FoundFile) -> None:
        try:
            source = read_file(found)
            parsed = _parse(found, source.text)
        except ProblemFound as problem:
            self.problems.append(problem.in_file(found.name))
            return
        except ProblemsFound as many:
            self.problems.extend(problem.in_file(found.name) for problem in many.found)
            return
        for located in parsed:
            self.problems.extend(_check_path(found, located))
            self.located.append(located)
            self.files[(found.kind, located.document.key)] = source

    def check(self, known: KnownNames | None, checks: Catalogue | None) -> None:
        entries = self.of(EntryDocument)
        for model in (DepartmentDocument, GuidelineDocument, ChannelDocument):
            self.problems += check_unique(self.of(model), lambda document: document.key, "id")
        self.problems += check_unique(entries, lambda document: document.key, "id")
        departments = frozenset(one.document.key for one in self.of(DepartmentDocument))
        if known is not None or departments:
            self.problems += check_departments(
                self.located, departments | (known.departments if known else frozenset())
            )
        channels = frozenset(one.document.key for one in self.of(ChannelDocument))
        self.problems += check_channels(self.located, channels | (known.channels if known else frozenset()))
        self.problems += check_guidelines(self.located, checks)
        uses = self._template_uses()
        facts = frozenset(one.document.key for one in self.of(FactDocument))
        if known is not None or facts:
            self.problems += check_fact_uses(uses, facts | (known.facts if known else frozenset()))
        settled, contradictions = settle_groups(entries, {})
        self.problems += contradictions
        self.located = [one for one in self.located if not isinstance(one.document, EntryDocument)] + settled

    def library(self, sidecar: Sidecar | None, sidecar_folder: Path | None) -> Library:
        return Library(
            departments=self._documents(DepartmentDocument),
            entries=self._documents(EntryDocument),
            guidelines=self._documents(GuidelineDocument),
            channels=self._documents(ChannelDocument),
            facts=self._documents(FactDocument),
            files=MappingProxyType(self.files),
            sidecar=sidecar,
            sidecar_folder=sidecar_folder,
        )

    def of(self, model: type[object]) -> list[Located]:
        return [one for one in self.located if isinstance(one.document, model)]

    def _documents(self, model: type[D]) -> tuple[D, ...]:
        return tuple(one.document for one in self.located if isinstance(one.document, model))

    def _template_uses(self) -> list[FactUse]:
        uses: list[FactUse] = []
        for one in self.located:
            used, problems = check_templates(one)
            uses += used
            self.problems += problems
        return uses


def _parse(found: FoundFile, text: str) -> list[Located]:
    if found.kind == "fact":
        return [Located(fact.document, found.name, fact.values) for fact in read_facts(text)]
    match found.kind:
        case "entry":
            entry = ENTRY.read(text)
            return [Located(entry.document, found.name, entry.values)]
        case "department":
            department = DEPARTMENT.read(text)
            return [Located(department.document, found.name, department.values)]
        case "guideline":
            guideline = GUIDELINE.read(text)
            return [Located(guideline.document, found.name, guideline.values)]
        case "channel":
            channel = CHANNEL.read(text)
            return [Located(channel.document, found.name, channel.values)]


def _check_path(found: FoundFile, located: Located) -> list[Problem]:
    document = located.document
    problems: list[Problem] = []
    if isinstance(document, FactDocument):
        return problems
    whole = "/" in found.expected_id or not isinstance(document, EntryDocument)
    own = document.id if whole else document.id.partition("/")[2]
    if own != found.expected_id:
        message = f"is `{document.id}`, but the file's place says `{found.expected_id}`; rename one of them."
        problems.append(located.problem(message, "id"))
    if isinstance(document, EntryDocument):
        wrong = check_suffix(found)
        if wrong is not None:
            problems.append(Problem(found.name, None, None, wrong))
        elif found.lang not in {None, document.lang}:
            message = f"is `{document.lang}`, but the file's name says `{found.lang}`; correct one of them."
            problems.append(located.problem(message, "lang"))
        if found.lang is None and document.department is None:
            problems.append(located.problem("is missing; add it.", "department"))
    return problems


def _find_sidecar(root: Path) -> tuple[Sidecar | None, Path | None]:
    """The sidecar of the folder, or of the library that the folder or file is a part of; and where it lies."""
    place = root.absolute()
    for folder in (place, *place.parents[:3]):  # the deepest is entries/it/reset-password.md
        inside = place.relative_to(folder).parts
        if inside and inside[0] not in {*FOLDERS, ENTRIES_FOLDER, FACTS_FILE}:
            continue
        sidecar = read_sidecar(folder)
        if sidecar is not None:
            return sidecar, folder
    return None, None


def _place(problem: Problem) -> tuple[str, int, str, str]:
    return (problem.file, problem.line or 0, problem.field or "", problem.message)
