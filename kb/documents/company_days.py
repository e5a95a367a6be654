"""Company days: days on which a department is not there, whatever its hours say.

`2026-12-24`, `2026-12-24/2026-12-31`, and each year `Dec 24` or `Dec 27/Jan 02`; a name may follow, such as
`2027-06-11 Team day`. They end at midnight in the department's zone: a night shift stops there and goes on there.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DATED = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_YEARLY = rf"(?:{'|'.join(_MONTHS)}) [0-9]{{1,2}}"
_FORM = re.compile(rf"^(?P<first>{_DATED}|{_YEARLY})(?: ?/ ?(?P<last>{_DATED}|{_YEARLY}))?(?: (?P<name>[^ /].*))?$")
_MOST_DAYS = 366

_MonthDay = tuple[int, int]


@dataclass(frozen=True, slots=True)
class CompanyDays:
    """From `first` up to and including `last`: dates, or (month, day) of every year, which may pass New Year."""

    first: date | _MonthDay
    last: date | _MonthDay
    name: str = ""

    def covers(self, day: date) -> bool:
        """Whether nobody is there on this day."""
        if isinstance(self.first, date) and isinstance(self.last, date):
            return self.first <= day <= self.last
        today = (day.month, day.day)
        if self.first <= self.last:  # type: ignore[operator]  # both are of one kind
            return self.first <= today <= self.last  # type: ignore[operator]
        return today >= self.first or today <= self.last  # type: ignore[operator]

    def is_past(self, today: date) -> bool:
        """Whether they will not come again."""
        return isinstance(self.last, date) and self.last < today


@lru_cache(maxsize=1024)
def parse_company_days(text: str) -> CompanyDays:
    """What a line of `closed` means.

    Raises:
        ValueError: with a sentence that says how to write it.
    """
    found = _FORM.match(text)
    if found is None:
        raise ValueError(
            f"`{text[:80]}` are no days; write `2026-12-24`, `2026-12-24/2026-12-31`, or `Dec 24` for every year, then "
            "a name if you like."
        )
    first = _read(found["first"])
    last = first if found["last"] is None else _read(found["last"])
    if isinstance(first, date) != isinstance(last, date):
        raise ValueError(f"`{text[:80]}` mixes a date and a day of every year; write both in one form.")
    if isinstance(first, date) and isinstance(last, date) and not 0 <= (last - first).days < _MOST_DAYS:
        raise ValueError(f"`{text[:80]}` ends before it begins, or after more than a year; correct one of the dates.")
    return CompanyDays(first, last, (found["name"] or "").strip())


def _read(text: str) -> date | _MonthDay:
    if text[0].isdigit():
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise ValueError(f"`{text}` is no day of the calendar; correct it.") from None
    month, day = _MONTHS.index(text[:3]) + 1, int(text[4:])
    if not 1 <= day <= _LONGEST_MONTHS[month - 1]:
        raise ValueError(f"`{text}` is no day of the calendar; correct it.")
    return month, day
