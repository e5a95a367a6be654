"""Which entries use a fact in their texts."""

from collections.abc import Collection
from functools import lru_cache

from sqlmodel import Session, col, or_, select

from kb.documents.problems import ProblemFound
from kb.documents.templates import check_template
from kb.tables import EntryRow

_TEXTS = 8_192  # of which the names are kept


def list_fact_users(session: Session, names: Collection[str]) -> dict[str, set[str]]:
    """By fact, the ids of the published entries whose answer or short version names it in some language."""
    found: dict[str, set[str]] = {name: set() for name in names}
    if not found:
        return found
    patterns = [f"%facts%{name}%" for name in found]  # `_` stands for any character: only finds more to look at below
    likes = [col(text).like(pattern) for text in (EntryRow.answer, EntryRow.short) for pattern in patterns]
    query = select(EntryRow.id, EntryRow.answer, EntryRow.short).where(EntryRow.status == "published", or_(*likes))
    for entry_id, *texts in session.exec(query):
        for name in frozenset().union(*(_facts_in(text) for text in texts if text)) & found.keys():
            found[name].add(entry_id)
    return found


@lru_cache(maxsize=_TEXTS)
def _facts_in(text: str) -> frozenset[str]:
    try:
        return check_template(text).facts
    except ProblemFound:
        return frozenset()  # was saved by an older release with other rules; it names nothing that can be told
