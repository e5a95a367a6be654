"""GET /api/freezes: the topics that are frozen at this moment."""

from datetime import UTC, datetime
from typing import Any

from pydantic import Field

from kb.freezes import Freeze, list_freezes
from web.api.shapes import ResponseBody
from web.notice_sources.usable import list_usable
from web.services import get_services
from web.sign_in import get_caller


class FreezeLine(ResponseBody):
    """A frozen topic."""

    number: int
    title: str
    reason: str
    entries: tuple[str, ...] = Field(description="those that are not suggested, as far as the token could use them")
    by: str
    at: datetime
    until: datetime | None = Field(description="null: until somebody ends it")
    ended_at: datetime | None


class Freezes(ResponseBody):
    """What is frozen, newest first."""

    freezes: tuple[FreezeLine, ...]


def list_of_freezes() -> dict[str, Any]:
    """List the frozen topics of which the token could use something."""
    caller, now = get_caller(), datetime.now(UTC)
    with get_services().database.session() as db:
        found = [(it, list_usable(caller, db, it.entry_ids, now.date())) for it in list_freezes(db, now)]
    lines = tuple(make_line(freeze, usable) for freeze, usable in found if usable)
    return Freezes(freezes=lines).model_dump(mode="json")


def make_line(freeze: Freeze, entries: tuple[str, ...]) -> FreezeLine:
    """A freeze as the API shows it, with these of its entries."""
    return FreezeLine(
        number=freeze.number,
        title=freeze.title,
        reason=freeze.reason,
        entries=entries,
        by=freeze.by,
        at=freeze.at,
        until=freeze.until,
        ended_at=freeze.ended_at,
    )
