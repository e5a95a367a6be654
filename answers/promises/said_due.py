"""The time that a reply itself promises, whatever time it was suggested with.

Read by the checklist's own reader of moments; knows no store. Invariant: where a text names no time of ours, or more
than one, nothing is told.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from answers.checklist.draft import Draft
from answers.checklist.moments.clock import Clock
from answers.checklist.moments.days import Named
from answers.checklist.moments.meant import list_dates, list_readings, nearest_day
from answers.checklist.moments.open_hours import OpenHours
from answers.checklist.moments.promised import Promised, find_promised
from answers.department import Department
from answers.errors import AnswersError


def find_said_due(
    text: str, lang: str | None, department: Department, written_at: datetime, zone: ZoneInfo | None = None
) -> datetime | None:
    """The one time, in UTC, by which a reply promises that the customer hears from us; None for none or several.

    A time of day that may be meant twice is the one at which the department is there; a day or a part of it is due at
    its end, or when the department closes.

    Args:
        text: What was sent.
        lang: The customer's language, None where it is not known.
        department: Who answers.
        written_at: What "today" is reckoned from, aware.
        zone: The customer's, in which times are said; without it the department's.
    """
    draft = Draft(text, lang=lang)
    hours = OpenHours(department, written_at)
    there = zone or hours.zone
    try:
        found = {
            moment.astimezone(UTC)
            for promised in find_promised(draft.read, draft.spoken or "")
            for moment in _moments(promised, hours, there)
        }
    except AnswersError:
        return None
    return found.pop() if len(found) == 1 else None


def _moments(promised: Promised, hours: OpenHours, zone: ZoneInfo) -> Iterator[datetime]:
    today = hours.now.astimezone(zone).date()
    told: set[Named | None] = set()
    for clock in promised.clocks:
        day = nearest_day(promised.days, clock)
        told.add(day)
        yield from _of_clock(day, clock, today, hours, zone)
    for day in promised.days:
        if day not in told:
            yield _end_of(day, list_dates(day, today)[0], hours, zone)
    for _, minutes in promised.within:
        yield (hours.now + timedelta(minutes=minutes)).replace(second=0, microsecond=0)


def _of_clock(day: Named | None, clock: Clock, today: date, hours: OpenHours, zone: ZoneInfo) -> Iterator[datetime]:
    """The moment that is most likely meant; none where all are past."""
    ahead = [
        moment
        for date_ in list_dates(day, today)
        for _, minute in list_readings(day, clock)
        if (moment := _moment(date_, minute, zone)) > hours.now
    ]
    if ahead:
        yield next((moment for moment in ahead if hours.is_open(moment.astimezone(hours.zone))), min(ahead))


def _end_of(day: Named, date_: date, hours: OpenHours, zone: ZoneInfo) -> datetime:
    """The end of the day or its part, earlier where the department closes before."""
    _, last = day.part or (0, 24)
    end = _moment(date_, last * 60, zone)
    closings = [min(closes, end) for opens, closes in hours.on(date_) if opens < end]
    return max(closings) if closings else end


def _moment(day: date, minute: int, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), zone) + timedelta(minutes=minute)
