"""POST /api/freezes: freezes a topic."""

from datetime import UTC, datetime
from typing import Any

from pydantic import Field

from kb.freezes import MAX_ENTRIES, add_freeze
from web.api.freeze_list import make_line
from web.api.shapes import RequestBody
from web.crisis_access import check_leads, check_owns
from web.services import get_services
from web.sign_in import get_caller


class FreezeBody(RequestBody):
    """Entries that are not to be suggested for the time being."""

    title: str = Field(max_length=1000, description="the topic, as colleagues call it")
    reason: str = Field(max_length=2000, description="why, in a sentence that colleagues read")
    entries: list[str] = Field(max_length=MAX_ENTRIES, description="their ids; each has to be the token's to change")
    until: datetime | None = Field(default=None, strict=False, description="with a time zone; null: until it is ended")


def make_freeze(body: FreezeBody) -> dict[str, Any]:
    """Freeze a topic."""
    caller, now = get_caller(), datetime.now(UTC)
    check_leads(caller, "freeze")
    with get_services().database.transaction() as db:
        check_owns(caller, db, body.entries, now.date())
        made = add_freeze(
            db,
            title=body.title,
            reason=body.reason,
            entry_ids=body.entries,
            until=body.until,
            actor=caller.actor,
            now=now,
        )
    return make_line(made, made.entry_ids).model_dump(mode="json")
