"""DELETE /api/pins/{number}: takes a statement down."""

from datetime import UTC, datetime
from typing import Any

from pydantic import Field

from kb.pins import end_pin
from web.api.pin_list import make_line
from web.api.shapes import QueryFields
from web.crisis_access import check_leads
from web.services import get_services
from web.sign_in import get_caller


class NumberPath(QueryFields):
    """Which one."""

    number: int = Field(ge=1, le=2**31 - 1, description="its number")


def end_of_pin(path: NumberPath) -> dict[str, Any]:
    """Take a statement down."""
    caller = get_caller()
    check_leads(caller, "pin", str(path.number))
    with get_services().database.transaction() as db:
        ended = end_pin(db, path.number, actor=caller.actor, now=datetime.now(UTC))
        line = make_line(db, ended)
    return line.model_dump(mode="json")
