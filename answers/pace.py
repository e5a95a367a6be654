"""How fast a department managed to answer lately, so that nothing faster is promised.

Knows no words and no store's tables. Invariant: only what really happened counts, in the hours that the department was
there; without enough of it there is no pace, and its own target stands alone.
"""

import threading
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import ceil

from answers.department import Department, department_of
from answers.hours import open_spans
from kb.database import Database
from kb.departments import DepartmentRecord
from kb.pace import ResponseCase, list_response_cases

WINDOW = timedelta(days=28)  # four of each weekday; a month ago another team may have been there
LEAST_CASES = 5
MANAGED = 0.9  # the share of the cases that were answered within the pace
_COUNTED_BACK = timedelta(days=366)  # what took longer took a year
_FRESH = timedelta(minutes=5)  # for as long a reading is kept


@dataclass(frozen=True, slots=True)
class Pace:
    """Within `within` of open time nine of ten `cases` were answered."""

    within: timedelta
    cases: int


@dataclass(frozen=True, slots=True)
class Paces:
    """A department's paces: of usual questions, and of those that take days; None where there is too little to tell."""

    usual: Pace | None = None
    slow: Pace | None = None

    def slowest_for(self, *, takes_days: bool) -> timedelta:
        """What a promise may not be faster than; nothing (zero) where there is no pace.

        A question that takes days is promised no faster than the usual ones are answered.
        """
        paces = (self.usual, self.slow) if takes_days else (self.usual,)
        return max((pace.within for pace in paces if pace), default=timedelta())


NO_PACES = Paces()
FindPaces = Callable[[DepartmentRecord, datetime], Paces]


def promised_within(department: Department, paces: Paces, *, takes_days: bool) -> timedelta:
    """The open time until an answer that can be promised: the department's target, and no less than it took lately."""
    target = department.reply_within
    if takes_days and department.slow_reply_within is not None:
        target = max(target, department.slow_reply_within)
    return max(target, paces.slowest_for(takes_days=takes_days))


def without_paces(_record: DepartmentRecord, _now: datetime) -> Paces:
    """Where nothing of the past is to count."""
    return NO_PACES


def measure_pace(record: DepartmentRecord, cases: Sequence[ResponseCase], now: datetime) -> Pace | None:
    """The 90th percentile of the open time that these cases took, by nearest rank; None below five of them.

    The median would be broken every second time, and the slowest case would let one forgotten question set the promise
    for a month; nine in ten is what a customer takes as a word that is kept. Of five to nine cases it is the slowest.
    One that is still open counts with its age, as it took at least that. Each is counted in the hours of its channel.

    Raises:
        HoursUnreadable: The department's hours cannot be read.
    """
    if len(cases) < LEAST_CASES:
        return None
    first = max(min(case.made_at for case in cases), now - _COUNTED_BACK)
    clocks = {channel: _OpenClock(record, channel, first, now) for channel in {case.channel for case in cases}}
    took = sorted(clocks[case.channel].count(case.made_at, case.ended_at or now) for case in cases)
    return Pace(took[ceil(MANAGED * len(took)) - 1], len(took))


class PaceBook:
    """Reads paces from the store, and keeps each for five minutes; safe to use from several threads."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._known: dict[str, tuple[datetime, DepartmentRecord, Paces]] = {}

    def find(self, record: DepartmentRecord, now: datetime) -> Paces:
        """The department's paces as of `now`, aware; at most five minutes old.

        Raises:
            HoursUnreadable: The department's hours cannot be read.
            KbError: The store cannot be read.
        """
        known = self._known.get(record.id)
        if known is not None and known[1] == record and abs(now - known[0]) < _FRESH:
            return known[2]
        with self._database.session() as session:
            cases = list_response_cases(session, record.id, since=now - WINDOW, now=now)
        paces = Paces(
            usual=measure_pace(record, [case for case in cases if not case.takes_days], now),
            slow=measure_pace(record, [case for case in cases if case.takes_days], now),
        )
        with self._lock:
            self._known[record.id] = (now, record, paces)
        return paces


class _OpenClock:
    """Counts open time within a stretch of time; a case costs microseconds once the spans are known."""

    def __init__(self, record: DepartmentRecord, channel: str | None, start: datetime, end: datetime) -> None:
        spans = [
            (span.start.astimezone(UTC), span.end.astimezone(UTC))
            for span in open_spans(department_of(record, channel), start, end)
        ]
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]
        self._before = [timedelta()]
        for opens, closes in spans:
            self._before.append(self._before[-1] + (closes - opens))

    def count(self, start: datetime, end: datetime) -> timedelta:
        """The open time between two moments."""
        return self._until(end) - self._until(start)

    def _until(self, moment: datetime) -> timedelta:
        passed = bisect_right(self._starts, moment.astimezone(UTC))
        if passed == 0:
            return timedelta()
        running = self._ends[passed - 1] - moment.astimezone(UTC)
        return self._before[passed] - max(running, timedelta())
