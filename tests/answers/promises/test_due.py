"""The due time: the table, held against a calendar that shares no code with it, and what is never open."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers.department import Department
from answers.hours import HoursUnreadable, NeverOpen, due_at
from tests.answers.promises.due_cases import CASES, IDS
from tests.answers.promises.offices import HOUR, OFFICES

_START = datetime(2026, 11, 16, 9, tzinfo=UTC)
_MINUTES = st.integers(0, 60 * 24 * 400)


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_due_at(case):
    department = OFFICES[case.office].department
    due = due_at(department, case.asked)
    # Compared as written, since two moments of one zone are equal to Python whichever way the clock has passed them.
    assert due.isoformat() == case.due.isoformat()
    assert str(due.tzinfo) == department.timezone


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_the_table_agrees_with_a_calendar(case):
    office = OFFICES[case.office]
    promised = max(office.department.reply_within / timedelta(minutes=1), 15)
    assert office.may_be_due(case.due)
    assert promised <= office.open_minutes(case.asked, case.due) < promised + 15


# For 2026 all holidays are typed in, but for those of the US.
@given(
    name=st.sampled_from(sorted(OFFICES.keys() - {"new york"})),
    minutes=st.integers(0, 60 * 24 * 345),
    reply=st.integers(15, 60 * 12),
)
@settings(max_examples=120, deadline=None, derandomize=True)
def test_a_due_time_lies_in_open_hours_and_is_neither_early_nor_late(name, minutes, reply):
    office = OFFICES[name]
    asked = datetime(2026, 1, 2, tzinfo=UTC) + timedelta(minutes=minutes)
    changed = replace(office.department, reply_within=timedelta(minutes=reply))
    due = due_at(changed, asked)
    assert office.may_be_due(due)
    assert reply <= office.open_minutes(asked, due) < reply + 15


@given(first=_MINUTES, later=st.integers(0, 60 * 24 * 7))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_who_asks_later_is_never_answered_earlier(first, later):
    department = OFFICES["it"].department
    asked = _START + timedelta(minutes=first)
    assert due_at(department, asked) <= due_at(department, asked + timedelta(minutes=later))


@pytest.mark.parametrize(
    ("hours", "reply_within"),
    [
        ("off", HOUR),
        ("24/7 off", HOUR),
        ("2020 Mo-Fr 09:00-17:00", HOUR),
        ("Mo-Fr 09:00-17:00 unknown", HOUR),
        ("24/7; Jan-Dec off", HOUR),
        ("Dec 24 10:00-12:00", 4 * HOUR),
        ("24/7", timedelta(days=400)),
    ],
)
def test_what_is_never_open_promises_nothing(hours, reply_within):
    department = Department("office", "Ghosts", "Europe/Amsterdam", hours, reply_within)
    with pytest.raises(NeverOpen, match="Ghosts is not open for long enough") as caught:
        due_at(department, _START)
    assert caught.value.department is department


@pytest.mark.parametrize(("hours", "country"), [("nine to five", "NL"), ("24/7", "XX")])
def test_hours_that_mean_nothing(hours, country):
    with pytest.raises(HoursUnreadable, match="The hours of Noon cannot be read"):
        due_at(Department("office", "Noon", "Europe/Amsterdam", hours, HOUR, country), _START)


def test_a_moment_needs_its_time_zone():
    with pytest.raises(ValueError, match="time zone"):
        due_at(OFFICES["it"].department, _START.replace(tzinfo=None))


@pytest.mark.parametrize("zone", ["Africa/Cairo", "America/Santiago", "America/Havana", "Australia/Lord_Howe"])
def test_zones_that_change_their_clocks_at_odd_hours(zone):
    department = Department("office", "Far", zone, "24/7", 3 * HOUR)
    for hours in range(24 * 365):
        asked = _START + timedelta(hours=hours)
        assert due_at(department, asked).astimezone(UTC) == asked + 3 * HOUR
