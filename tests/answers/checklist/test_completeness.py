"""The checks on whether a reply is finished."""

from datetime import date

import pytest

from answers.checklist.draft import Draft, DraftChannel, DraftEntry
from answers.checklist.families import completeness
from answers.checklist.families.language import language
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
    finding = language(Draft(text, lang=lang), NONE)
    assert finding.passed is passed
    if not passed:
        assert finding.detail == "The customer writes Dutch, the reply is English: translate it first."


@pytest.mark.parametrize(
    ("text", "lang", "marks", "detail"),
    [
        (
            "Planen ligger der. If you need it in English, use the button. You can print it. Så er den klar.",
            *("da", ["If you need it in English, use the button. You can print it."]),
            "Translate the marked sentence: the reply is Danish, and this is English.",
        ),
        (
            "Change it every week. Leg het filter in koud water. Then click it in. Sie können es bei uns bestellen.",
            *("en", ["Leg het filter in koud water.", "Sie können es bei uns bestellen."]),
            "Translate the marked sentences: the reply is English, and this is Dutch and German.",
        ),
    ],
)
def test_sentences_in_another_language_are_marked(text, lang, marks, detail):
    finding = language(Draft(text, lang=lang), NONE)
    assert [text[start:end] for start, end in finding.matches] == marks
    assert finding.detail == detail


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Puedes seguir tu paquete en nuestra página web y te avisaremos cuando haya llegado a tu casa mañana.", "es"),
        (
            "Możesz śledzić swoją paczkę na naszej stronie internetowej, gdzie znajdziesz wszystkie potrzebne dane.",
            "nl",
        ),
    ],
)
def test_a_language_that_it_does_not_know_is_for_a_person(text, lang):
    assert language(Draft(text, lang=lang), NONE).status == "confirm"


def test_verified():
    fresh = completeness.verified(Draft("x", entry=DraftEntry("it/x", "x", date(2026, 11, 2))), NONE)
    assert (fresh.passed, fresh.detail) == (True, "Verified on 2 November 2026.")
    stale = completeness.verified(Draft("x", entry=DraftEntry("it/x", "x", date(2025, 1, 2), True, "IT")), NONE)
    assert not stale.passed
    assert "2 January 2025" in stale.detail
