"""What people say for a time, and that it can be read back."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from answers.hours import due_at
from answers.times import when_phrase
from tests.answers.promises.due_cases import CASES, IDS
from tests.answers.promises.offices import OFFICES
from tests.answers.promises.read_when import read_when

_LANGUAGES = ("en", "nl", "da", "de", "fr")
_ZONES = ("Europe/Amsterdam", "Europe/London", "America/New_York", "Asia/Kolkata")
_AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_NOW = datetime(2026, 12, 28, 9, tzinfo=_AMSTERDAM)


@pytest.mark.parametrize("lang", _LANGUAGES)
@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_what_is_said_names_the_due_time(case, lang):
    due = due_at(OFFICES[case.office].department, case.asked)
    for zone in (None, *map(ZoneInfo, _ZONES)):
        phrase = when_phrase(due, case.asked, lang, zone)
        assert read_when(phrase, lang, case.asked, zone or due.tzinfo) == case.due.astimezone(UTC)


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (
            "2026-12-28T17:00",
            (
                "today before 17:00",
                "vandaag vóór 17.00 uur",
                "i dag inden kl. 17",
                "heute bis 17 Uhr",
                "aujourd’hui avant 17 h",
            ),
        ),
        (
            "2026-12-29T10:30",
            (
                "tomorrow before 10:30",
                "morgen vóór 10.30 uur",
                "i morgen inden kl. 10.30",
                "morgen bis 10.30 Uhr",
                "demain avant 10 h 30",
            ),
        ),
        (
            "2027-01-03T09:05",
            (
                "on Sunday before 09:05",
                "zondag vóór 9.05 uur",
                "søndag inden kl. 9.05",
                "am Sonntag bis 9.05 Uhr",
                "dimanche avant 9 h 05",
            ),
        ),
        (
            "2027-01-04T10:00",
            (
                "on Monday 4 January before 10:00",
                "maandag 4 januari vóór 10.00 uur",
                "mandag den 4. januar inden kl. 10",
                "am Montag, 4. Januar, bis 10 Uhr",
                "lundi 4 janvier avant 10 h",
            ),
        ),
        (
            "2027-02-01T10:00",
            (
                "on Monday 1 February before 10:00",
                "maandag 1 februari vóór 10.00 uur",
                "mandag den 1. februar inden kl. 10",
                "am Montag, 1. Februar, bis 10 Uhr",
                "lundi 1er février avant 10 h",
            ),
        ),
        (
            "2026-12-29T00:00",
            (
                "today before midnight",
                "vandaag vóór 24.00 uur",
                "i dag inden kl. 24",
                "heute bis 24 Uhr",
                "aujourd’hui avant minuit",
            ),
        ),
    ],
)
def test_said_the_way_people_say_it(due, said):
    moment = datetime.fromisoformat(due).replace(tzinfo=_AMSTERDAM)
    assert tuple(when_phrase(moment, _NOW, lang) for lang in _LANGUAGES) == said


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        (None, "morgen vóór 2.30 uur"),
        ("Europe/London", "morgen vóór 1.30 uur"),
        ("America/New_York", "vandaag vóór 20.30 uur"),
        ("Asia/Kolkata", "vandaag vóór 7.00 uur"),
    ],
)
def test_a_customer_elsewhere_has_another_clock_and_another_day(zone, said):
    now = datetime(2026, 12, 28, 23, tzinfo=_AMSTERDAM)
    due = datetime(2026, 12, 29, 2, 30, tzinfo=_AMSTERDAM)
    assert when_phrase(due, now, "nl", ZoneInfo(zone) if zone else None) == said


def test_an_hour_that_comes_twice_says_which():
    now = datetime(2026, 10, 24, 12, tzinfo=_AMSTERDAM)
    first = datetime(2026, 10, 25, 2, 30, tzinfo=_AMSTERDAM)
    assert when_phrase(first, now, "de") == "morgen bis 2.30 Uhr (Sommerzeit)"
    assert when_phrase(first.replace(fold=1), now, "fr") == "demain avant 2 h 30 (heure d’hiver)"
    assert when_phrase(first + timedelta(hours=1), now, "en") == "tomorrow before 03:30"


def test_a_midnight_that_comes_twice_says_which():
    havana = ZoneInfo("America/Havana")
    now = datetime(2026, 10, 31, 12, tzinfo=havana)
    twice = datetime(2026, 11, 1, 0, 0, tzinfo=havana)
    assert when_phrase(twice, now, "en") == "tomorrow before 00:00 (summer time)"
    assert when_phrase(twice.replace(fold=1), now, "en") == "tomorrow before 00:00 (winter time)"


def test_a_day_that_is_past_is_said_with_its_date():
    assert when_phrase(_NOW - timedelta(days=3), _NOW, "da") == "fredag den 25. december inden kl. 9"


def test_a_language_that_is_not_spoken_is_english():
    assert when_phrase(_NOW + timedelta(hours=1), _NOW, "es") == "today before 10:00"
