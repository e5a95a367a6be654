"""Opening hours without the code under test: clock times by weekday, closed dates by hand, counted by the minute."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from answers.department import Department

_MINUTE = timedelta(minutes=1)
_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


@dataclass(frozen=True)
class Office:
    """A department, and the same hours once more as a person would pin them to the door."""

    department: Department
    week: dict[str, str]  # "Mo Tu": "09:00-12:30 13:00-17:00"
    closed: frozenset[str] = frozenset()

    def is_open(self, moment: datetime) -> bool:
        """Whether the door is open during the minute that starts at this moment."""
        local = moment.astimezone(ZoneInfo(self.department.timezone))
        return self._is_open_at(local.date(), local.hour * 60 + local.minute)

    def may_be_due(self, moment: datetime) -> bool:
        """Whether the door is open then, or closes at that very moment."""
        return self.is_open(moment) or self.is_open(moment.astimezone(UTC) - _MINUTE)

    def open_minutes(self, start: datetime, end: datetime) -> float:
        """How many minutes the door is open between two moments."""
        minute = start.astimezone(UTC).replace(second=0, microsecond=0)
        count = -((start.astimezone(UTC) - minute) / _MINUTE) if self.is_open(minute) else 0.0
        while minute < end.astimezone(UTC):
            count += self.is_open(minute)
            minute += _MINUTE
        return count

    def _is_open_at(self, day: date, minute: int) -> bool:
        before = day - timedelta(days=1)
        return any(a <= minute < b for a, b in self._blocks(day)) or any(
            a <= minute + 1440 < b for a, b in self._blocks(before)
        )

    def _blocks(self, day: date) -> Iterator[tuple[int, int]]:
        if day.isoformat() in self.closed:
            return
        for days, blocks in self.week.items():
            if _DAYS[day.weekday()] in days.split():
                for block in blocks.split():
                    start, end = (int(clock[:2]) * 60 + int(clock[3:]) for clock in block.split("-"))
                    yield start, end if end > start else end + 1440
