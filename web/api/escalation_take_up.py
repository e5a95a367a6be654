"""PUT /api/escalations/{id}/receipt: whoever asked has the answer."""

from datetime import UTC, datetime
from typing import Any

from web.api.escalation_read import EscalationPath, read_body
from web.escalation_access import reach_of
from web.services import get_services
from web.sign_in import get_caller


def take_up_answer(path: EscalationPath) -> dict[str, Any]:
    """Say that the answer was dealt with, so that it is not new any more; the first time counts."""
    caller = get_caller()
    reach = reach_of(caller)
    get_services().escalations.take_up(path.id, reach=reach, actor=caller.actor, now=datetime.now(UTC))
    with get_services().database.session() as db:
        return read_body(db, path.id, reach).model_dump(mode="json")
