"""POST /api/suggestions/{id}/outcome: what became of a suggestion."""

from datetime import datetime
from typing import Any

from pydantic import Field

from answers.outcomes import Told
from kb.documents.limits import MAX_ANSWER_CHARACTERS
from kb.outcomes import Kind, Reason
from web.api.shapes import QueryFields, RequestBody, ResponseBody
from web.api.suggestion_make import Name
from web.services import get_services
from web.sign_in import get_caller


class SuggestionPath(QueryFields):
    """Which suggestion."""

    id: str = Field(description="the `id` that came with the suggestions")


class WaiverBody(RequestBody):
    """A must that was set aside."""

    guideline: Name = Field(description="its id")
    reason: str = Field(max_length=1000, description="why, in a few words; kept without personal data")


class OutcomeBody(RequestBody):
    """What was done with it."""

    outcome: Kind = Field(description="edited: sent with changes")
    entry: Name | None = Field(
        default=None,
        description="whose reply; left out, the first one's, or the holding reply; for dismissed, all of them",
    )
    text: str | None = Field(
        default=None, max_length=MAX_ANSWER_CHARACTERS, description="what was sent; kept without personal data"
    )
    reason: Reason | None = Field(default=None, description="for dismissed, and only there")
    waivers: list[WaiverBody] = Field(
        default_factory=list, max_length=50, description="the musts that were set aside; for sent and edited only"
    )
    confirmed: list[Name] = Field(
        default_factory=list, max_length=50, description="the guidelines that a person has ticked; as above"
    )


class NotedOutcome(ResponseBody):
    """What is kept of it."""

    number: int
    suggestion: str
    outcome: Kind
    entry: str | None
    reason: Reason | None
    at: datetime


def note_outcome(path: SuggestionPath, body: OutcomeBody) -> dict[str, Any]:
    """Note what became of a suggestion; the same again changes nothing."""
    caller = get_caller()
    noted = get_services().outcomes.note(
        path.id,
        Told(
            body.outcome,
            body.entry,
            body.text,
            body.reason,
            waivers={it.guideline: it.reason for it in body.waivers},
            confirmed=tuple(body.confirmed),
        ),
        asker=caller.asker,
        sees_all=caller.sees_all_outcomes,
    )
    return NotedOutcome(
        number=noted.number,
        suggestion=noted.receipt_id,
        outcome=noted.kind,
        entry=noted.entry_id,
        reason=noted.reason,
        at=noted.at,
    ).model_dump(mode="json")
