"""A promise as the API gives it."""

from datetime import datetime

from pydantic import Field

from kb.promises import Move, Promise, State
from web.api.shapes import ResponseBody


class PromiseBody(ResponseBody):
    """A promise, as of now."""

    id: str
    state: State = Field(description="kept: the customer has an answer; broken: the time passed before, or given up")
    department: str
    question: str = Field(description="without personal data")
    lang: str | None
    channel: str | None
    reference: str | None = Field(description="the case, as you named it; gone once nobody owes an answer any more")
    suggestion: str | None
    made_at: datetime
    made_by: str | None
    due_at: datetime
    overdue: bool = Field(description="the customer waits for longer than was promised")
    broken_at: datetime | None = Field(description="when it first broke; stays when it is answered late or moved")
    resolved_at: datetime | None = Field(description="null as long as an answer is owed")
    resolved_by: str | None


class MoveBody(ResponseBody):
    """A later time that the customer was told."""

    at: datetime
    from_due_at: datetime
    to_due_at: datetime
    reply: str = Field(description="without personal data")


class PromiseWithMoves(PromiseBody):
    """A promise and how it moved, in order."""

    moves: tuple[MoveBody, ...]


def promise_body(promise: Promise, made_by: str | None, now: datetime) -> PromiseBody:
    """The body of a promise that this person or program made."""
    return PromiseBody(
        id=promise.id,
        state=promise.state,
        department=promise.department,
        question=promise.question,
        lang=promise.lang,
        channel=promise.channel,
        reference=promise.reference,
        suggestion=promise.receipt_id,
        made_at=promise.made_at,
        made_by=made_by,
        due_at=promise.due_at,
        overdue=promise.is_overdue(now),
        broken_at=promise.broken_at,
        resolved_at=promise.resolved_at,
        resolved_by=promise.resolved_by,
    )


def with_moves(body: PromiseBody, moves: tuple[Move, ...]) -> PromiseWithMoves:
    """The same with its moves."""
    return PromiseWithMoves(**body.model_dump(), moves=tuple(MoveBody.model_validate(it) for it in moves))
