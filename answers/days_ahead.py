"""The coming days of a department: when it is there on each, and why it is not.

Days are those of the department's own calendar. Knows nothing of words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from answers.department import Department
from answers.holidays import find_holiday
from answers.hours import OpenSpan, open_spans

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DayReason:
    """A public holiday, on which a department may be there all the same, or a company day; a name may be unknown."""

    kind: Literal["holiday", "company_day"]
    name: str | None


@dataclass(frozen=True, slots=True)
class DayAhead:
    """One day: the open spans, cut off at its two midnights; `longer_by` is what the clocks add or take."""

    date: date
    spans: tuple[OpenSpan, ...]
    reason: DayReason | None
    longer_by: timedelta


def list_days_ahead(department: Department, now: datetime, days: int) -> tuple[DayAhead, ...]:
    """So many days, from the one that it is at `now` where the department is.

    Raises:
        ValueError: `now` has no time zone.
        HoursUnreadable: The hours, or the country of the holidays, cannot be read.
    """
    zone = ZoneInfo(department.timezone)
    first = now.astimezone(zone).date()
    midnights = [_midnight(first + n * _DAY, zone) for n in range(days + 1)]
    by_day: dict[date, list[OpenSpan]] = {}
    for span in open_spans(department, midnights[0], midnights[-1]):
        for part in _by_day(span, zone):
            by_day.setdefault(part.start.date(), []).append(part)
    return tuple(
        DayAhead(
            date=day,
            spans=tuple(by_day.get(day, ())),
            reason=_reason(department, day),
            longer_by=midnights[n + 1].astimezone(UTC) - midnights[n].astimezone(UTC) - _DAY,
        )
        for n, day in enumerate(first + n * _DAY for n in range(days))
    )


def _by_day(span: OpenSpan, zone: ZoneInfo) -> Iterator[OpenSpan]:
    start = span.start
    while start.date() < span.end.date():
        midnight = _midnight(start.date() + _DAY, zone)
        yield OpenSpan(start, midnight)
        start = midnight
    if start.astimezone(UTC) < span.end.astimezone(UTC):
        yield OpenSpan(start, span.end)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    # By way of UTC: where the clocks skip midnight (Cairo), the day begins at one o'clock.
    return datetime.combine(day, time(), zone).astimezone(UTC).astimezone(zone)


def _reason(department: Department, day: date) -> DayReason | None:
    for days in department.closed:
        if days.covers(day):
            return DayReason("company_day", days.name or None)
    holiday = find_holiday(department.holidays, day)
    return DayReason("holiday", holiday.name) if holiday else None
