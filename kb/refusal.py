"""What is wrong with one document before it is saved: the same rules that a folder is read by."""

from sqlmodel import Session

from kb.current import find_source, find_variants
from kb.documents import AnyDocument, Catalogue, EntryDocument, Problem, dump_document
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
from kb.documents.limits import MAX_FILE_BYTES
from kb.references import list_known_names


def find_problems(session: Session, document: AnyDocument, checks: Catalogue | None = None) -> list[Problem]:
    """All that contradicts, named by field; nothing when the document may be saved."""
    located = Located(document, document.key)
    known = list_known_names(session)
    uses, problems = check_templates(located)
    problems += check_fact_uses(uses, known.facts)
    size = len(dump_document(document).encode())
    if size > MAX_FILE_BYTES:
        message = f"has {size:,} bytes, which is too long; shorten it to at most {MAX_FILE_BYTES:,} bytes."
        problems.append(located.problem(message))
    problems += check_departments([located], known.departments)
    problems += check_channels([located], known.channels) + check_guidelines([located], checks)
    if isinstance(document, EntryDocument):
        source = find_source(session, document.id)
        sources = {} if source is None else {document.id: source}
        if source is not None and source.lang == document.lang and document.department is None:
            problems.append(located.problem("is missing; add it.", "department"))
        problems += check_orphans([located], sources)
        problems += settle_groups([located], sources)[1]
        problems += located.problems(find_broken_variants(document, find_variants(session, document)))
    return problems
