"""POST /api/promises/{id}/follow-up: the reply that tells a customer a later time, before it is sent."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import AwareDatetime, Field, StringConstraints

from answers.promises.book import Later
from answers.promises.follow_up import FollowUp
from web.api.promise_read import PromisePath
from web.api.shapes import RequestBody, ResponseBody
from web.api.suggestion_make import Name, Value
from web.promise_access import reach_of
from web.services import get_services
from web.sign_in import get_caller

Reason = Annotated[str, StringConstraints(max_length=300)]
Moment = Annotated[AwareDatetime, Field(strict=False)]  # JSON has no moments: they come as text


class FollowUpRequest(RequestBody):
    """What is to be told."""

    due_at: Moment | None = Field(
        default=None, description="the new time, with its zone; left out, one that the department can keep"
    )
    reason: Reason = Field(default="", description="why, in the customer's language; becomes a sentence of the reply")
    customer: dict[Name, Value] = Field(default_factory=dict, max_length=50, description="for the channel's greeting")
    agent: dict[Name, Value] = Field(default_factory=dict, max_length=50, description="for the channel's signature")


class FollowUpBody(ResponseBody):
    """A reply that can be sent, and the time that it names."""

    text: str
    parts: tuple[str, ...]
    due_at: datetime
    language: str


def write_follow_up(path: PromisePath, body: FollowUpRequest) -> dict[str, Any]:
    """Write the follow-up reply of a promise that takes longer; nothing is changed."""
    later = Later(body.due_at, reason=body.reason, customer=body.customer, agent=body.agent)
    written = get_services().promises.write_follow_up(path.id, later, reach=reach_of(get_caller()))
    return follow_up_body(written).model_dump(mode="json")


def follow_up_body(written: FollowUp) -> FollowUpBody:
    """The body of a follow-up reply."""
    return FollowUpBody(
        text=written.reply.text, parts=written.reply.parts, due_at=written.due_at, language=written.lang
    )
