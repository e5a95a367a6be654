"""GET /api/entries: a line for each entry and language, page by page."""

from datetime import UTC, date, datetime
from typing import Any

from pydantic import Field

from kb.documents.entry import Authority, EntryAudience, Status
from web.api.shapes import QueryFields, ResponseBody
from web.entry_access import list_entries_for
from web.services import get_services
from web.sign_in import get_caller


class EntryListQuery(QueryFields):
    """Which page, and what narrows it."""

    cursor: str | None = Field(default=None, description="the `next` of the page before")
    limit: int = Field(default=50, ge=1, le=200, description="the most entries on a page")
    department: str | None = Field(default=None, description="only this department's")
    lang: str | None = Field(default=None, description="only in this language")


class EntryLine(ResponseBody):
    """What a list needs to know of an entry in one language."""

    id: str
    lang: str
    is_source: bool
    title: str
    department: str
    status: Status
    authority: Authority
    audience: EntryAudience
    verified: date | None
    revision: int


class EntryPage(ResponseBody):
    """Some entries in the order of id and language; `next` is null on the last page."""

    entries: tuple[EntryLine, ...]
    next: str | None


def list_of_entries(query: EntryListQuery) -> dict[str, Any]:
    """List entries, a line per language."""
    caller, today = get_caller(), datetime.now(UTC).date()
    with get_services().database.session() as db:
        page = list_entries_for(
            caller,
            db,
            today,
            cursor=query.cursor,
            limit=query.limit,
            department=query.department,
            lang=query.lang,
        )
    lines = tuple(EntryLine.model_validate(entry) for entry in page.entries)
    return EntryPage(entries=lines, next=page.cursor).model_dump(mode="json")
