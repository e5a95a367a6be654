"""Decides, document by document, what an import does: the folder, the store and what both came from are compared.

Invariant: a document that was changed in the store and differently in the folder is never overwritten unasked.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from sqlmodel import Session

from kb.current import Current, list_current, read_source
from kb.documents import AnyDocument, EntryDocument, Library, LibraryUnreadable, Problem, dump_document
from kb.documents.checks import (
    Located,
    check_channels,
    check_departments,
    check_fact_uses,
    check_guidelines,
    check_templates,
)
from kb.documents.entry_checks import find_broken_variants
from kb.documents.groups import check_orphans, settle_groups
from kb.documents.library import DocumentKey
from kb.documents.sidecar import revision_name
from kb.documents.variants import is_source
from kb.errors import NotFound
from kb.references import list_known_names
from kb.revisions import Revision, get_revision, list_imported, list_latest
from kb.store import get_library_id

Outcome = Literal["created", "changed", "unchanged", "kept", "conflict"]
Resolve = Literal["file", "store"]


@dataclass(frozen=True, slots=True)
class Step:
    """What happens to one document; `document` is the folder's, settled."""

    key: DocumentKey
    document: AnyDocument
    outcome: Outcome

    @property
    def name(self) -> str:
        """The document as summaries call it, such as `entry/it/reset-password:nl`."""
        return revision_name(*self.key)


def plan_import(session: Session, library: Library, *, resolve: Resolve | None) -> tuple[list[Step], int]:
    """A step for each document, in an order in which they can be written, and how many the store has besides.

    Raises:
        LibraryUnreadable: the library needs a department, a fact or a source that neither it nor the store has.
    """
    current = list_current(session)
    documents = list(_settled(session, library, current))
    compare = _Comparison(session, library, current)
    steps = [compare.step(key, document, resolve) for key, document in documents]
    return steps, len(current.keys() - {key for key, _ in documents})


def _settled(
    session: Session, library: Library, current: Mapping[DocumentKey, Current]
) -> Iterator[tuple[DocumentKey, AnyDocument]]:
    sources = _sources(current)
    located = [Located(document, _file(library, (kind, document.key))) for kind, document in library.documents()]
    entries = [one for one in located if isinstance(one.document, EntryDocument)]
    settled, problems = settle_groups(entries, sources)
    problems += check_orphans(entries, sources)
    problems += _broken_variants(settled, current)
    known = list_known_names(session)
    departments = known.departments | {department.id for department in library.departments}
    facts = known.facts | {fact.name for fact in library.facts}
    problems += check_departments(located, departments) + check_guidelines(located)
    problems += check_channels(located, known.channels | {channel.id for channel in library.channels})
    for one in located:
        uses, broken = check_templates(one)
        problems += broken + check_fact_uses(uses, facts)
    if problems:
        raise LibraryUnreadable(sorted(set(problems), key=lambda problem: (problem.file, problem.field or "")))
    for kind, document in library.documents():
        if kind != "entry":
            yield (kind, document.key), document
    for one in sorted(settled, key=lambda one: not _is_source(one.document)):
        yield ("entry", one.document.key), one.document


def _broken_variants(settled: list[Located], current: Mapping[DocumentKey, Current]) -> list[Problem]:
    """What the folder's sources say of blanks that does not fit the variants which only the store has."""
    in_folder = {one.document.key for one in settled}
    others: dict[str, list[EntryDocument]] = {}
    for document in (one.document for one in current.values()):
        if isinstance(document, EntryDocument) and not is_source(document) and document.key not in in_folder:
            others.setdefault(document.id, []).append(document)
    return [
        problem
        for one in settled
        if isinstance(one.document, EntryDocument) and is_source(one.document)
        for problem in one.problems(find_broken_variants(one.document, others.get(one.document.id, ())))
    ]


def _sources(current: Mapping[DocumentKey, Current]) -> dict[str, EntryDocument]:
    documents = (one.document for one in current.values())
    return {
        document.id: document for document in documents if isinstance(document, EntryDocument) and is_source(document)
    }


def _file(library: Library, key: DocumentKey) -> str:
    return library.files[key].path if key in library.files else revision_name(*key)


class _Comparison:
    def __init__(self, session: Session, library: Library, current: Mapping[DocumentKey, Current]) -> None:
        self.session = session
        self.current = current
        self.latest: dict[DocumentKey, Revision] = {(one.kind, one.key): one for one in list_latest(session)}
        sidecar = library.sidecar
        self.recorded = sidecar.revisions if sidecar and sidecar.is_of(get_library_id(session)) else None
        self.imported = list_imported(session) if self.recorded is None else {}

    def step(self, key: DocumentKey, document: AnyDocument, resolve: Resolve | None) -> Step:
        outcome = self._outcome(key, document)
        if outcome == "conflict" and resolve is not None:
            outcome = "changed" if resolve == "file" else "kept"
        if outcome == "changed" and key not in self.current:
            outcome = "created"
        return Step(key, document, outcome)

    def _outcome(self, key: DocumentKey, document: AnyDocument) -> Outcome:
        latest = self.latest.get(key)
        if latest is None:
            return "created"
        in_folder = dump_document(document)
        own = self.current[key].document if key in self.current else None
        in_store = None if own is None else dump_document(own)
        if in_folder == in_store:
            return "unchanged"
        base = self._meaning(key, self._base(key), is_source=_is_source(own or document))
        if in_folder == base:
            return "kept"
        return "changed" if base is not None and in_store == base else "conflict"

    def _base(self, key: DocumentKey) -> int:
        """The revision that the folder's document was made from; 0 when nobody knows.

        Where the folder has a record, the last import is no base: it may have been another folder's.
        """
        if self.recorded is not None:
            return self.recorded.get(revision_name(*key), 0)
        return self.imported.get(key, 0)

    def _meaning(self, key: DocumentKey, number: int, *, is_source: bool) -> str | None:
        if number == 0:
            return None
        try:
            revision = get_revision(self.session, *key, number)
        except NotFound:  # a store that was restored from a backup has not come as far as its folders
            return None
        if revision.source is None:
            return None
        return dump_document(read_source(revision, revision.source, is_source=is_source))


def _is_source(document: AnyDocument) -> bool:
    return isinstance(document, EntryDocument) and is_source(document)
