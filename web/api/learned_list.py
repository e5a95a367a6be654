"""GET /api/entries/{id}/learned-phrasings: what use has taught an entry."""

from datetime import UTC, datetime
from typing import Any

from pydantic import Field

from kb.learned import LearnedPhrasing, State, list_learned
from web.api.entry_read import EntryPath
from web.api.shapes import ResponseBody
from web.entry_access import get_editable_variants_for
from web.services import get_services
from web.sign_in import get_caller


class LearnedLine(ResponseBody):
    """A question that was answered with this entry, without personal data."""

    number: int = Field(description="what it is undone or promoted by")
    lang: str
    text: str
    people: int = Field(description="how many stand behind it")
    state: State
    at: datetime = Field(description="since when it is in this state")


class LearnedPhrasings(ResponseBody):
    """All that are in use, in the order in which they came."""

    phrasings: tuple[LearnedLine, ...]


def list_of_learned_phrasings(path: EntryPath) -> dict[str, Any]:
    """List an entry's learned phrasings."""
    with get_services().database.session() as db:
        get_editable_variants_for(get_caller(), db, path.id, datetime.now(UTC).date())
        found = list_learned(db, path.id)
    return LearnedPhrasings(phrasings=tuple(map(make_line, found))).model_dump(mode="json")


def make_line(phrasing: LearnedPhrasing) -> LearnedLine:
    """A phrasing as the API shows it."""
    return LearnedLine.model_validate(phrasing)
