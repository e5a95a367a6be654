"""Company days against hours: nobody is there from midnight to midnight, whatever the hours say."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers.department import Department
from answers.hours import NeverOpen, due_at, find_presence, is_open, open_spans, open_time_between
from kb.documents.company_days import parse_company_days
from tests.answers.promises.offices import HOUR

_ZONE = ZoneInfo("Europe/Amsterdam")


def _department(hours, *closed, zone="Europe/Amsterdam", country=None):
    return Department("it", "IT", zone, hours, 4 * HOUR, country, closed=tuple(map(parse_company_days, closed)))


def _at(text):
    return datetime.fromisoformat(text).replace(tzinfo=_ZONE)


def _spans(department, start, end):
    return [f"{span.start:%d %H:%M}-{span.end:%d %H:%M}" for span in open_spans(department, _at(start), _at(end))]


def test_a_company_day_is_skipped():
    department = _department("Mo-Fr 09:00-17:00", "2026-11-17")
    assert due_at(department, _at("2026-11-16T16:00")) == _at("2026-11-18T12:00")
    assert not is_open(department, _at("2026-11-17T10:00"))
    assert is_open(department, _at("2026-11-18T10:00"))


def test_christmas_to_new_year_of_every_year():
    department = _department("Mo-Fr 09:00-17:00; PH off", "Dec 24/Jan 01", country="DE")
    assert due_at(department, _at("2026-12-23T16:00")) == _at("2027-01-04T12:00")
    assert due_at(department, _at("2027-12-23T16:00")) == _at("2028-01-03T12:00")


def test_a_night_shift_stops_at_midnight_and_goes_on_after_the_next():
    department = _department("22:00-06:00", "2026-11-17")
    assert _spans(department, "2026-11-16T12:00", "2026-11-18T23:00") == [
        "16 22:00-17 00:00",
        "18 00:00-18 06:00",
        "18 22:00-18 23:00",
    ]


def test_a_holiday_cuts_a_night_shift_in_the_same_places():
    department = _department("22:00-06:00; PH off", country="NL")
    assert _spans(department, "2026-04-26T12:00", "2026-04-28T12:00") == ["26 22:00-27 00:00", "28 00:00-28 06:00"]


def test_round_the_clock_but_for_a_company_day():
    department = _department("24/7", "2026-11-17")
    assert _spans(department, "2026-11-16T12:00", "2026-11-19T00:00") == ["16 12:00-17 00:00", "18 00:00-19 00:00"]
    assert due_at(department, _at("2026-11-16T22:00")) == _at("2026-11-18T02:00")
    assert due_at(department, _at("2026-11-16T20:00")) == _at("2026-11-17T00:00")


@pytest.mark.parametrize(("day", "hours"), [("2026-10-25", 25), ("2026-03-29", 23)])
def test_a_company_day_on_which_the_clocks_change(day, hours):
    department = _department("24/7", day)
    start = _at(f"{day}T00:00") - timedelta(days=1)
    assert (
        open_time_between(department, start, start + timedelta(days=4))
        == (72 + (24 - hours)) * HOUR - (24 - hours) * HOUR
    )


def test_closed_all_year_promises_nothing():
    with pytest.raises(NeverOpen):
        due_at(_department("24/7", "Jan 01/Dec 31"), _at("2026-11-16T10:00"))


def test_a_day_that_begins_at_one_where_the_clocks_skip_midnight():
    department = _department("24/7", "2026-04-24", zone="Africa/Cairo")
    spans = [*open_spans(department, _at("2026-04-23T12:00"), _at("2026-04-26T00:00"))]
    assert [f"{span.start:%d %H:%M}-{span.end:%d %H:%M}" for span in spans] == [
        "23 12:00-24 01:00",
        "25 00:00-26 01:00",
    ]


@pytest.mark.parametrize(
    ("now", "is_there", "until", "opens"),
    [
        ("2026-11-16T10:00", True, "2026-11-16T12:00", "2026-11-16T13:00"),
        ("2026-11-16T12:00", False, None, "2026-11-16T13:00"),
        ("2026-11-16T18:00", False, None, "2026-11-18T09:00"),
        ("2026-11-17T10:00", False, None, "2026-11-18T09:00"),
    ],
)
def test_what_the_door_says(now, is_there, until, opens):
    presence = find_presence(_department("Mo-Fr 09:00-12:00,13:00-17:00", "2026-11-17"), _at(now))
    assert presence.is_open is is_there
    assert presence.until == (_at(until) if until else None)
    assert presence.next_opening == _at(opens)


def test_the_door_of_who_never_closes_and_of_who_never_opens():
    always, never = (find_presence(_department(it), _at("2026-11-16T10:00")) for it in ("24/7", "off"))
    assert (always.is_open, always.until, always.next_opening) == (True, None, None)
    assert (never.is_open, never.until, never.next_opening) == (False, None, None)


_DAYS = st.lists(st.integers(0, 20), max_size=5)


@given(
    closed=_DAYS, minutes=st.integers(0, 20 * 1440), shift=st.sampled_from(["24/7", "22:00-06:00", "Mo-Fr 09:00-17:00"])
)
@settings(max_examples=80, deadline=None, derandomize=True)
def test_a_day_is_closed_or_as_if_there_were_no_company_days(closed, minutes, shift):
    first = _at("2026-10-18T00:00")  # the clocks go back on the eighth day
    moment = (first.astimezone(ZoneInfo("UTC")) + timedelta(minutes=minutes)).astimezone(_ZONE)
    days = {(first + timedelta(days=it)).date() for it in closed}
    department = _department(shift, *(day.isoformat() for day in days))
    assert is_open(department, moment) is (moment.date() not in days and is_open(_department(shift), moment))
