"""Departments, and beside each the same hours as they would hang on its door: counted by the minute, without the code
under test.

A day in `closed` is closed from midnight to midnight; a night shift of the day before ends there, one of the day itself
begins there again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from answers.department import Department
from kb.documents.company_days import parse_company_days

_MINUTE = timedelta(minutes=1)
_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_WORKDAYS = "Mo Tu We Th Fr"
_ALL = "Mo Tu We Th Fr Sa Su"
_A_YEAR = 366 * 24 * 60


@dataclass(frozen=True)
class Door:
    """A department and its door; `week` says the blocks of weekdays, "22:00-06:00" ends on the next day."""

    department: Department
    week: dict[str, str]
    closed: frozenset[date] = frozenset()

    def is_open(self, moment: datetime) -> bool:
        """Whether somebody is there in the minute that begins now."""
        local = moment.astimezone(ZoneInfo(self.department.timezone))
        day, minute = local.date(), local.hour * 60 + local.minute
        if day in self.closed:
            return False
        return any(start <= minute < end for start, end in self._blocks(day)) or any(
            start <= minute + 1440 < end for start, end in self._blocks(day - timedelta(days=1))
        )

    def may_be_due(self, moment: datetime) -> bool:
        """Whether somebody is there then, or leaves at that very moment."""
        return self.is_open(moment) or self.is_open(moment.astimezone(UTC) - _MINUTE)

    def count_open(self, start: datetime, end: datetime) -> int:
        """Minutes in which somebody is there; both moments are whole minutes."""
        minute, count = start.astimezone(UTC), 0
        while minute < end.astimezone(UTC):
            count += self.is_open(minute)
            minute += _MINUTE
        return count

    def due(self, asked: datetime, minutes: int) -> datetime | None:
        """So many open minutes later, then on to the next quarter while somebody is there; None: not within a year."""
        moment, left = asked.astimezone(UTC), minutes
        for _ in range(_A_YEAR):
            if self.is_open(moment):
                left -= 1
            moment += _MINUTE
            if left == 0:
                while moment.minute % 15 and self.is_open(moment):
                    moment += _MINUTE
                return moment
        return None

    def _blocks(self, day: date) -> Iterator[tuple[int, int]]:
        for days, blocks in self.week.items():
            if _DAYS[day.weekday()] in days.split():
                for block in blocks.split():
                    start, end = (int(clock[:-3]) * 60 + int(clock[-2:]) for clock in block.split("-"))
                    yield start, end if end > start else end + 1440


def _days(text: str) -> frozenset[date]:
    return frozenset(map(date.fromisoformat, text.split()))


# As the governments publish them; see tests/answers/promises/test_days_ahead.py.
NL = _days("2026-04-06 2026-04-27 2026-05-14 2026-05-25 2026-12-25 2026-12-26 2027-01-01")
DK = _days("2026-04-02 2026-04-03 2026-04-06 2026-05-14 2026-05-25 2026-12-25 2026-12-26 2027-01-01")
DE = _days("2026-04-03 2026-04-06 2026-05-01 2026-05-14 2026-05-25 2026-10-03 2026-12-25 2026-12-26 2027-01-01")
FR = _days("2026-04-06 2026-05-01 2026-05-08 2026-05-14 2026-05-25 2026-07-14 2026-11-11 2026-12-25 2027-01-01")
GB = _days("2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28 2027-01-01")
BETWEEN_THE_YEARS = _days(" ".join(f"2026-12-{day}" for day in range(24, 32)))


def _door(name, zone, hours, minutes, week, closed=frozenset(), *, country=None, company="", line=None):
    lines = tuple(map(parse_company_days, filter(None, company.split("; "))))
    said = {} if line is None else dict.fromkeys(("en", "nl", "da", "de", "fr"), line)
    department = Department(name, name, zone, hours, timedelta(minutes=minutes), country, holding=said, closed=lines)
    return Door(department, week, frozenset(closed))


DOORS = {
    "copenhagen": _door(
        "copenhagen", "Europe/Copenhagen", "Mo-Fr 08:00-12:00,12:30-16:30; PH off", 180,
        {_WORKDAYS: "08:00-12:00 12:30-16:30"}, DK, country="DK",
    ),
    "amsterdam": _door(
        "amsterdam", "Europe/Amsterdam", "Mo-Fr 08:30-18:00; Sa 10:00-14:00; PH off", 240,
        {_WORKDAYS: "08:30-18:00", "Sa": "10:00-14:00"}, NL, country="NL", line="{{ promise.when | capitalize }}!",
    ),
    "berlin": _door(
        "berlin", "Europe/Berlin", "Mo-Fr 09:00-17:00; PH off", 480,
        {_WORKDAYS: "09:00-17:00"}, DE | BETWEEN_THE_YEARS, country="DE", company="Dec 24/Dec 31",
    ),
    "paris": _door(
        "paris", "Europe/Paris", "Mo-Fr 09:30-12:30,14:00-18:00; PH off", 120,
        {_WORKDAYS: "09:30-12:30 14:00-18:00"}, FR, country="FR", line="({{ promise.when }})",
    ),
    "london": _door(
        "london", "Europe/London", "Mo-Fr 09:00-17:30; PH off", 240, {_WORKDAYS: "09:00-17:30"}, GB, country="GB",
    ),
    "new york": _door(
        "new york", "America/New_York", "Mo-Fr 09:00-17:00", 240, {_WORKDAYS: "09:00-17:00"}, line="We look into it.",
    ),
    "kolkata": _door("kolkata", "Asia/Kolkata", "Mo-Sa 10:00-19:00", 180, {f"{_WORKDAYS} Sa": "10:00-19:00"}),
    "nights": _door(
        "nights", "Europe/Amsterdam", "22:00-06:00; PH off", 240, {_ALL: "22:00-06:00"}, NL | _days("2026-11-18"),
        country="NL", company="2026-11-18 Stocktaking",
    ),
    "late": _door("late", "Europe/Amsterdam", "Mo-Fr 16:00-24:00", 120, {_WORKDAYS: "16:00-24:00"}),
    "weekend": _door("weekend", "Europe/London", "Fr,Sa 20:00-26:00", 300, {"Fr Sa": "20:00-26:00"}),
    "always": _door("always", "Europe/Amsterdam", "24/7", 120, {_ALL: "00:00-24:00"}),
}  # fmt: skip
NEVER = {
    "off": Department("off", "Off", "Europe/Amsterdam", "off", timedelta(hours=4)),
    "past": Department("past", "Past", "Europe/Amsterdam", "2020 Mo-Fr 09:00-17:00", timedelta(hours=4)),
    "closed": Department(
        "closed", "Closed", "Europe/London", "24/7", timedelta(hours=4), closed=(parse_company_days("Jan 01/Dec 31"),)
    ),
}
