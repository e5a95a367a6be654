"""GET /api/escalations: questions with departments, newest first, page by page."""

from typing import Any

from pydantic import Field

from kb.asker_names import name_askers
from kb.deliveries import list_deliveries
from kb.escalations import State, list_escalations
from web.api.escalation_body import EscalationBody, bodies_of
from web.api.shapes import QueryFields, ResponseBody
from web.escalation_access import reach_of
from web.services import get_services
from web.sign_in import get_caller


class EscalationListQuery(QueryFields):
    """Which page, and what narrows it."""

    department: str | None = Field(default=None, description="only this department's")
    state: State | None = Field(default=None, description="only these")
    mine: bool = Field(default=False, description="only those that the caller handed over")
    cursor: str | None = Field(default=None, description="the `next` of the page before")
    limit: int = Field(default=50, ge=1, le=200, description="the most escalations on a page")


class EscalationPage(ResponseBody):
    """Some escalations, newest first; `next` is null on the last page."""

    escalations: tuple[EscalationBody, ...]
    next: str | None


def list_of_escalations(query: EscalationListQuery) -> dict[str, Any]:
    """List the escalations that the caller may see."""
    caller = get_caller()
    seen = frozenset[str]() if query.mine else reach_of(caller).seen
    with get_services().database.session() as db:
        page = list_escalations(
            db,
            departments=seen,
            of_department=query.department,
            state=query.state,
            asker=None if seen is None else caller.asker,
            cursor=query.cursor,
            limit=query.limit,
        )
        deliveries = list_deliveries(db, [it.id for it in page.escalations])
        names = name_askers(db, {it.asker for it in page.escalations})
    bodies = bodies_of(page.escalations, deliveries, names)
    return EscalationPage(escalations=bodies, next=page.cursor).model_dump(mode="json")
