"""A department's hours as the page shows them: every sentence and every coordinate decided here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import ceil
from zoneinfo import ZoneInfo

from babel.dates import format_date

from answers.days_ahead import DayAhead
from answers.department import Department
from answers.hours import OpenSpan, Presence
from answers.outlook import Outlook
from answers.pace import Pace
from kb.departments import DepartmentRecord
from kb.documents.company_days import parse_company_days
from web.hours_words import say_day_ahead, say_presence, say_soon

MINUTES = 24 * 60  # the width of a day's picture


@dataclass(frozen=True, slots=True)
class DepartmentLine:
    """One department of the list; `clock` is the time that it is there."""

    id: str
    name: str
    is_there: bool
    said: str
    zone: str
    clock: str


@dataclass(frozen=True, slots=True)
class Bar:
    """An open time in a day's picture, in minutes of its clock."""

    x: int
    width: int


@dataclass(frozen=True, slots=True)
class DayRow:
    """One day; `now` is where its picture marks the present, None on other days."""

    iso: str
    name: str
    words: str
    bars: tuple[Bar, ...]
    now: int | None
    is_special: bool
    is_weekend: bool


@dataclass(frozen=True, slots=True)
class ChannelLink:
    """Hours that can be looked at; without an `id` those of all channels that have none of their own."""

    id: str | None
    name: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class HoursView:
    """The page of one department."""

    line: DepartmentLine
    promised: str
    promised_slow: str | None
    target: str
    pace: str
    channels: tuple[ChannelLink, ...]
    days: tuple[DayRow, ...]
    later_company_days: tuple[str, ...]
    rule: str


def show_line(department: Department, presence: Presence, now: datetime) -> DepartmentLine:
    """A department as the list says it."""
    zone = ZoneInfo(department.timezone)
    return DepartmentLine(
        id=department.id,
        name=department.name,
        is_there=presence.is_open,
        said=say_presence(presence, now, zone),
        zone=department.timezone.replace("_", " "),
        clock=f"{now.astimezone(zone):%H:%M}",
    )


def show_hours(
    record: DepartmentRecord, outlook: Outlook, channel: str | None, channel_names: Mapping[str, str]
) -> HoursView:
    """The page's words; `channel` is the one whose hours are shown."""
    department, now = outlook.department, outlook.now
    zone = ZoneInfo(department.timezone)
    slow = outlook.promised_slow_at
    return HoursView(
        line=show_line(department, outlook.presence, now),
        promised=f"by {say_soon(outlook.promised_at, now, zone)}" if outlook.promised_at else "nothing",
        promised_slow=f"by {say_soon(slow, now, zone)}" if slow else None,
        target=_target(department),
        pace=_say_pace(outlook.paces.usual, department),
        channels=_channels(record, channel, channel_names),
        days=tuple(_row(day, now.astimezone(zone)) for day in outlook.days),
        later_company_days=_later(record, outlook.days[-1].date),
        rule=department.hours,
    )


def _target(department: Department) -> str:
    said = f"It answers within {_say_open(department.reply_within)}"
    slow = department.slow_reply_within
    return f"{said}, and questions that take days within {_say_open(slow)}." if slow else f"{said}."


def _say_pace(pace: Pace | None, department: Department) -> str:
    """What it really took lately, and what follows from it; empty where there is too little to tell."""
    if pace is None:
        return ""
    said = f"In the last four weeks nine of ten of its {pace.cases} answers came within {_say_open(pace.within)}"
    return f"{said}: nothing faster is promised." if pace.within > department.reply_within else f"{said}."


def _say_open(within: timedelta) -> str:
    hours, minutes = divmod(ceil(within.total_seconds() / 60), 60)
    parts = [f"{hours} h" if hours else "", f"{minutes} min" if minutes else ""]
    return f"{' '.join(filter(None, parts)) or '0 min'} of open time"


def _channels(record: DepartmentRecord, channel: str | None, names: Mapping[str, str]) -> tuple[ChannelLink, ...]:
    own = sorted(record.channel_hours.keys() & names.keys())
    if not own:
        return ()
    here = channel if channel in own else None
    links = [ChannelLink(it, names[it], is_here=it == here) for it in own]
    return (ChannelLink(None, "All other channels", is_here=here is None), *links)


def _row(day: DayAhead, now: datetime) -> DayRow:
    is_today = day.date == now.date()
    named = format_date(day.date, "EEE d MMM", locale="en_GB")
    return DayRow(
        iso=day.date.isoformat(),
        name=f"Today, {named}" if is_today else named,
        words=say_day_ahead(day),
        bars=tuple(map(_bar, day.spans)),
        now=now.hour * 60 + now.minute if is_today else None,
        is_special=day.reason is not None,
        is_weekend=day.date.weekday() >= 5,
    )


def _bar(span: OpenSpan) -> Bar:
    start = span.start.hour * 60 + span.start.minute
    end = MINUTES if span.end.time() == time() else span.end.hour * 60 + span.end.minute
    return Bar(start, max(end - start, 1))  # the hour that comes twice may end before it begins


def _later(record: DepartmentRecord, last: date) -> tuple[str, ...]:
    """The dated company days that come after the picture's last day, as they are written."""
    days = [(parse_company_days(line), line) for line in record.closed]
    coming = [(it.first, line) for it, line in days if isinstance(it.first, date) and it.first > last]
    return tuple(line for _, line in sorted(coming))
