"""PUT /api/escalations/{id}/answer: the department's answer, and what its askers do with it."""

from datetime import UTC, datetime
from typing import Any

from pydantic import Field

from answers.escalation.answering import MAX_ANSWER_CHARACTERS
from web.api.escalation_read import EscalationPath, read_body
from web.api.shapes import RequestBody
from web.escalation_access import reach_of
from web.services import get_services
from web.sign_in import get_caller


class AnswerBody(RequestBody):
    """What the customer should hear."""

    text: str = Field(
        min_length=1, max_length=MAX_ANSWER_CHARACTERS, description="the answer; it also becomes a draft entry"
    )


def answer_escalation(path: EscalationPath, body: AnswerBody) -> dict[str, Any]:
    """Answer a question of a department that is the caller's; once."""
    caller = get_caller()
    reach = reach_of(caller)
    get_services().escalations.answer(path.id, body.text, reach=reach, actor=caller.actor, now=datetime.now(UTC))
    with get_services().database.session() as db:
        return read_body(db, path.id, reach).model_dump(mode="json")
