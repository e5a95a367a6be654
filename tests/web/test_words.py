from datetime import UTC, date, datetime

import pytest

from web.words import (
    say_ago,
    say_authority,
    say_confidence,
    say_count,
    say_date,
    say_language,
    say_moment,
    say_verified,
)

TODAY = date(2026, 11, 21)


def test_it_works():
    said = say_verified(date(2026, 11, 2), stale=False, department="IT", today=TODAY)
    assert said == "verified 2 November 2026 (19 days ago)"


def test_it_says_whom_to_ask_when_an_entry_is_stale():
    said = say_verified(date(2026, 3, 2), stale=True, department="Product", today=TODAY)
    assert said == "not verified since 2 March 2026: ask Product"


def test_it_says_whom_to_ask_when_nobody_ever_verified_an_entry():
    assert say_verified(None, stale=False, department="HR", today=TODAY) == "never verified: ask HR"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 21), "today"),
        (date(2026, 11, 20), "yesterday"),
        (date(2026, 11, 19), "2 days ago"),
        (date(2027, 1, 1), "today"),
    ],
)
def test_it_counts_days(day, said):
    assert say_ago(day, TODAY) == said


@pytest.mark.parametrize(
    ("confidence", "said"),
    [
        (1.0, ("Very likely right", 99)),
        (0.85, ("Very likely right", 85)),
        (0.849, ("Very likely right", 85)),
        (0.844, ("Likely right", 84)),
        (0.4, ("May be right", 40)),
        (0.39, ("Probably not right", 39)),
        (0.0, ("Probably not right", 1)),
    ],
)
def test_it_never_claims_certainty(confidence, said):
    assert say_confidence(confidence) == said


def test_it_names_dates_languages_and_authorities():
    assert say_date(date(2026, 1, 5)) == "5 January 2026"
    assert say_moment(datetime(2026, 11, 23, 17, 30, tzinfo=UTC)) == "Monday 23 November 2026, 17:30"
    assert [say_language(code) for code in ("nl", "da", "qqq")] == ["Dutch", "Danish", "qqq"]
    assert [say_authority(it, "HR") for it in ("send", "edit", "hand_over")] == [
        "Cleared to send as is",
        "To be adapted",
        "Hand over to HR",
    ]
    assert [say_count(it, "reply", "replies") for it in (0, 1, 3)] == ["0 replies", "1 reply", "3 replies"]
