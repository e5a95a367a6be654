"""When a department is open around a moment, asked again and again while somebody types.

The open spans of a day are kept by what they depend on: the hours, the zone, the country of the holidays, the company's
own days and the day.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date

from answers.department import Department
from answers.hours import open_spans
from kb.documents.company_days import CompanyDays

Open = tuple[tuple[datetime, datetime], ...]

_LUNCH = timedelta(minutes=90)
_AHEAD = 14  # days in which the next opening is looked for


class OpenHours:
    """When a department is open around a moment."""

    def __init__(self, department: Department, now: datetime) -> None:
        self.department = department
        self.zone = ZoneInfo(department.timezone)
        self.now = now.astimezone(self.zone)
        self.today = self.now.date()

    def on(self, day: date) -> Open:
        """The open spans of a day."""
        department = self.department
        return _open_on(department.hours, department.timezone, department.holidays, department.closed, day)

    def is_open(self, moment: datetime, *, through_lunch: bool = False) -> bool:
        """Whether it is open at that moment; the moments of opening and closing count."""
        spans = self.on((moment - timedelta(seconds=1)).date()) + self.on(moment.date())
        if any(start <= moment <= end for start, end in spans):
            return True
        if not through_lunch:
            return False
        before = [end for _, end in spans if end < moment]
        after = [start for start, _ in spans if start > moment]
        return bool(before and after) and min(after) - max(before) <= _LUNCH

    def is_open_between(self, start: datetime, end: datetime) -> bool:
        """Whether it is open for some of that time, from now on."""
        start = max(start, self.now)
        return any(max(start, begin) < min(end, stop) for day in _days_of(start, end) for begin, stop in self.on(day))

    def count_open(self, length: timedelta) -> timedelta:
        """For how long it is open in the time of that length that begins now."""
        end = self.now + length
        spans = [span for day in _days_of(self.now, end) for span in self.on(day)]
        return sum((max(min(end, stop) - max(self.now, start), timedelta(0)) for start, stop in spans), timedelta(0))

    def say_open(self, day: date) -> str:
        """When it is open that day, or else on the first day after it, for the person at the keyboard."""
        for number in range(_AHEAD):
            spans = [span for span in self.on(day + timedelta(days=number)) if span[1] > self.now]
            if spans:
                said = format_date(spans[0][0], "EEEE d MMMM", locale="en_GB")
                return f"on {said} within {' and '.join(f'{start:%H:%M}–{end:%H:%M}' for start, end in spans)}"
        return "when it is open"


@lru_cache(maxsize=1024)
def _open_on(hours: str, timezone: str, holidays: str | None, closed: tuple[CompanyDays, ...], day: date) -> Open:
    zone = ZoneInfo(timezone)
    department = Department("", "", timezone, hours, timedelta(0), holidays, closed=closed)
    start = datetime.combine(day, time(), zone)
    end = datetime.combine(day + timedelta(days=1), time(), zone)
    return tuple((span.start, span.end) for span in open_spans(department, start.astimezone(UTC), end.astimezone(UTC)))


def _days_of(start: datetime, end: datetime) -> list[date]:
    return [start.date() + timedelta(days=number) for number in range((end.date() - start.date()).days + 1)]
