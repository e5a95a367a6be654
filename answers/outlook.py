"""What a department's door says: who is there, the coming days, and what a question asked now is promised."""

from dataclasses import dataclass
from datetime import datetime

from answers.days_ahead import DayAhead, list_days_ahead
from answers.department import Department
from answers.hours import NeverOpen, Presence, due_at, find_presence


@dataclass(frozen=True, slots=True)
class Outlook:
    """All of it as of `now`. Nothing is promised (None) where the department is never there for long enough.

    `promised_slow_at` is the same for questions that take days; None where the department says nothing of them.
    """

    department: Department
    now: datetime
    presence: Presence
    days: tuple[DayAhead, ...]
    promised_at: datetime | None
    promised_slow_at: datetime | None


def look_ahead(department: Department, now: datetime, days: int) -> Outlook:
    """The outlook from `now`, aware, over so many days of the department's calendar.

    Raises:
        HoursUnreadable: Its hours, or the country of its holidays, cannot be read.
    """
    slow = department.slow_reply_within
    return Outlook(
        department=department,
        now=now,
        presence=find_presence(department, now),
        days=list_days_ahead(department, now, days),
        promised_at=_promised(department, now, slow=False),
        promised_slow_at=None if slow is None else _promised(department, now, slow=True),
    )


def _promised(department: Department, now: datetime, *, slow: bool) -> datetime | None:
    try:
        return due_at(department, now, department.slow_reply_within if slow else None)
    except NeverOpen:
        return None
