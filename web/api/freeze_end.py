"""DELETE /api/freezes/{number}: lets its entries be suggested again."""

from datetime import UTC, datetime
from typing import Any

from kb.freezes import end_freeze, get_freeze
from web.api.freeze_list import make_line
from web.api.pin_end import NumberPath
from web.crisis_access import check_leads, check_owns
from web.services import get_services
from web.sign_in import get_caller


def end_of_freeze(path: NumberPath) -> dict[str, Any]:
    """End a freeze."""
    caller, now = get_caller(), datetime.now(UTC)
    check_leads(caller, "freeze", str(path.number))
    with get_services().database.transaction() as db:
        check_owns(caller, db, get_freeze(db, path.number).entry_ids, now.date())
        ended = end_freeze(db, path.number, actor=caller.actor, now=now)
    return make_line(ended, ended.entry_ids).model_dump(mode="json")
