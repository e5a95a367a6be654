"""The check on times that we name for ourselves: the department has to be there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from answers.checklist.draft import Draft
from answers.checklist.finding import Finding, Span, failed, passed, unsure
from answers.checklist.moments.clock import Clock
from answers.checklist.moments.days import Named
from answers.checklist.moments.meant import list_dates, list_readings, nearest_day
from answers.checklist.moments.open_hours import OpenHours
from answers.checklist.moments.promised import Promised, find_promised
from answers.checklist.registry import Parameters, check
from answers.errors import AnswersError

_SOON = timedelta(hours=12)  # a longer time ("within 24 hours") is no appointment
_LATE = timedelta(minutes=10)  # a time that was right when the reply was begun
_ADJOINING = 14  # characters between a day and its time


@check("time_within_hours")
def time_within_hours(draft: Draft, _parameters: Parameters) -> Finding:
    """A time at which we promise to answer, call or do something lies in the department's hours, and ahead.

    Looks at days, dates, parts of a day, clock times and "within an hour" in what we say that we will do; deliveries,
    shop hours, times of the customer's and "within 5 working days" are none of them. Where no department is known, a
    person looks.
    """
    promised = tuple(find_promised(draft.read, draft.spoken or ""))
    if not promised:
        return passed("No time is promised.")
    if draft.department is None or draft.now is None:
        return unsure("Look whether we are there at that time.", _places(promised))
    hours = OpenHours(draft.department, draft.now)
    said = _Said(hours, draft.zone or hours.zone)
    try:
        wrong = [found for one in promised for found in _wrong(one, said)]
    except AnswersError:
        return unsure(f"Look whether we are there at that time: the hours of {draft.department.name} can't be read.")
    if not wrong:
        return passed(f"{draft.department.name} is there at the time that is named.")
    spans = tuple(dict.fromkeys(span for found in wrong for span in found.spans))
    if wrong[0].past:
        return failed("That time has passed: name a later one.", spans)
    return failed(f"{draft.department.name} is closed then: name a time {hours.say_open(wrong[0].day)}.", spans)


@dataclass(frozen=True, slots=True)
class _Said:
    """The department's hours, and the zone of the clock by which times are said: the customer's where it is known."""

    hours: OpenHours
    zone: ZoneInfo

    @property
    def today(self) -> date:
        """The customer's."""
        return self.hours.now.astimezone(self.zone).date()

    def moment(self, day: date, minute: int) -> datetime:
        """What is said, on the department's clock."""
        return (datetime.combine(day, time(), self.zone) + timedelta(minutes=minute)).astimezone(self.hours.zone)


@dataclass(frozen=True, slots=True)
class _Wrong:
    """A time that can't be kept, where it stands, and the day that is meant."""

    spans: tuple[Span, ...]
    day: date
    past: bool


def _wrong(promised: Promised, said: _Said) -> Iterator[_Wrong]:
    """The times that can't be kept."""
    hours = said.hours
    told = set()
    for clock in promised.clocks:
        day = nearest_day(promised.days, clock)
        told.add(day)
        moments = [
            (said.moment(date_, start), said.moment(date_, end))
            for date_ in list_dates(day, said.today)
            for start, end in list_readings(day, clock)
        ]
        reason = _why_not(moments, hours)
        if reason:
            yield _Wrong(_spans(day, clock), moments[0][0].date(), reason == "past")
    for day in promised.days:
        first, last = day.part or (0, 24)
        moments = [
            (said.moment(date_, first * 60), said.moment(date_, last * 60)) for date_ in list_dates(day, said.today)
        ]
        if day not in told and (reason := _why_not(moments, hours)):
            yield _Wrong(((day.start, day.end),), moments[0][0].date(), reason == "past")
    for span, minutes in promised.within:
        length = timedelta(minutes=minutes)
        if length <= _SOON and hours.count_open(length) * 2 < length:
            yield _Wrong((span,), (hours.now + length).date(), past=False)


def _why_not(moments: list[tuple[datetime, datetime]], hours: OpenHours) -> Literal["past", "closed"] | None:
    """Why none of the times that may be meant can be kept; None where one can."""
    ahead = [(start, end) for start, end in moments if end >= hours.now - _LATE]
    if not ahead:
        return "past"
    for start, end in ahead:
        if start < end and hours.is_open_between(start, end):
            return None
        if start == end and hours.is_open(start, through_lunch=True):
            return None
    return "closed"


def _spans(day: Named | None, clock: Clock) -> tuple[Span, ...]:
    """Where the clock time and its day stand; one span where they stand together."""
    if day is None:
        return ((clock.start, clock.end),)
    first, second = sorted(((day.start, day.end), (clock.start, clock.end)))
    return ((first[0], second[1]),) if second[0] - first[1] <= _ADJOINING else (first, second)


def _places(promised: tuple[Promised, ...]) -> tuple[Span, ...]:
    days = {(day.start, day.end) for one in promised for day in one.days}
    clocks = {(clock.start, clock.end) for one in promised for clock in one.clocks}
    return tuple(sorted(days | clocks | {span for one in promised for span, _ in one.within}))
