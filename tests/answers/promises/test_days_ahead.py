"""The coming days of a department, and the names of holidays."""

from datetime import UTC, date, datetime, timedelta

import pytest

from answers.days_ahead import list_days_ahead
from answers.department import Department
from answers.holidays import find_holiday
from answers.outlook import look_ahead
from kb.documents.company_days import parse_company_days
from tests.answers.promises.offices import HOUR
from web.hours_words import say_day_ahead

# As the governments publish them: rijksoverheid.nl, borger.dk, the nine days of all sixteen states, service-public.fr,
# gov.uk (England and Wales).
_HOLIDAYS = {
    "NL": {
        2026: "01-01 04-05 04-06 04-27 05-14 05-24 05-25 12-25 12-26",
        2027: "01-01 03-28 03-29 04-27 05-06 05-16 05-17 12-25 12-26",
        2028: "01-01 04-16 04-17 04-27 05-25 06-04 06-05 12-25 12-26",
    },
    "DK": {
        2026: "01-01 04-02 04-03 04-05 04-06 05-14 05-24 05-25 12-25 12-26",
        2027: "01-01 03-25 03-26 03-28 03-29 05-06 05-16 05-17 12-25 12-26",
        2028: "01-01 04-13 04-14 04-16 04-17 05-25 06-04 06-05 12-25 12-26",
    },
    "DE": {
        2026: "01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26",
        2027: "01-01 03-26 03-29 05-01 05-06 05-17 10-03 12-25 12-26",
        2028: "01-01 04-14 04-17 05-01 05-25 06-05 10-03 12-25 12-26",
    },
    "FR": {
        2026: "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25",
        2027: "01-01 03-29 05-01 05-06 05-08 05-17 07-14 08-15 11-01 11-11 12-25",
        2028: "01-01 04-17 05-01 05-08 05-25 06-05 07-14 08-15 11-01 11-11 12-25",
    },
    "GB": {
        2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-26 12-28",
        2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-25 12-26 12-27 12-28",
        2028: "01-01 01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
    },
}


@pytest.mark.parametrize("country", list(_HOLIDAYS))
@pytest.mark.parametrize("year", [2026, 2027, 2028])
def test_the_holidays_are_those_that_the_governments_publish(country, year):
    days = (date(year, 1, 1) + timedelta(days=it) for it in range(366))
    found = {day: holiday for day in days if day.year == year and (holiday := find_holiday(country, day))}
    assert " ".join(f"{day:%m-%d}" for day in found) == _HOLIDAYS[country][year]
    assert all(it.name for it in found.values())


@pytest.mark.parametrize(
    ("country", "day", "name"),
    [
        ("NL", "2026-04-27", "King’s Day"),
        ("NL", "2031-04-26", "King’s Day"),
        ("DK", "2026-04-02", "Maundy Thursday"),
        ("DE", "2026-10-03", "German Unity Day"),
        ("FR", "2027-07-14", "Bastille Day"),
        ("GB", "2026-12-28", "Christmas bank holiday"),
        ("GB", "2028-01-03", "New Year bank holiday"),
        ("GB", "2028-05-29", "Spring bank holiday"),
    ],
)
def test_holidays_have_names(country, day, name):
    found = find_holiday(country, date.fromisoformat(day))
    assert found is not None
    assert found.name == name


def test_elsewhere_a_holiday_has_no_name_and_without_a_country_there_is_none():
    found = find_holiday("US", date(2026, 11, 26))
    assert found is not None
    assert found.name is None
    assert find_holiday(None, date(2026, 12, 25)) is None


def _days(hours, start, count, *closed, country="NL", zone="Europe/Amsterdam"):
    lines = tuple(map(parse_company_days, closed))
    department = Department("it", "IT", zone, hours, 4 * HOUR, country, closed=lines)
    return list_days_ahead(department, datetime.fromisoformat(start), count)


def _said(*args, **kwargs):
    return [f"{day.date:%d} {say_day_ahead(day)}" for day in _days(*args, **kwargs)]


def test_days_in_words():
    hours = "Mo-Fr 09:00-12:30,13:00-17:30; PH off; Dec 31 09:00-12:00"
    assert _said(hours, "2026-12-23T23:30+01:00", 10, "2026-12-29/2026-12-30 Stocktaking", "2026-12-28") == [
        "23 09:00–12:30, 13:00–17:30",
        "24 09:00–12:30, 13:00–17:30",
        "25 Closed: Christmas Day",
        "26 Closed: Second day of Christmas",
        "27 Closed",
        "28 Closed: company day",
        "29 Closed: Stocktaking",
        "30 Closed: Stocktaking",
        "31 09:00–12:00",
        "01 Closed: New Year’s Day",
    ]


def test_today_is_the_departments():
    assert [day.date.day for day in _days("24/7", "2026-11-16T23:30+00:00", 2)] == [17, 18]


def test_open_on_a_holiday_says_both():
    assert _said("10:00-16:00; PH 12:00-14:00", "2026-04-27T08:00+02:00", 1) == ["27 12:00–14:00: King’s Day"]


def test_a_night_shift_stands_on_both_its_days():
    assert _said("Mo 22:00-06:00", "2026-11-16T08:00+01:00", 3) == ["16 22:00–24:00", "17 00:00–06:00", "18 Closed"]


def test_the_days_on_which_the_clocks_change():
    assert _said("24/7", "2026-10-24T08:00+02:00", 3) == [
        "24 Round the clock",
        "25 Round the clock (the clocks go back an hour)",
        "26 Round the clock",
    ]
    assert _said("22:00-06:00", "2026-03-29T12:00+02:00", 1) == [
        "29 00:00–06:00, 22:00–24:00 (the clocks go forward an hour)"
    ]


def test_days_add_up_to_what_is_open_between_the_midnights():
    days = _days("22:00-06:00", "2026-10-20T12:00+02:00", 10)
    total = sum(
        (span.end.astimezone(UTC) - span.start.astimezone(UTC) for day in days for span in day.spans), timedelta()
    )
    assert total == 81 * HOUR  # ten nights of eight hours, and the one that is longer


@pytest.mark.parametrize(
    ("hours", "slow", "promised", "promised_slow"),
    [
        ("Mo-Fr 09:00-17:00", None, "2026-11-16T14:00:00+01:00", None),
        ("Mo-Fr 09:00-17:00", 16 * HOUR, "2026-11-16T14:00:00+01:00", "2026-11-18T10:00:00+01:00"),
        ("off", 16 * HOUR, None, None),
    ],
)
def test_what_a_question_asked_now_is_promised(hours, slow, promised, promised_slow):
    department = Department("it", "IT", "Europe/Amsterdam", hours, 4 * HOUR, slow_reply_within=slow)
    outlook = look_ahead(department, datetime.fromisoformat("2026-11-16T10:00+01:00"), 3)
    said = [it.isoformat() if it else None for it in (outlook.promised_at, outlook.promised_slow_at)]
    assert said == [promised, promised_slow]
    assert len(outlook.days) == 3
