"""Opening hours in words, for the page and the API: English only, the interface's language."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date

from answers.days_ahead import DayAhead, DayReason
from answers.hours import OpenSpan, Presence

_FAR_DAYS = 7
_HOUR = timedelta(hours=1)


def say_day_ahead(day: DayAhead) -> str:
    """`09:00–12:30, 13:00–17:30`, `Closed: Christmas Day`, `Round the clock`, and what the clocks do."""
    reason = say_reason(day.reason)
    spans = "Round the clock" if _is_whole(day) else ", ".join(map(_say_span, day.spans))
    said = f"{spans or 'Closed'}: {reason}" if reason else spans or "Closed"
    return f"{said} ({_say_clocks(day)})" if day.longer_by and day.spans else said


def say_reason(reason: DayReason | None) -> str:
    """A holiday's or a company day's name, or what it is; nothing of an ordinary day."""
    if reason is None:
        return ""
    return reason.name or {"holiday": "public holiday", "company_day": "company day"}[reason.kind]


def say_presence(presence: Presence, now: datetime, zone: ZoneInfo) -> str:
    """Whether somebody is there now, until when, and else from when."""
    if not presence.is_open:
        if presence.next_opening is None:
            return "Not there within a year"
        return f"Not there now; back {say_soon(presence.next_opening, now, zone)}"
    return f"There now, until {say_soon(presence.until, now, zone)}" if presence.until else "There now, round the clock"


def say_soon(moment: datetime, now: datetime, zone: ZoneInfo) -> str:
    """`today at 13:00`, `tomorrow at 09:00`, `Monday at 09:00`, `Monday 4 January at 09:00`; a day ends at 24:00."""
    local = moment.astimezone(zone)
    clock, day = f"{local:%H:%M}", local.date()
    if local.time() == time():
        clock, day = "24:00", day - timedelta(days=1)
    days = (day - now.astimezone(zone).date()).days
    if days in {0, 1}:
        return f"{('today', 'tomorrow')[days]} at {clock}"
    return f"{format_date(day, 'EEEE' if 0 < days < _FAR_DAYS else 'EEEE d MMMM', locale='en_GB')} at {clock}"


def _is_whole(day: DayAhead) -> bool:
    if len(day.spans) != 1:
        return False
    (span,) = day.spans
    length = span.end.astimezone(UTC) - span.start.astimezone(UTC)
    return length == timedelta(days=1) + day.longer_by


def _say_span(span: OpenSpan) -> str:
    end = "24:00" if span.end.time() == time() else f"{span.end:%H:%M}"
    return f"{span.start:%H:%M}–{end}"


def _say_clocks(day: DayAhead) -> str:
    way = "back" if day.longer_by > timedelta() else "forward"
    return f"the clocks go {way} {'an hour' if abs(day.longer_by) == _HOUR else 'that day'}"
