"""Times as people name them, whose they are, and whether the department is there."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers.checklist import families  # noqa: F401  # registers the checks
from answers.checklist.draft import Draft
from answers.checklist.moments.clock import find_clocks
from answers.checklist.moments.days import find_days
from answers.checklist.registry import find_check
from answers.checklist.text import fold
from answers.department import Department
from answers.language import LANGUAGES

FRIDAY = date(2026, 11, 20)
OFFICE = Department(
    "it", "IT", "Europe/Copenhagen", "Mo-Fr 08:00-12:00,12:30-16:30; PH off", timedelta(hours=3), holidays="DK"
)
HOSTILE = [
    *(sign * 20_000 for sign in "a1:. ,-"),
    *(pair * 10_000 for pair in ("1 ", "1:", "9 og ", "kl ", "12 h ", "on ", "by 9", "bis ", ", 1")),
    *(words * 2_500 for words in ("I'll ring you at 9 ", "morgen om 9 uur bel ik ", "sie hören um 9 uhr ", "i dag ")),
]


def check(text, *, lang="en", at="2026-11-20T15:00:00+01:00", department=OFFICE):
    draft = Draft(text, lang=lang, now=datetime.fromisoformat(at), department=department)
    return find_check("time_within_hours").run(draft, {})


@pytest.mark.parametrize(
    ("lang", "text", "minutes"),
    [
        ("en", "by 5pm", [(17 * 60, None)]),
        ("en", "at 12 a.m.", [(0, None)]),
        ("en", "between 9 and 10 am", [(9 * 60, 10 * 60)]),
        ("en", "£3.95, 12 bags, in 5 days, 24/7, 3/4", []),
        ("en", "quarter to nine, before noon", [(8 * 60 + 45, None), (12 * 60, None)]),
        ("nl", "uiterlijk 48 uur voor vertrek; € 9.30", []),
        ("nl", "om half tien, tussen 10.00 en 12.00 uur", [(9 * 60 + 30, None), (10 * 60, 12 * 60)]),
        ("da", "mellem kl. 9 og 10, halv otte, 29 kr.", [(9 * 60, 10 * 60), (7 * 60 + 30, None)]),
        ("de", "zwischen 9 und 17 Uhr, um halb acht, 3,95 €", [(9 * 60, 17 * 60), (7 * 60 + 30, None)]),
        ("fr", "entre 9 h et 17 h 30, avant midi, sous 48 h", [(9 * 60, 17 * 60 + 30), (12 * 60, None)]),
    ],
)
def test_clock_times_are_told_from_other_numbers(lang, text, minutes):
    assert [(clock.minute, clock.until) for clock in find_clocks(fold(text), lang)] == minutes


@pytest.mark.parametrize(
    ("lang", "text", "days"),
    [
        ("en", "today, tomorrow, Monday and 3 December", [20, 21, 23, 33]),
        ("nl", "vanavond, morgenmiddag en zondagochtend, niet vorige week maandag", [20, 21, 22]),
        ("da", "i morgen, på mandag, ikke i mandags", [21, 23]),
        ("de", "heute Abend, morgen früh, am Mittwoch, 25. November; letzten Montag", [20, 21, 25]),
        ("fr", "demain matin, lundi soir, le 1er décembre ; lundi dernier, le mardi", [21, 23, 31]),
        ("nl", "goede morgen", []),
    ],
)
def test_days_are_counted_from_the_day_on_which_they_are_said(lang, text, days):
    found = [named.on(FRIDAY) for named in find_days(fold(text), lang)]
    assert [(day - date(2026, 10, 31)).days for day in found] == days


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("I'll ring you today at 16:30.", "pass"),
        ("I'll ring you today at 16:31.", "fail"),
        ("I'll ring you on Monday at 8.", "pass"),
        ("I'll ring you on Monday at 12:15.", "pass"),  # within a lunch break
        ("You'll hear from us before 14:55.", "pass"),  # on Monday, then
        ("I'll ring you today before 14:00.", "fail"),
        ("I'll ring you tomorrow.", "fail"),
        ("I'll ring you on Friday 27 November.", "pass"),
        ("I'll ring you within the hour.", "pass"),
        ("I'll ring you within four hours.", "fail"),
        ("I'll ring you on 26 December.", "fail"),  # a holiday
        ("He wrote “I'll ring you tonight at 21:00”.", "pass"),
    ],
)
def test_a_promise_is_held_against_the_hours(text, status):
    assert check(text).status == status


def test_it_says_when_the_department_is_open():
    assert check("I'll ring you on Saturday.").detail == (
        "IT is closed then: name a time on Monday 23 November within 08:00–12:00 and 12:30–16:30."
    )
    assert check("I'll ring you today before 9:30.").detail == "That time has passed: name a later one."


def test_hours_are_those_of_the_department_where_it_is():
    at = "2026-11-20T08:00:00-05:00"  # 14:00 in Copenhagen
    assert check("I'll ring you within the hour.", at=at).passed
    assert not check("I'll ring you today before 12:00.", at=at).passed


def test_a_person_looks_where_the_hours_are_not_known():
    assert check("I'll ring you tonight.", department=None).status == "confirm"
    assert check("It is blue.", department=None).passed
    unreadable = Department("it", "IT", "Europe/Copenhagen", "sometimes", timedelta(hours=3))
    assert check("I'll ring you tonight.", department=unreadable).status == "confirm"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_hostile_texts_are_answered(lang):
    for text in HOSTILE:
        assert check(text, lang=lang).status in {"pass", "fail"}


WORDS = (
    "I'll ring you vandaag bel ik je i morgen ringer vi heute um kl. demain à 9 25 31 uur Uhr h 17:00 november , . ("
)


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(WORDS.split()), max_size=20).map(" ".join), st.sampled_from(LANGUAGES))
def test_any_text_is_answered(text, lang):
    finding = check(text, lang=lang)
    assert finding.status in {"pass", "fail"}
    assert all(0 <= start < end <= len(text) for start, end in finding.matches)
