"""GET /api/escalations/{id}: one question with a department, what became of its messages, and its answer."""

from typing import Any

from pydantic import Field

from answers.escalation.book import KIND
from answers.escalation.reach import Reach
from kb.asker_names import name_askers
from kb.database import Session
from kb.deliveries import list_deliveries
from kb.errors import NotFound
from kb.escalations import get_escalation
from web.api.escalation_body import EscalationBody, escalation_body
from web.api.shapes import QueryFields
from web.escalation_access import reach_of
from web.services import get_services
from web.sign_in import get_caller


class EscalationPath(QueryFields):
    """Which escalation."""

    id: str = Field(description="its id")


def read_escalation(path: EscalationPath) -> dict[str, Any]:
    """Read one escalation."""
    with get_services().database.session() as db:
        return read_body(db, path.id, reach_of(get_caller())).model_dump(mode="json")


def read_body(session: Session, escalation_id: str, reach: Reach) -> EscalationBody:
    """The escalation with its deliveries.

    Raises:
        NotFound: There is none, or it is out of reach.
    """
    escalation = get_escalation(session, escalation_id)
    if not reach.includes(escalation):
        raise NotFound(KIND, escalation_id)
    names = name_askers(session, {escalation.asker})
    return escalation_body(escalation, list_deliveries(session, [escalation_id]), names.get(escalation.asker))
