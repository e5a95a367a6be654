"""POST /api/entries/{id}/withdrawal: takes an entry out of use in all its languages at once."""

from datetime import UTC, datetime
from typing import Any

from pydantic import Field

from kb.withdrawals import withdraw_everywhere
from web.api.entry_read import EntryPath
from web.api.shapes import RequestBody, ResponseBody
from web.entry_access import get_editable_variants_for
from web.services import get_services
from web.sign_in import get_caller


class WithdrawalBody(RequestBody):
    """Why nobody is to send it any more."""

    reason: str = Field(max_length=2000, description="a sentence that everybody who has a page open reads")


class Withdrawn(ResponseBody):
    """What was withdrawn."""

    number: int
    entry: str
    title: str
    reason: str
    by: str
    at: datetime


def withdraw_everywhere_at_once(path: EntryPath, body: WithdrawalBody) -> dict[str, Any]:
    """Withdraw an entry everywhere; it needs no ETag, as it has to go whatever it says by now."""
    caller, now = get_caller(), datetime.now(UTC)
    with get_services().database.transaction() as db:
        get_editable_variants_for(caller, db, path.id, now.date())
        made = withdraw_everywhere(db, path.id, reason=body.reason, actor=caller.actor, now=now)
    return Withdrawn(
        number=made.number, entry=made.entry_id, title=made.title, reason=made.reason, by=made.by, at=made.at
    ).model_dump(mode="json")
