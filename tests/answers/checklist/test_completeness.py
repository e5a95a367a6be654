"""The checks on whether a reply is finished."""

from datetime import date

import pytest

from answers.checklist.draft import Draft, DraftChannel, DraftEntry
from answers.checklist.families import completeness
from answers.checklist.registry import Parameters

NONE = Parameters()


@pytest.mark.parametrize(
    ("length", "limit", "parts", "passed", "detail"),
    [
        (280, 280, 1, True, "280 of 280."),
        (281, 280, 1, False, "281 of 280: shorten it by 1."),
        (281, 280, 2, True, "281 of 280: goes out as 2 messages."),
        (9, None, 1, True, "There is no limit here."),
    ],
)
def test_length(length, limit, parts, passed, detail):
    channel = DraftChannel("x", "public", length=length, limit=limit, parts=("part",) * parts)
    finding = completeness.length(Draft("text", channel=channel), NONE)
    assert (finding.passed, finding.detail) == (passed, detail)


def test_a_link_that_no_message_can_hold_does_not_fit():
    link = "https://veldhavn.example/" + "a" * 60
    channel = DraftChannel("x", "public", length=90, limit=50, parts=("See", link[:50], link[50:]))
    finding = completeness.length(Draft(f"See {link}", channel=channel), NONE)
    assert (finding.status, finding.matches) == ("fail", ((4, 4 + len(link)),))
    assert finding.detail == "90 of 50: shorten the link or word that no message can hold."


@pytest.mark.parametrize(
    ("text", "lang", "passed"),
    [
        ("Je kunt het pakket volgen op onze website.", "nl", True),
        ("You can follow the parcel on our website.", "nl", False),
        ("You can follow the parcel on our website.", None, True),
        ("Ok", "fr", True),
    ],
)
def test_language(text, lang, passed):
    finding = completeness.language(Draft(text, lang=lang), NONE)
    assert finding.passed is passed
    if not passed:
        assert finding.detail == "The customer writes Dutch, the reply is English: translate it first."


def test_verified():
    fresh = completeness.verified(Draft("x", entry=DraftEntry("it/x", "x", date(2026, 11, 2))), NONE)
    assert (fresh.passed, fresh.detail) == (True, "Verified on 2 November 2026.")
    stale = completeness.verified(Draft("x", entry=DraftEntry("it/x", "x", date(2025, 1, 2), True, "IT")), NONE)
    assert not stale.passed
    assert "2 January 2025" in stale.detail
