"""How many customers wait for somebody's answer today, for the link to them on every page."""

import logging
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from kb.database import Session
from kb.departments import list_departments
from kb.errors import KbError
from kb.promise_lists import count_promises
from web.promise_access import list_names, reach_of, wanted_of
from web.services import get_services
from web.visitor import Visitor
from web.zones import find_zone

_log = logging.getLogger(__name__)


def find_due_today(visitor: Visitor) -> int | None:
    """How many are due before the day is over; None where the store cannot be read: the page is shown all the same."""
    try:
        with get_services().database.session() as db:
            return count_due_today(visitor, db, datetime.now(UTC))
    except KbError as error:
        _log.warning("The promises could not be counted: %s", type(error).__name__)
        return None


def count_due_today(visitor: Visitor, session: Session, now: datetime) -> int:
    """How many of the visitor's first list are overdue or due before midnight, in their zone."""
    zone = find_zone(visitor, list_departments(session))
    midnight = (now.astimezone(zone) + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    wanted = replace(wanted_of(list_names(visitor)[0], visitor), due_before=midnight)
    return count_promises(session, wanted, reach=reach_of(visitor))
