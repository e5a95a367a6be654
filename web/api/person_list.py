"""GET /api/people: the people, page by page."""

from typing import Any

from pydantic import Field

from kb.errors import CursorUnusable
from kb.people import list_people
from web.api.person_body import PersonBody
from web.api.shapes import QueryFields, ResponseBody
from web.services import get_services


class PersonListQuery(QueryFields):
    """Which page."""

    cursor: str | None = Field(default=None, description="the `next` of the page before")
    limit: int = Field(default=50, ge=1, le=200, description="the most people on a page")


class PersonPage(ResponseBody):
    """Some people, in the order in which they were added; `next` is null on the last page."""

    people: tuple[PersonBody, ...]
    next: str | None


def list_of_people(query: PersonListQuery) -> dict[str, Any]:
    """List people."""
    with get_services().database.session() as db:
        found = list_people(db, after=_after(query.cursor), limit=query.limit + 1)
    page = found[: query.limit]
    bodies = tuple(PersonBody.model_validate(one) for one in page)
    following = str(page[-1].id) if len(found) > query.limit else None
    return PersonPage(people=bodies, next=following).model_dump(mode="json")


def _after(cursor: str | None) -> int:
    if cursor is None:
        return 0
    if not (cursor.isascii() and cursor.isdecimal() and len(cursor) < 10):
        raise CursorUnusable(cursor)
    return int(cursor)
