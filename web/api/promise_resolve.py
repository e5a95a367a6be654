"""PUT /api/promises/{id}/resolution: a promise is kept, given up, or moved to a later time."""

from datetime import UTC, datetime
from typing import Any, Literal

from pydantic import Field

from answers.promises.book import Later
from kb.documents.limits import MAX_ANSWER_CHARACTERS
from web.api.promise_body import PromiseWithMoves
from web.api.promise_follow_up import FollowUpRequest
from web.api.promise_read import PromisePath, read_body
from web.api.shapes import ResponseBody
from web.promise_access import reach_of
from web.refusals import InputRefused
from web.services import get_services
from web.sign_in import get_caller


class ResolutionBody(FollowUpRequest):
    """What became of it; all other fields belong to `moved`."""

    state: Literal["kept", "broken", "moved"] = Field(
        description="kept: the customer has an answer; broken: nobody will answer any more; moved: told a later time"
    )
    reply: str | None = Field(
        default=None,
        max_length=MAX_ANSWER_CHARACTERS,
        description="the follow-up reply as it was sent; left out, the one that Speeddial writes is taken as sent",
    )


class Resolved(ResponseBody):
    """The promise as it is now, and for a moved one the follow-up reply."""

    promise: PromiseWithMoves
    reply: str | None


def resolve_promise(path: PromisePath, body: ResolutionBody) -> dict[str, Any]:
    """Say what became of a promise; the same again changes nothing."""
    caller, book, now = get_caller(), get_services().promises, datetime.now(UTC)
    reach, reply = reach_of(caller), None
    if body.state == "moved":
        later = Later(body.due_at, body.reply, body.reason, body.customer, body.agent)
        reply = book.move(path.id, later, actor=caller.actor, reach=reach, now=now).reply
    else:
        _refuse_others(body)
        settle = book.keep if body.state == "kept" else book.give_up
        settle(path.id, actor=caller.actor, reach=reach, now=now)
    with get_services().database.session() as db:
        promise = read_body(db, path.id, reach, now)
    return Resolved(promise=promise, reply=reply).model_dump(mode="json")


def _refuse_others(body: ResolutionBody) -> None:
    for name in sorted(body.model_fields_set - {"state"}):
        raise InputRefused(name, f"{name} belongs to a promise that is moved: leave it out.")
