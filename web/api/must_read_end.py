"""DELETE /api/must-reads/{number}: nobody has to read it any more. Who read it stays known."""

from datetime import UTC, datetime
from typing import Any

from pydantic import Field

from kb.must_reads import end_must_read
from web.api.must_read_list import make_line
from web.api.shapes import QueryFields
from web.must_read_access import get_led
from web.services import get_services
from web.sign_in import get_caller


class MustReadPath(QueryFields):
    """Which must-read."""

    number: int = Field(ge=1, le=2**31 - 1, description="its number")


def end_of_must_read(path: MustReadPath) -> dict[str, Any]:
    """End it for everybody."""
    caller, now = get_caller(), datetime.now(UTC)
    with get_services().database.transaction() as db:
        get_led(caller, db, path.number)
        ended = end_must_read(db, caller.actor, path.number, now)
    return make_line(ended).model_dump(mode="json")
