"""What a department's door says: who is there, the coming days, and what a question asked now is promised."""

from dataclasses import dataclass
from datetime import datetime

from answers.days_ahead import DayAhead, list_days_ahead
from answers.department import Department
from answers.hours import NeverOpen, Presence, due_at, find_presence
from answers.pace import NO_PACES, Paces, promised_within


@dataclass(frozen=True, slots=True)
class Outlook:
    """All of it as of `now`. Nothing is promised (None) where the department is never there for long enough.

    `promised_slow_at` is the same for questions that take days; None where the department says nothing of them. `paces`
    are how fast it was lately, which promises go by.
    """

    department: Department
    now: datetime
    presence: Presence
    days: tuple[DayAhead, ...]
    promised_at: datetime | None
    promised_slow_at: datetime | None
    paces: Paces = NO_PACES


def look_ahead(department: Department, now: datetime, days: int, paces: Paces = NO_PACES) -> Outlook:
    """The outlook from `now`, aware, over so many days of the department's calendar.

    Raises:
        HoursUnreadable: Its hours, or the country of its holidays, cannot be read.
    """
    return Outlook(
        department=department,
        now=now,
        presence=find_presence(department, now),
        days=list_days_ahead(department, now, days),
        promised_at=_promised(department, now, paces, takes_days=False),
        promised_slow_at=(
            None if department.slow_reply_within is None else _promised(department, now, paces, takes_days=True)
        ),
        paces=paces,
    )


def _promised(department: Department, now: datetime, paces: Paces, *, takes_days: bool) -> datetime | None:
    try:
        return due_at(department, now, promised_within(department, paces, takes_days=takes_days))
    except NeverOpen:
        return None
