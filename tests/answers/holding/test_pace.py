"""How fast a department managed to answer lately, and that nothing faster is promised."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from answers.department import Department, department_of
from answers.hours import due_at
from answers.pace import NO_PACES, Pace, PaceBook, Paces, measure_pace, promised_within
from kb.departments import get_department, save_department
from kb.documents import parse_department
from kb.pace import ResponseCase
from kb.tables import EscalationRow, HoldingRow, PromiseRow

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)  # a Friday
_HOUR = timedelta(hours=1)
_DOCUMENT = """---
id: it
name: IT
owners: [lotte@example.org]
timezone: Europe/London
hours: "Mo-Fr 09:00-17:00"
channel_hours: {x: "24/7"}
reply_within: 2h
slow_reply_within: 16h
---
"""
_ids = (f"id{number}" for number in count())


def _monday(hour, minute=0):
    return datetime(2026, 11, 16, hour, minute, tzinfo=UTC)


def _case(hours, channel=None):
    """One that took so many hours from Monday at nine, by the clock."""
    return ResponseCase(_monday(9), _monday(9) + hours * _HOUR, channel, takes_days=False)


@pytest.fixture
def record(store):
    with store.transaction() as session:
        revision = get_department(session, "it").revision
        return save_department(session, parse_department(_DOCUMENT), expected_revision=revision, author="test")


@pytest.fixture
def add(store):
    """Adds a promise or an escalation of IT's."""

    def add(made, ended, *, table="promise", **changes):
        values = {"id": next(_ids), "question": "?", "department": "it", "made_at": made, **changes}
        with store.transaction() as session:
            if table == "promise":
                state = changes.get("state", "kept" if ended else "open")
                row = PromiseRow(**{"due_at": made + _HOUR, **values, "resolved_at": ended, "state": state})
            else:
                row = EscalationRow(**values, answered_at=ended, state="answered" if ended else "open")
            session.add(row)

    return add


def test_the_pace_is_what_nine_of_ten_came_within(record):
    cases = [_case(hours) for hours in (1, 2, 3, 4, 5, 6, 7, 1, 1, 8)]
    assert measure_pace(record, cases, NOW) == Pace(7 * _HOUR, 10)


@pytest.mark.parametrize(("hours", "expected"), [((1, 2, 3, 4), None), ((1, 2, 3, 4, 8), 8), ((2,) * 5, 2)])
def test_five_cases_are_enough_and_then_the_slowest_counts(record, hours, expected):
    pace = measure_pace(record, [_case(it) for it in hours], NOW)
    assert pace == (Pace(expected * _HOUR, len(hours)) if expected else None)


def test_only_open_time_counts(record):
    overnight = ResponseCase(_monday(16), _monday(16) + 18 * _HOUR, None, takes_days=False)
    assert measure_pace(record, [overnight] * 5, NOW) == Pace(2 * _HOUR, 5)


def test_a_channel_counts_by_its_own_hours(record):
    overnight = ResponseCase(_monday(16), _monday(16) + 18 * _HOUR, "x", takes_days=False)
    assert measure_pace(record, [overnight] * 5, NOW) == Pace(18 * _HOUR, 5)


def test_one_that_nobody_answered_counts_with_its_age(record):
    waiting = ResponseCase(_monday(9), None, None, takes_days=False)
    assert measure_pace(record, [_case(1)] * 4 + [waiting], NOW) == Pace(35 * _HOUR, 5)


def test_a_case_of_long_ago_costs_no_more_than_a_year(record):
    ancient = ResponseCase(NOW - timedelta(days=4000), NOW - timedelta(days=1), None, takes_days=False)
    pace = measure_pace(record, [ancient] * 5, NOW)
    assert 2000 * _HOUR < pace.within < 2100 * _HOUR


_USUAL, _SLOW = Pace(3 * _HOUR, 9), Pace(20 * _HOUR, 9)
_TARGETS = Department("it", "IT", "Europe/London", "24/7", 2 * _HOUR, slow_reply_within=16 * _HOUR)


@pytest.mark.parametrize(
    ("paces", "takes_days", "hours"),
    [
        (NO_PACES, False, 2),
        (NO_PACES, True, 16),
        (Paces(_USUAL), False, 3),
        (Paces(Pace(_HOUR, 9)), False, 2),
        (Paces(_USUAL, _SLOW), False, 3),
        (Paces(_USUAL, _SLOW), True, 20),
        (Paces(_USUAL), True, 16),
        (Paces(Pace(17 * _HOUR, 9)), True, 17),
        (Paces(Pace(17 * _HOUR, 9), Pace(_HOUR, 9)), True, 17),
    ],
)
def test_the_larger_of_target_and_pace_is_promised(paces, takes_days, hours):
    assert promised_within(_TARGETS, paces, takes_days=takes_days) == hours * _HOUR


def test_a_slow_target_that_is_shorter_than_the_usual_one_is_none():
    hasty = replace(_TARGETS, slow_reply_within=_HOUR)
    assert promised_within(hasty, NO_PACES, takes_days=True) == 2 * _HOUR
    assert promised_within(replace(_TARGETS, slow_reply_within=None), NO_PACES, takes_days=True) == 2 * _HOUR


def test_kept_promises_and_answered_escalations_are_read(store, record, add):
    for hours in (1, 2, 3):
        add(_monday(9), _monday(9 + hours))
    add(_monday(9), _monday(14), table="escalation")
    assert PaceBook(store).find(record, NOW) == NO_PACES
    add(_monday(9), _monday(15), table="escalation")
    assert PaceBook(store).find(record, NOW) == Paces(Pace(6 * _HOUR, 5))


@pytest.mark.parametrize(
    ("made", "ended", "changes"),
    [
        (NOW - timedelta(days=40), NOW - timedelta(days=30), {}),  # too long ago
        (NOW - timedelta(days=40), None, {}),  # forgotten
        (NOW - 2 * _HOUR, None, {"due_at": NOW + _HOUR}),  # not due yet
        (NOW + _HOUR, None, {"due_at": NOW - _HOUR}),  # made after the moment that is asked about
        (_monday(9), NOW + _HOUR, {}),  # answered after it
        (_monday(9), _monday(16), {"department": "hr"}),
        (_monday(9), None, {"table": "escalation"}),  # nobody was promised anything
        (_monday(9), _monday(16), {"table": "escalation", "promise_id": "p"}),  # the promise says it
        (_monday(9), _monday(16), {"table": "escalation", "receipt_id": "shared"}),
    ],
)
def test_what_does_not_count(store, record, add, made, ended, changes):
    for _ in range(5):
        add(_monday(9), _monday(10), receipt_id="shared")
    add(made, ended, **changes)
    assert PaceBook(store).find(record, NOW) == Paces(Pace(_HOUR, 5))


def test_an_overdue_promise_counts_at_once(store, record, add):
    for _ in range(5):
        add(_monday(9), _monday(10))
    add(_monday(9), None)
    assert PaceBook(store).find(record, NOW).usual == Pace(35 * _HOUR, 6)


def test_one_that_broke_and_was_answered_late_counts_for_as_long_as_it_took(store, record, add):
    for _ in range(5):
        add(_monday(9), _monday(16), broken_at=_monday(10))
    assert PaceBook(store).find(record, NOW).usual == Pace(7 * _HOUR, 5)


def test_questions_that_take_days_have_a_pace_of_their_own(store, record, add):
    for hours in (1, 1, 1, 1, 1, 30, 31, 32, 33, 34):
        receipt = next(_ids)
        add(_monday(9), _monday(9) + timedelta(days=3) if hours > 8 else _monday(9 + hours), receipt_id=receipt)
        with store.transaction() as session:
            row = HoldingRow(receipt_id=receipt, department="it", due_at=NOW, at=_monday(9), takes_days=hours > 8)
            session.add(row)
    assert PaceBook(store).find(record, NOW) == Paces(Pace(_HOUR, 5), Pace(24 * _HOUR, 5))


def test_a_reading_is_kept_for_five_minutes_and_not_for_other_hours(store, record, add):
    book = PaceBook(store)
    assert book.find(record, NOW) == NO_PACES
    for _ in range(5):
        add(_monday(9), _monday(10))
    assert book.find(record, NOW + timedelta(minutes=4)) == NO_PACES
    assert book.find(replace(record, hours="24/7"), NOW).usual == Pace(_HOUR, 5)
    assert book.find(record, NOW + timedelta(minutes=6)).usual == Pace(_HOUR, 5)


def test_what_is_promised_follows(store, record, suggester, add):
    asked = NOW - 2 * _HOUR
    for _ in range(5):
        add(_monday(9), _monday(15))
    paces = PaceBook(store).find(record, asked)
    department = department_of(record)
    due = due_at(department, asked, promised_within(department, paces, takes_days=False))
    assert due == datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
    assert due_at(department, asked) == datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
