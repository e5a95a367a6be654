"""GET /api/promises: promises by due time, page by page."""

from datetime import UTC, datetime
from typing import Any, Literal

from pydantic import Field

from kb.asker_names import name_askers
from kb.promise_lists import Wanted, Which, list_promises
from web.api.promise_body import PromiseBody, promise_body
from web.api.shapes import QueryFields, ResponseBody
from web.promise_access import reach_of
from web.services import get_services
from web.sign_in import get_caller


class PromiseListQuery(QueryFields):
    """Which page, and what narrows it."""

    state: Which = Field(default="owed", description="owed: without an answer, whether the time is past or not")
    department: str | None = Field(default=None, description="only this department's")
    person: Literal["me"] | None = Field(default=None, description="only those that the caller made")
    overdue: bool = Field(default=False, description="only those whose customer waits for longer than was promised")
    cursor: str | None = Field(default=None, description="the `next` of the page before")
    limit: int = Field(default=50, ge=1, le=200, description="the most promises on a page")


class PromisePage(ResponseBody):
    """Some promises, the first due first; `next` is null on the last page."""

    promises: tuple[PromiseBody, ...]
    next: str | None


def list_of_promises(query: PromiseListQuery) -> dict[str, Any]:
    """List promises by due time; without a state those that still owe an answer."""
    caller, now = get_caller(), datetime.now(UTC)
    wanted = Wanted(
        which="owed" if query.overdue else query.state,
        departments=None if query.department is None else (query.department,),
        by=caller.asker if query.person else None,
        due_before=now if query.overdue else None,
    )
    with get_services().database.session() as db:
        page = list_promises(db, wanted, reach=reach_of(caller), cursor=query.cursor, limit=query.limit)
        names = name_askers(db, {it.asker for it in page.promises})
    bodies = tuple(promise_body(it, names.get(it.asker), now) for it in page.promises)
    return PromisePage(promises=bodies, next=page.cursor).model_dump(mode="json")
