"""POST /api/escalations/{id}/deliveries/{number}/repetition: sends a message again that may not have arrived."""

from datetime import UTC, datetime
from typing import Any

from pydantic import Field

from web.api.escalation_read import EscalationPath, read_body
from web.escalation_access import reach_of
from web.services import get_services
from web.sign_in import get_caller


class DeliveryPath(EscalationPath):
    """Which of its messages."""

    number: int = Field(description="the delivery's number")


def send_again(path: DeliveryPath) -> dict[str, Any]:
    """Send a message again that failed for good, or that may not have arrived: a person has to decide that."""
    caller, services = get_caller(), get_services()
    reach = reach_of(caller)
    services.escalations.send_again(path.id, path.number, reach=reach, actor=caller.actor, now=datetime.now(UTC))
    with services.database.session() as db:
        return read_body(db, path.id, reach).model_dump(mode="json")
