"""GET /api/entries/{id}/revisions: who changed an entry, when, and to what; newest first."""

from datetime import UTC, datetime
from typing import Any

from pydantic import Field

from kb.revisions import Origin, list_revisions
from web.api.entry_read import EntryPath, EntryQuery
from web.api.shapes import ResponseBody
from web.entry_access import get_editable_entry_for
from web.row_numbers import MOST
from web.services import get_services
from web.sign_in import get_caller


class RevisionsQuery(EntryQuery):
    """Which language, and which page."""

    limit: int = Field(default=20, ge=1, le=100)
    before: int | None = Field(default=None, ge=1, le=MOST, description="the `next` of the page before")


class RevisionLine(ResponseBody):
    """One revision; `source` is the file as it was then, null where the entry was deleted."""

    number: int
    at: datetime
    author: str
    origin: Origin
    note: str | None
    source: str | None


class EntryRevisions(ResponseBody):
    """A page of revisions; `next` is null on the last one."""

    revisions: list[RevisionLine]
    next: int | None


def list_of_revisions(path: EntryPath, query: RevisionsQuery) -> dict[str, Any]:
    """List what an entry said before."""
    with get_services().database.session() as db:
        entry = get_editable_entry_for(get_caller(), db, path.id, query.lang, datetime.now(UTC).date())
        found = list_revisions(db, "entry", entry.key, before=query.before, limit=query.limit + 1)
    lines = [RevisionLine.model_validate(it) for it in found[: query.limit]]
    more = lines[-1].number if len(found) > query.limit else None
    return EntryRevisions(revisions=lines, next=more).model_dump(mode="json")
