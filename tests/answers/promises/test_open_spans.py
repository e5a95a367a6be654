"""The open times between two moments."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from answers.department import Department
from answers.hours import is_open, open_spans
from tests.answers.promises.offices import HOUR

_ZONE = ZoneInfo("Europe/Amsterdam")


def _spans(hours, start, end, country=None):
    department = Department("office", "X", "Europe/Amsterdam", hours, HOUR, country)
    moments = (datetime.fromisoformat(text).replace(tzinfo=_ZONE) for text in (start, end))
    found = open_spans(department, *moments)
    return [f"{span.start:%a %H:%M}-{span.end:%a %H:%M}" for span in found]


def test_spans_are_cut_off_at_both_ends():
    assert _spans("Mo-Fr 09:00-17:00", "2026-11-16T10:00", "2026-11-17T11:00") == [
        "Mon 10:00-Mon 17:00",
        "Tue 09:00-Tue 11:00",
    ]


def test_blocks_that_touch_are_one():
    parted = 'Mo 09:00-12:00 "by phone", Mo 12:00-17:00 "by mail"'
    assert _spans(parted, "2026-11-16T00:00", "2026-11-18T00:00") == ["Mon 09:00-Mon 17:00"]
    assert _spans("Mo-Tu 00:00-24:00", "2026-11-16T00:00", "2026-11-19T00:00") == ["Mon 00:00-Wed 00:00"]


def test_a_span_that_began_the_day_before():
    assert _spans("22:00-06:00", "2026-11-16T01:00", "2026-11-16T12:00") == ["Mon 01:00-Mon 06:00"]


def test_without_a_country_there_are_no_holidays():
    assert _spans("Fr 09:00-17:00; PH off", "2026-12-25T00:00", "2026-12-26T00:00") == ["Fri 09:00-Fri 17:00"]
    assert _spans("Fr 09:00-17:00; PH off", "2026-12-25T00:00", "2026-12-26T00:00", "NL") == []


def test_hours_in_the_skipped_hour_of_a_spring_night_do_not_exist():
    assert _spans("02:15-02:45", "2026-03-29T00:00", "2026-03-30T00:00") == []


def test_the_repeated_hour_of_an_autumn_night_counts_twice():
    (span,) = open_spans(
        Department("office", "X", "Europe/Amsterdam", "22:00-06:00", HOUR),
        datetime(2026, 10, 24, 20, tzinfo=_ZONE),
        datetime(2026, 10, 25, 12, tzinfo=_ZONE),
    )
    assert (span.end.timestamp() - span.start.timestamp()) / 3600 == 9


@pytest.mark.parametrize(
    ("moment", "opened"),
    [("16T08:59", False), ("16T09:00", True), ("16T16:59", True), ("16T17:00", False), ("21T12:00", False)],
)
def test_whether_it_is_open(moment, opened):
    department = Department("office", "X", "Europe/Amsterdam", "Mo-Fr 09:00-17:00", HOUR)
    assert is_open(department, datetime.fromisoformat(f"2026-11-{moment}").replace(tzinfo=_ZONE)) is opened
