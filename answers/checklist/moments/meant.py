"""Which days and times of day a text may mean, as heard on a day."""

from collections.abc import Sequence
from datetime import date, timedelta

from answers.checklist.moments.clock import HALF_DAY, Clock
from answers.checklist.moments.days import Named

_AHEAD = 4  # days from today that a time without a day may be on


def nearest_day(days: Sequence[Named], clock: Clock) -> Named | None:
    """The day that stands nearest to a time."""
    return min(days, key=lambda day: abs(day.start - clock.start)) if days else None


def list_dates(day: Named | None, today: date) -> list[date]:
    """The dates that may be meant: without a day today or any of the next, a weekday also that of next week."""
    if day is None:
        return [today + timedelta(days=number) for number in range(_AHEAD)]
    found = day.on(today)
    return [found, found + timedelta(days=7)] if day.weekday is not None and found == today else [found]


def list_readings(day: Named | None, clock: Clock) -> list[tuple[int, int]]:
    """From and until, in minutes; a vague time is in the part of the day that is named, else in either half."""
    readings = [(clock.minute, clock.until or clock.minute)]
    part = day.part if day else None
    if clock.minute <= HALF_DAY and (clock.vague or (part and part[0] >= 12 and clock.minute < HALF_DAY)):
        readings.append((clock.minute + HALF_DAY, (clock.until or clock.minute) + HALF_DAY))
    if part:
        fitting = [it for it in readings if part[0] * 60 <= it[0] <= part[1] * 60]
        return fitting or readings
    return readings
