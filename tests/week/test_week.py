"""A simulated week: three departments, 2,000 questions, two ambassadors, and a process that is killed each day.

No promise is lost, nobody is reminded twice, and the ledger equals the sum of the audit trail.
"""

import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from answers.promises.reminders import find_reminder_moment
from kb.database import Database
from kb.departments import save_department
from kb.documents import DepartmentDocument
from kb.promise_lists import Wanted, list_promises
from kb.promises import Promise
from tests.week.ledger import Trail, check_ledger
from tests.week.script import DEPARTMENTS, END, MONDAY, TICK, Event, write_week
from tests.week.worker import LEAD

_ROOT = Path(__file__).parents[2]
_MOST_STEPS = 40  # of the first writes of an event; an event has more of them only where it is refused


class Week:
    """The events, done by processes that are killed on the way."""

    def __init__(self, data: Path, seed: int) -> None:
        self.events = write_week(seed)
        self.chance = random.Random(seed + 1)
        self.next = 0
        self.kills = 0
        command = [sys.executable, "-m", "tests.week.worker", str(data), str(seed)]
        self.process = subprocess.Popen(
            command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def run(self) -> None:
        """Day by day: up to a random event, at a random step of which the process dies, then on to the day's end."""
        for day in range(7):
            end = MONDAY + timedelta(days=day + 1)
            last = max(number for number, event in enumerate(self.events) if event.at <= end)
            writing = [
                number
                for number in range(self.next, last + 1)
                if self.events[number].kind != "tick" or self.chance.random() < 0.2
            ]
            self._work_until(self.chance.choice(writing), step=self.chance.randint(1, _MOST_STEPS))
            self._work_until(last)
        self._work_until(len(self.events) - 1)
        self.process.communicate(timeout=60)

    def _work_until(self, last: int, *, step: int = 0) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{self.next} {last} {step}\n")
        self.process.stdin.flush()
        for line in self.process.stdout:
            if line.startswith("ended"):
                ended = int(line.split()[1])
                assert ended == (-signal.SIGKILL if step else 0), "only a kill ends a process; its fault stands above"
                self.kills += bool(step)
                return
            self.next = int(line) + 1
        raise AssertionError("the process that forks the others has ended")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(f"sqlite:///{tmp_path}/store.db")
    database.upgrade()
    with database.transaction() as session:
        for it in DEPARTMENTS.values():
            document = DepartmentDocument(
                id=it.id,
                name=it.name,
                timezone=it.timezone,
                hours=it.hours,
                reply_within=f"{it.reply_within.seconds // 3600}h",
            )
            save_department(session, document, expected_revision=None, author="lotte")
    database.close()
    yield database
    database.close()


@pytest.mark.crash
@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", [20261116, 7, 99])
def test_a_week_with_a_crash_a_day_loses_nothing(tmp_path: Path, database: Database, seed: int) -> None:
    week = Week(tmp_path, seed)
    week.run()
    assert week.kills == 7
    trails = check_ledger(database)
    with database.session() as session:
        promises = {it.receipt_id: it for it in list_promises(session, Wanted("all"), limit=10**6).promises}
    assert len(promises) == len(trails)
    asked = {it.receipt_id for it in week.events if it.kind == "ask" and it.due_at is not None}
    assert set(promises) == asked, "a promise was lost, or made up"
    assert 800 < len(asked) < 1200
    for receipt_id, expected in _expect(week.events).items():
        assert _fate_of(promises[receipt_id]) == expected, receipt_id
    _check_reminders(week.events, promises, trails)


def _fate_of(promise: Promise) -> tuple[object, ...]:
    return promise.state, promise.due_at, promise.broken_at, promise.resolved_at


def _expect(events: list[Event]) -> dict[str, tuple[object, ...]]:
    """What has become of each promise by the script alone, at the week's end."""
    found: dict[str, list[Any]] = {}
    for event in events:
        if event.kind == "ask" and event.said_at is not None:
            found[event.receipt_id] = ["open", event.said_at, None, None]
        elif event.kind in {"keep", "give up", "move"}:
            it = found[event.receipt_id]
            if it[3] is not None:
                continue
            _break(it, event.at)
            if event.kind == "move":
                it[0], it[1] = "open", event.due_at
            elif event.kind == "keep":
                it[0], it[3] = "kept", event.at
            else:
                it[0], it[2], it[3] = "broken", it[2] or event.at, event.at
    for it in found.values():
        _break(it, END)
    return {key: tuple(it) for key, it in found.items()}


def _break(it: list[Any], now: datetime) -> None:
    if it[0] == "open" and it[1] < now:
        it[0], it[2] = "broken", it[2] or it[1]


def _check_reminders(events: list[Event], promises: dict[str | None, Promise], trails: dict[str, Trail]) -> None:
    """Each is reminded of while it is open, not before its moment, and none that was open for long enough is missed."""
    reminded = 0
    for receipt_id, times in _list_times(events).items():
        at_due = dict(trails[promises[receipt_id].id].reminded)
        assert set(at_due) <= {due.isoformat() for _, due, _ in times}
        for told_at, due, ended_at in times:
            department = DEPARTMENTS[promises[receipt_id].department]
            moment = find_reminder_moment(department, told_at, due, LEAD)
            at = at_due.get(due.isoformat())
            if at is None:
                assert moment + 3 * TICK > min(ended_at, due, END), f"nobody was reminded of {receipt_id}"
            else:
                reminded += 1
                assert moment <= at <= min(ended_at, due), f"somebody was reminded of {receipt_id} at the wrong time"
    assert reminded > 200


def _list_times(events: list[Event]) -> dict[str, list[tuple[datetime, datetime, datetime]]]:
    """For each promise when it was told, for when, and until when that stood."""
    found: dict[str, list[tuple[datetime, datetime, datetime]]] = {}
    for event in events:
        if event.kind == "ask" and event.said_at is not None:
            found[event.receipt_id] = [(event.at, event.said_at, END)]
        elif event.kind in {"keep", "give up", "move"}:
            told_at, due, _ = found[event.receipt_id][-1]
            found[event.receipt_id][-1] = told_at, due, event.at
            if event.kind == "move":
                assert event.due_at is not None
                found[event.receipt_id].append((event.at, event.due_at, END))
    return found
