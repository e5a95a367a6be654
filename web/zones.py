"""In which time zone a page says its moments: that of the departments that a visitor works with."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from kb.departments import DepartmentRecord
from web.visitor import Visitor
from web.words import say_moment

_NOWHERE = "UTC"


def find_zone(visitor: Visitor, departments: Iterable[DepartmentRecord]) -> ZoneInfo:
    """The zone of most of the visitor's departments, or of most of all where they have none."""
    known = list(departments)
    theirs = [it for it in known if it.id in visitor.departments] or known
    counted = Counter(it.timezone for it in theirs)
    return ZoneInfo(min(counted, key=lambda name: (-counted[name], name), default=_NOWHERE))


def say_moment_in(zone: ZoneInfo, moment: datetime) -> str:
    """Monday 23 November 2026, 17:30, as the clocks in this zone say it."""
    return say_moment(moment.astimezone(zone))
