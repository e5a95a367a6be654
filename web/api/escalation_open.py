"""POST /api/escalations: hands a question to a department."""

from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from answers.escalation.opening import MAX_NOTE_CHARACTERS, HandOver
from kb.reference_digest import MAX_REFERENCE_CHARACTERS
from web.api.escalation_read import read_body
from web.api.shapes import RequestBody
from web.api.suggestion_make import Name
from web.escalation_access import reach_of
from web.refusals import InputRefused
from web.services import get_services
from web.sign_in import get_caller


class EscalationRequest(RequestBody):
    """A question for a department: as it was suggested to, or in words."""

    suggestion: Name | None = Field(default=None, description="the `id` that came with suggestions to the question")
    question: str | None = Field(default=None, description="what the customer asks, where nothing was suggested")
    department: Name | None = Field(default=None, description="left out, the likeliest one")
    note: Annotated[str, StringConstraints(max_length=MAX_NOTE_CHARACTERS)] | None = Field(
        default=None, description="what the department should know besides; kept without personal data"
    )
    reference: Annotated[str, StringConstraints(max_length=MAX_REFERENCE_CHARACTERS)] | None = Field(
        default=None, description="the case, as the department knows it"
    )
    channel: Name | None = Field(default=None, description="where the customer asked; belongs to `question`")
    lang: Name | None = Field(default=None, description="the customer's language; belongs to `question`")
    promise: Name | None = Field(default=None, description="the promise that the answer will keep")


def open_escalation(body: EscalationRequest) -> dict[str, Any]:
    """Hand a question over; the same suggestion handed to the same department again changes nothing."""
    caller, now = get_caller(), datetime.now(UTC)
    if (body.suggestion is None) == (body.question is None):
        raise InputRefused("question", "Say what to hand over: either the suggestion or the question.")
    wanted = HandOver(
        suggestion=body.suggestion,
        question=body.question,
        department=body.department,
        note=body.note,
        reference=body.reference,
        channel=body.channel,
        lang=body.lang,
        promise=body.promise,
        asker=caller.asker,
        sees_all=caller.sees_all_outcomes,
        departments=caller.departments if caller.role in {"agent", "ambassador"} else frozenset(),
    )
    opened = get_services().escalations.hand_over(wanted, actor=caller.actor, now=now)
    with get_services().database.session() as db:
        return read_body(db, opened.id, reach_of(caller)).model_dump(mode="json")
