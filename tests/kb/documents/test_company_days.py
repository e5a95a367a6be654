"""Company days as they are written."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.documents.company_days import parse_company_days
from tests.kb.documents.strategies import steady


@pytest.mark.parametrize(
    ("text", "covered", "free"),
    [
        ("2026-12-24", ["2026-12-24"], ["2026-12-23", "2026-12-25", "2027-12-24"]),
        ("2026-12-24/2026-12-31", ["2026-12-24", "2026-12-28", "2026-12-31"], ["2026-12-23", "2027-01-01"]),
        ("2026-12-24 / 2027-01-01 Between the years", ["2027-01-01"], ["2027-01-02"]),
        ("Dec 24", ["2026-12-24", "2031-12-24"], ["2026-12-25"]),
        ("Dec 24/Dec 26", ["2026-12-25"], ["2026-12-27"]),
        ("Dec 27/Jan 2 Winter", ["2026-12-27", "2026-12-31", "2027-01-01", "2027-01-02"], ["2026-12-26", "2027-01-03"]),
        ("Feb 29", ["2028-02-29"], ["2027-02-28", "2027-03-01"]),
    ],
)
def test_it_covers_its_days(text, covered, free):
    days = parse_company_days(text)
    assert all(days.covers(date.fromisoformat(day)) for day in covered)
    assert not any(days.covers(date.fromisoformat(day)) for day in free)


@pytest.mark.parametrize(
    ("text", "name"), [("2027-06-11 Team day", "Team day"), ("Dec 24/Dec 26 Christmas", "Christmas"), ("Dec 24", "")]
)
def test_a_name_may_follow(text, name):
    assert parse_company_days(text).name == name


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Christmas", "are no days; write `2026-12-24`"),
        ("2026-12-24/", "are no days"),
        ("2026-12-24/31", "are no days"),
        ("24 December", "are no days"),
        ("2026-02-30", "is no day of the calendar"),
        ("Feb 30", "is no day of the calendar"),
        ("Apr 31", "is no day of the calendar"),
        ("Dec 0", "is no day of the calendar"),
        ("2026-12-24/Dec 26", "mixes a date and a day of every year"),
        ("2026-12-31/2026-12-24", "ends before it begins"),
        ("2026-12-24/2036-12-24", "after more than a year"),
    ],
)
def test_what_means_nothing_is_refused_in_a_sentence(text, said):
    with pytest.raises(ValueError, match=said):
        parse_company_days(text)


@given(first=st.dates(date(2000, 1, 1), date(2100, 1, 1)), length=st.integers(0, 365), off=st.integers(-400, 400))
@steady
def test_a_range_covers_what_lies_in_it(first, length, off):
    days = parse_company_days(f"{first}/{first + timedelta(days=length)}")
    day = first + timedelta(days=off)
    assert days.covers(day) is (0 <= off <= length)
    assert days.is_past(day) is (off > length)
