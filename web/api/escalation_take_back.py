"""DELETE /api/escalations/{id}: takes a question back, which is kept as such."""

from datetime import UTC, datetime
from typing import Any

from web.api.escalation_read import EscalationPath, read_body
from web.escalation_access import reach_of
from web.services import get_services
from web.sign_in import get_caller


def take_back_escalation(path: EscalationPath) -> dict[str, Any]:
    """Take a question back: nobody needs to answer it any more. Taken back twice changes nothing."""
    caller = get_caller()
    reach = reach_of(caller)
    get_services().escalations.take_back(path.id, reach=reach, actor=caller.actor, now=datetime.now(UTC))
    with get_services().database.session() as db:
        return read_body(db, path.id, reach).model_dump(mode="json")
