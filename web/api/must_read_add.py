"""POST /api/must-reads: something that people have to read, about an answer or by itself."""

from datetime import UTC, date, datetime
from typing import Any

from pydantic import Field

from kb.errors import NotFound
from kb.must_reads import MAX_TEXT_CHARACTERS, READERS, add_must_read
from kb.people import Role
from web.api.must_read_list import make_line
from web.api.shapes import RequestBody
from web.entry_access import get_variants_for
from web.must_read_access import may_lead
from web.services import get_services
from web.sign_in import get_caller


class MustReadBody(RequestBody):
    """What has to be read by whom."""

    text: str = Field(min_length=1, max_length=MAX_TEXT_CHARACTERS, description="what people have to know")
    entry: str | None = Field(default=None, max_length=200, description="the answer that it is about")
    department: str | None = Field(
        default=None, max_length=200, description="whose people have to read it; that of the answer, or null: all"
    )
    roles: list[Role] = Field(default=list(READERS), min_length=1, max_length=4, description="who has to read it")
    until: date | None = Field(default=None, strict=False, description="its last day")


def make_must_read(body: MustReadBody) -> dict[str, Any]:
    """Make something that people have to read."""
    caller, now = get_caller(), datetime.now(UTC)
    with get_services().database.transaction() as db:
        department = body.department
        if body.entry is not None:
            department = get_variants_for(caller, db, body.entry, now.date())[0].department
        if not may_lead(caller, department):
            raise NotFound("department", str(department))
        made = add_must_read(
            db,
            caller.actor,
            text=body.text,
            at=now,
            entry_id=body.entry,
            department=department,
            roles=body.roles,
            until=body.until,
        )
    return make_line(made).model_dump(mode="json")
