"""When a department is open, and by when it can have answered.

Counts in UTC, so that the nights in which the clocks change have the hours that they really have. Knows nothing of
words. Invariant: a due time lies in open hours; the very moment of closing is the latest that counts as such.

A holiday that is off and a company day last from midnight to midnight: a night shift stops at the first, and what
reaches past the second goes on there, as `opening_hours` reads it (https://wiki.openstreetmap.org/wiki/Key:opening_hours).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from opening_hours import (  # type: ignore[attr-defined]  # the package's stubs leave its errors out
    OpeningHours,
    ParserError,
    State,
    UnknownCountryError,
)

from answers.bank_holidays import with_left_out_holidays
from answers.department import Department
from answers.errors import AnswersError, NothingPromised
from kb.documents.company_days import CompanyDays

_QUARTER = timedelta(minutes=15)
_YEAR = timedelta(days=366)


class NeverOpen(NothingPromised):
    """Within a year the department is never open, or not for as long as it takes to answer."""

    def __init__(self, department: Department) -> None:
        super().__init__(
            f"{department.name} is not open for long enough within a year to answer anything; correct its hours "
            f"(`{department.hours[:80]}`) or hand the question to another department."
        )
        self.department = department


class HoursUnreadable(AnswersError):
    """Opening hours or a country of holidays that mean nothing."""

    def __init__(self, department: Department) -> None:
        super().__init__(
            f"The hours of {department.name} cannot be read; correct `{department.hours[:80]}` and the country of its "
            f"holidays (`{department.holidays}`)."
        )
        self.department = department


@dataclass(frozen=True, slots=True)
class OpenSpan:
    """A time without a break in which the department is open: from `start` up to `end`, both in its own zone."""

    start: datetime
    end: datetime


def open_spans(department: Department, start: datetime, end: datetime) -> Iterator[OpenSpan]:
    """The open times between two moments, earliest first, cut off at both; blocks that touch are one.

    Hours that are only perhaps open (`unknown`, "by appointment") count as closed.

    Raises:
        ValueError: A moment has no time zone.
        HoursUnreadable: The hours, or the country of the holidays, cannot be read.
    """
    zone = ZoneInfo(department.timezone)
    last: tuple[datetime, datetime] | None = None
    for opens, closes in _open_blocks(department, _utc(start), _utc(end)):
        if last is not None and opens <= last[1]:
            last = last[0], max(last[1], closes)
            continue
        if last is not None:
            yield OpenSpan(last[0].astimezone(zone), last[1].astimezone(zone))
        last = opens, closes
    if last is not None:
        yield OpenSpan(last[0].astimezone(zone), last[1].astimezone(zone))


def is_open(department: Department, moment: datetime) -> bool:
    """Whether the department is there at a moment, to the minute.

    Raises:
        ValueError: The moment has no time zone.
        HoursUnreadable: The hours, or the country of the holidays, cannot be read.
    """
    minute = _utc(moment).replace(second=0, microsecond=0)
    return _is_open(department.hours, department.timezone, department.holidays, department.closed, minute)


@lru_cache(maxsize=1024)
def _is_open(
    hours: str, timezone: str, holidays: str | None, closed: tuple[CompanyDays, ...], minute: datetime
) -> bool:
    asked = Department("", "", timezone, hours, timedelta(), holidays, closed=closed)
    return any(True for _ in open_spans(asked, minute, minute + timedelta(minutes=1)))


@dataclass(frozen=True, slots=True)
class Presence:
    """Whether somebody is there now; `until` when without a break, and when the department opens `next` after that.

    Both moments are in the department's zone; None: not within a year.
    """

    is_open: bool
    until: datetime | None
    next_opening: datetime | None


def find_presence(department: Department, now: datetime) -> Presence:
    """What the door says at a moment.

    Raises:
        ValueError: The moment has no time zone.
        HoursUnreadable: The hours, or the country of the holidays, cannot be read.
    """
    end = _utc(now) + _YEAR
    spans = open_spans(department, now, end)
    first = next(spans, None)
    if first is None or _utc(first.start) > _utc(now):
        return Presence(False, None, first.start if first else None)
    after = next(spans, None)
    return Presence(True, first.end if _utc(first.end) < end else None, after.start if after else None)


def open_time_between(department: Department, start: datetime, end: datetime) -> timedelta:
    """How long the department is open between two moments.

    Raises:
        ValueError: A moment has no time zone.
        HoursUnreadable: The hours, or the country of the holidays, cannot be read.
    """
    spans = open_spans(department, start, end)
    return sum((_utc(span.end) - _utc(span.start) for span in spans), timedelta())


def due_at(department: Department, asked_at: datetime, within: timedelta | None = None) -> datetime:
    """The moment by which the department answers what is asked at `asked_at`; aware, in the department's zone.

    Its `reply_within`, or `within` (a quarter of an hour at least), is counted in open hours, from now or from the next
    opening, then rounded up to a quarter that a person would name, yet never beyond that day's closing. A count that
    ends as the department closes is due at that closing, not at the next opening.

    Raises:
        ValueError: `asked_at` has no time zone.
        NeverOpen: It is not open, or not for long enough, within a year.
        HoursUnreadable: The hours, or the country of the holidays, cannot be read.
    """
    asked_at = _utc(asked_at)
    left = max(department.reply_within if within is None else within, _QUARTER)
    for span in open_spans(department, asked_at, asked_at + _YEAR):
        start, end = _utc(span.start), _utc(span.end)
        if left <= end - start:
            return min(_quarter_up(start + left), end).astimezone(ZoneInfo(department.timezone))
        left -= end - start
    raise NeverOpen(department)


def _open_blocks(department: Department, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The open blocks in UTC; comments in the hours may part blocks that touch."""
    zone = ZoneInfo(department.timezone)
    try:
        hours = _parsed(department.hours, department.timezone, department.holidays)
    except (ParserError, UnknownCountryError) as error:
        raise HoursUnreadable(department) from error
    # The package drops `fold`, and refuses a midnight that the clocks skip (Cairo): from noon to noon around both ends.
    first = datetime.combine(start.astimezone(zone).date() - timedelta(days=1), time(12), zone)
    last = datetime.combine(end.astimezone(zone).date() + timedelta(days=1), time(12), zone)
    for opens, closes, state, _comment in hours.intervals(first, last):
        block = max(_utc(opens), start), min(_utc(closes), end)
        # A block inside the hour that a spring night skips has no length.
        if state == State.OPEN and block[0] < block[1]:
            yield from _without_company_days(department, *block) if department.closed else (block,)


def _without_company_days(
    department: Department, start: datetime, end: datetime
) -> Iterator[tuple[datetime, datetime]]:
    """What is left of a block, both ends in UTC."""
    zone = ZoneInfo(department.timezone)
    day = start.astimezone(zone).date()
    while start < end:
        day += timedelta(days=1)
        midnight = min(datetime.combine(day, time(), zone).astimezone(UTC), end)
        if not any(days.covers(day - timedelta(days=1)) for days in department.closed) and start < midnight:
            yield start, midnight
        start = midnight


@lru_cache(maxsize=256)
def _parsed(hours: str, timezone: str, country: str | None) -> OpeningHours:
    rules = with_left_out_holidays(hours, country)
    return OpeningHours(rules, timezone=ZoneInfo(timezone), country=country, auto_country=False, auto_timezone=False)


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        message = "a moment needs its time zone"
        raise ValueError(message)
    return moment.astimezone(UTC)


def _quarter_up(moment: datetime) -> datetime:
    # Every zone in use is whole quarters away from UTC, so that this is a quarter on every clock.
    over = (moment - datetime.min.replace(tzinfo=UTC)) % _QUARTER
    return moment + (_QUARTER - over if over else timedelta())
