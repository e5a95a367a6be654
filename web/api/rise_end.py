"""DELETE /api/rises/{number}: tells nobody of a rise any more."""

from datetime import UTC, datetime
from typing import Any

from kb.rises import end_rise
from web.api.pin_end import NumberPath
from web.api.rise_list import make_line
from web.crisis_access import check_leads
from web.services import get_services
from web.sign_in import get_caller


def end_of_rise(path: NumberPath) -> dict[str, Any]:
    """Dismiss a rise."""
    caller, now = get_caller(), datetime.now(UTC)
    check_leads(caller, "rise", str(path.number))
    with get_services().database.transaction() as db:
        ended = end_rise(db, path.number, actor=caller.actor, now=now)
        line = make_line(caller, db, ended, now)
    return line.model_dump(mode="json")
