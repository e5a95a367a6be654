"""The holidays that the package leaves out."""

import pytest
from opening_hours import OpeningHours

from answers.bank_holidays import with_left_out_holidays

_DAYS = ("Jan 01", "Jan 02-03 Mo", "easter +1 day", "Aug Mo[-1]", "Dec 25-26")


@pytest.mark.parametrize(
    ("hours", "rule"),
    [
        ("Mo-Fr 09:00-17:00; PH off", "off"),
        ("Mo-Fr 09:00-17:00;PH closed", "closed"),
        ("Mo-Fr 09:00-17:00; Su,PH off", "off"),
        ("Mo-Fr 09:00-17:00; PH,SH off", "off"),
        ("Mo-Fr 09:00-17:00; PH 10:00-12:00,13:00-14:00", "10:00-12:00,13:00-14:00"),
        ("Mo-Fr,PH 09:00-17:00", "09:00-17:00"),
    ],
)
def test_what_is_said_of_holidays_is_said_of_those_days(hours, rule):
    extended = with_left_out_holidays(hours, "GB")
    assert extended == "; ".join([hours, *(f"{day} {rule}" for day in _DAYS)])
    OpeningHours(extended, country="GB")


def test_an_exception_after_the_holidays_stays_the_last_word():
    hours = with_left_out_holidays("Mo-Su 09:00-17:00; PH off; Dec 26 10:00-14:00", "GB")
    assert hours.endswith("Dec 25-26 off; Dec 26 10:00-14:00")


@pytest.mark.parametrize(
    ("hours", "country"), [("Mo-Fr 09:00-17:00; PH off", "NL"), ("24/7; PH off", None), ("24/7", "GB")]
)
def test_nothing_is_added_elsewhere(hours, country):
    assert with_left_out_holidays(hours, country) == hours
