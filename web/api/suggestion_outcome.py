"""POST /api/suggestions/{id}/outcome: what became of a suggestion."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from answers.outcomes import Noted, Told
from answers.promises.opening import DueFrom
from kb.documents.limits import MAX_ANSWER_CHARACTERS
from kb.outcomes import Kind, Reason
from kb.promises import State
from kb.reference_digest import MAX_REFERENCE_CHARACTERS
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
        default=None,
        max_length=MAX_ANSWER_CHARACTERS,
        description="what was sent; kept without personal data. For copied it is looked at, and not kept",
    )
    reason: Reason | None = Field(default=None, description="for dismissed, and only there")
    waivers: list[WaiverBody] = Field(
        default_factory=list, max_length=50, description="the musts that were set aside; for sent and edited only"
    )
    department: Name | None = Field(
        default=None, description="whose holding reply was sent; needed where several departments' were suggested"
    )
    reference: Annotated[str, StringConstraints(max_length=MAX_REFERENCE_CHARACTERS)] | None = Field(
        default=None, description="the case that the promise is about, as you name it; kept while the promise is open"
    )
    had_gone: bool = Field(
        default=False, description="it was sent before anybody could know that its entry was withdrawn or frozen"
    )
    confirmed: list[Name] = Field(
        default_factory=list, max_length=50, description="the guidelines that a person has ticked; as above"
    )


class OpenedPromise(ResponseBody):
    """The promise that a holding reply made."""

    id: str
    department: str
    due_at: datetime
    state: State
    due_from: DueFrom = Field(
        description="holding: as it was suggested; text: as the text says; department: nobody named a time, so it is "
        "what the department can keep as of now"
    )


class NotedOutcome(ResponseBody):
    """What is kept of it."""

    number: int
    suggestion: str
    outcome: Kind
    entry: str | None
    reason: Reason | None
    at: datetime
    promise: OpenedPromise | None = Field(description="for a holding reply that was sent")


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
            department=body.department,
            reference=body.reference,
            had_gone=body.had_gone,
        ),
        asker=caller.asker,
        sees_all=caller.sees_all_outcomes,
        who=caller.name,
        role=caller.role,
    )
    outcome = noted.outcome
    return NotedOutcome(
        number=outcome.number,
        suggestion=outcome.receipt_id,
        outcome=outcome.kind,
        entry=outcome.entry_id,
        reason=outcome.reason,
        at=outcome.at,
        promise=_promise_of(noted),
    ).model_dump(mode="json")


def _promise_of(noted: Noted) -> OpenedPromise | None:
    if noted.opened is None:
        return None
    it = noted.opened.promise
    return OpenedPromise(
        id=it.id, department=it.department, due_at=it.due_at, state=it.state, due_from=noted.opened.due_from
    )
