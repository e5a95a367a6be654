"""Reminders: once for a due time, while somebody is there to act on it; and what breaks is marked."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from answers.department import Department
from answers.promises.reminders import (
    break_all_overdue,
    find_reminder_moment,
    key_of_reminder,
    remind_all,
    watch_promises,
)
from kb.actor import Actor
from kb.asker import Asker
from kb.database import Database
from kb.deliveries import list_deliveries
from kb.promises import NewPromise, Promise, get_promise, keep_promise, move_promise, open_promise

SAM = Actor("Sam de Vries", Asker(person_id=1))
HOUR = timedelta(hours=1)
FRIDAY = datetime(2026, 11, 20, tzinfo=UTC)
IT = Department("it", "IT", "Europe/Amsterdam", "Mo-Fr 09:00-17:00", 2 * HOUR)


def at(day: int, clock: str) -> datetime:
    """A time in Amsterdam, so many days after that Friday."""
    hour, minute = map(int, clock.split(":"))
    return FRIDAY + timedelta(days=day, hours=hour - 1, minutes=minute)


@pytest.mark.parametrize(
    ("told", "due", "moment"),
    [
        (at(0, "10:00"), at(0, "14:00"), at(0, "13:00")),
        (at(0, "10:00"), at(3, "09:30"), at(0, "16:30")),  # before closing on Friday
        (at(0, "10:00"), at(3, "10:00"), at(3, "09:00")),  # at the opening
        (at(0, "22:00"), at(3, "11:00"), at(3, "10:00")),
        (at(0, "22:00"), at(3, "09:30"), at(3, "09:15")),  # not before anybody is there
        (at(0, "10:00"), at(0, "11:00"), at(0, "10:30")),  # not at once
        (at(0, "16:45"), at(3, "09:30"), at(3, "09:07") + timedelta(seconds=30)),
        (at(1, "10:00"), at(1, "14:00"), at(1, "13:00")),  # on a day on which nobody is there
        (at(1, "10:00"), at(1, "11:00"), at(1, "10:30")),
    ],
)
def test_it_comes_while_somebody_is_there(told: datetime, due: datetime, moment: datetime) -> None:
    assert find_reminder_moment(IT, told, due, HOUR) == moment


@pytest.fixture
def make(store: Database):  # type: ignore[no-untyped-def]
    def make(due: datetime, department: str = "it") -> Promise:
        with store.transaction() as session:
            return open_promise(session, NewPromise(department, due, "q"), actor=SAM, at=at(0, "10:00"))

    return make


def keys(store: Database, promise: Promise) -> list[str]:
    with store.session() as session:
        return [it.key for it in list_deliveries(session, [promise.id])]


def test_it_is_put_into_the_outbox_once(store: Database, make) -> None:  # type: ignore[no-untyped-def]
    promise = make(at(0, "14:00"))
    assert remind_all(store, at(0, "12:59"), lead=HOUR) == 0
    assert remind_all(store, at(0, "13:00"), lead=HOUR) == 1
    assert remind_all(store, at(0, "13:01"), lead=HOUR) == 0
    assert keys(store, promise) == [key_of_reminder(promise)]


def test_a_promise_that_moved_is_reminded_of_again(store: Database, make) -> None:  # type: ignore[no-untyped-def]
    promise = make(at(0, "14:00"))
    remind_all(store, at(0, "13:30"), lead=HOUR)
    with store.transaction() as session:
        moved = move_promise(session, promise.id, at(0, "16:00"), "Sorry", actor=SAM, at=at(0, "13:40"))
    assert remind_all(store, at(0, "14:49"), lead=HOUR) == 0
    assert remind_all(store, at(0, "15:00"), lead=HOUR) == 1
    assert keys(store, promise) == [key_of_reminder(promise), key_of_reminder(moved)]


def test_what_was_answered_or_is_past_needs_no_reminder(store: Database, make) -> None:  # type: ignore[no-untyped-def]
    kept, past = make(at(0, "14:00")), make(at(0, "12:00"))
    with store.transaction() as session:
        keep_promise(session, kept.id, actor=SAM, at=at(0, "11:00"))
    assert remind_all(store, at(0, "13:30"), lead=HOUR) == 0
    assert keys(store, kept) == keys(store, past) == []


def test_a_department_that_is_gone_is_reminded_all_the_same(store: Database, make) -> None:  # type: ignore[no-untyped-def]
    make(at(0, "14:00"), "gone")
    assert remind_all(store, at(0, "12:59"), lead=HOUR) == 0
    assert remind_all(store, at(0, "13:00"), lead=HOUR) == 1


def test_all_that_are_past_break_however_many(store: Database, make) -> None:  # type: ignore[no-untyped-def]
    made = [make(at(0, "12:00")) for _ in range(205)]
    ahead = make(at(0, "14:00"))
    assert break_all_overdue(store, at(0, "13:00")) == len(made)
    with store.session() as session:
        assert {get_promise(session, it.id).state for it in made} == {"broken"}
        assert get_promise(session, ahead.id).state == "open"


def test_the_job_does_both(store: Database, make) -> None:  # type: ignore[no-untyped-def]
    past, soon = make(at(0, "12:00")), make(at(0, "14:00"))
    watch_promises(store, lead=HOUR).run(at(0, "13:30"))
    with store.session() as session:
        assert get_promise(session, past.id).state == "broken"
    assert keys(store, soon) == [key_of_reminder(soon)]


def test_of_several_that_remind_at_once_one_does(store: Database, make) -> None:  # type: ignore[no-untyped-def]
    """Also where no lease keeps them apart: another process may have taken it over while the first was still at it."""
    made = [make(at(0, "14:00")) for _ in range(12)]
    others = [Database(f"sqlite:///{store.path}") for _ in range(3)]
    with ThreadPoolExecutor(len(others)) as pool:
        counts = list(pool.map(lambda it: remind_all(it, at(0, "13:30"), lead=HOUR), others))
    for it in others:
        it.close()
    assert sum(counts) == len(made)
    assert [keys(store, it) for it in made] == [[key_of_reminder(it)] for it in made]


def test_a_round_in_which_nothing_is_due_writes_nothing(store: Database, make) -> None:  # type: ignore[no-untyped-def]
    make(at(0, "14:00"))
    with store.transaction():  # whoever holds the store's only write lock
        watch_promises(Database(f"sqlite:///{store.path}", wait_seconds=0.1), lead=HOUR).run(at(0, "11:00"))
