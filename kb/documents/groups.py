"""Brings the languages of each entry together: finds the source, checks the variants against it, settles all."""

from collections.abc import Iterable, Mapping

from kb.documents.blank import complete_blanks
from kb.documents.checks import Located
from kb.documents.entry import SHARED_FIELDS, EntryDocument
from kb.documents.entry_checks import find_blank_contradictions
from kb.documents.problems import Problem
from kb.documents.variants import is_source, language_rank, list_differences, says, settle_source, settle_variant

Sources = Mapping[str, EntryDocument]


def settle_groups(entries: Iterable[Located], known_sources: Sources) -> tuple[list[Located], list[Problem]]:
    """The entries in settled form, in their order, and what contradicts.

    `known_sources` are those that exist elsewhere (in the store), by entry id; such a source keeps its part and other
    languages become its variants. A variant without any source stays as it is: whoever knows more decides.
    """
    located = [(one, one.document) for one in entries if isinstance(one.document, EntryDocument)]
    sources: dict[str, EntryDocument] = {}
    for _, document in sorted(located, key=lambda pair: language_rank(pair[1].lang)):
        known = known_sources.get(document.id)
        if is_source(document) and (known is None or known.lang == document.lang):
            sources.setdefault(document.id, document)
    settled: list[Located] = []
    problems: list[Problem] = []
    for one, document in located:
        source = sources.get(document.id) or known_sources.get(document.id)
        if source is None:
            new = document
        elif source.lang == document.lang:
            new = settle_source(_with_shared(document, located))
            problems += one.problems(find_blank_contradictions(new, None))
        else:
            problems += [one.problem(found.message, found.field) for found in list_differences(document, source)]
            problems += one.problems(find_blank_contradictions(document, source))
            new = settle_variant(document)
        settled.append(Located(new, one.file, one.values))
    return settled, problems


def _with_shared(document: EntryDocument, located: Iterable[tuple[Located, EntryDocument]]) -> EntryDocument:
    """The store's source, although its file leaves the shared fields to another language."""
    if is_source(document):
        return document
    complete = next((other for _, other in located if other.id == document.id and is_source(other)), None)
    if complete is None:
        return document
    shared = {name: getattr(complete, name) for name in (*SHARED_FIELDS, "status") if not says(document, name)}
    blanks = complete_blanks(document.blanks, complete.blanks)
    shared["blanks"] = {name: blanks[name] for name in document.blanks}
    return document.model_copy(update=shared)


def check_orphans(entries: Iterable[Located], known_sources: Sources) -> list[Problem]:
    """A problem for every variant that has no source, neither among the entries nor elsewhere."""
    documents = [(one, one.document) for one in entries if isinstance(one.document, EntryDocument)]
    with_source = {document.id for _, document in documents if is_source(document)} | known_sources.keys()
    return [
        one.problem(
            "is missing; name the department, or add the file of the entry that this one translates.", "department"
        )
        for one, document in documents
        if document.id not in with_source
    ]
