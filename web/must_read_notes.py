"""What a person still has to read about an answer, said on its suggestion."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from answers.suggestions import Suggestion, Suggestions
from kb.must_reads import list_unread
from web.services import get_services
from web.visitor import Visitor

_Notes = Mapping[str, tuple[str, ...]]


def add_notes(found: Suggestions, visitor: Visitor) -> Suggestions:
    """The suggestions with a note on each whose must-read this person has not ticked."""
    entries = {it.entry.id for it in found.suggestions} | {
        it.entry.id for question in found.questions for it in question.suggestions
    }
    notes = _list_notes(visitor) if entries else {}
    if entries.isdisjoint(notes):
        return found
    questions = (replace(it, suggestions=_noted(it.suggestions, notes)) for it in found.questions)
    return replace(found, suggestions=_noted(found.suggestions, notes), questions=tuple(questions))


def _list_notes(visitor: Visitor) -> dict[str, tuple[str, ...]]:
    person_id, today = visitor.asker.person_id, datetime.now(UTC).date()
    if person_id is None:
        return {}
    with get_services().database.session() as db:
        unread = list_unread(db, person_id, visitor.role, visitor.departments, today)
    notes: dict[str, tuple[str, ...]] = {}
    for it in unread:
        if it.entry_id is not None:
            notes[it.entry_id] = (*notes.get(it.entry_id, ()), f"Read this first ({it.by}): {it.text}")
    return notes


def _noted(suggestions: tuple[Suggestion, ...], notes: _Notes) -> tuple[Suggestion, ...]:
    return tuple(replace(it, notes=(*notes.get(it.entry.id, ()), *it.notes)) for it in suggestions)
