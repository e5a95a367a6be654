"""The first automatic checks."""

from datetime import date

import pytest

from answers.checklist import completeness
from answers.checklist.registry import Draft, find_check, list_check_names
from answers.suggestions import Blank


def test_the_registry_knows_its_checks():
    assert set(list_check_names()) >= {"open_blank", "length", "language", "verified"}
    assert find_check("length") is completeness.length
    assert find_check("nope") is None


def test_open_blank_names_and_marks_what_is_open():
    draft = Draft("Order [order number]", blanks=(Blank("order.number", "order number", 6, 20),))
    finding = completeness.open_blank(draft, {})
    assert (finding.passed, finding.detail, finding.matches) == (False, "Fill in: order number.", ((6, 20),))
    assert completeness.open_blank(Draft("Order 1"), {}).passed


@pytest.mark.parametrize(
    ("draft", "passed", "detail"),
    [
        (Draft("x", length=280, limit=280), True, "280 of 280."),
        (Draft("x", length=281, limit=280), False, "281 of 280: shorten it."),
        (Draft("x", length=281, limit=280, parts=("a", "b")), True, "281 of 280: goes out as 2 messages."),
        (Draft("x", length=9, limit=None), True, "9 of no limit."),
    ],
)
def test_length(draft, passed, detail):
    finding = completeness.length(draft, {})
    assert (finding.passed, finding.detail) == (passed, detail)


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
    finding = completeness.language(Draft(text, lang=lang), {})
    assert finding.passed is passed
    if not passed:
        assert finding.detail == "The customer writes Dutch, the reply is English: translate it first."


def test_verified():
    fresh = completeness.verified(Draft("x", verified_on=date(2026, 11, 2)), {})
    assert (fresh.passed, fresh.detail) == (True, "Verified on 2 November 2026.")
    stale = completeness.verified(Draft("x", verified_on=date(2025, 1, 2), stale=True, owner="IT"), {})
    assert not stale.passed
    assert "2 January 2025" in stale.detail
    assert "ask IT before you send it" in stale.detail
