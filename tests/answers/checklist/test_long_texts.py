"""No check stumbles over a long or strange text; one that searches without bounds would never come back from here."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers.checklist import families  # noqa: F401  # registers the checks
from answers.checklist.draft import Draft
from answers.checklist.registry import list_checks

LONG = 20_000
CHECKS = {it.name: it for it in list_checks()}
ODD = [
    *["a", "a ", "1 ", "1", "(", "[[", "{{", "“", '"', "'a", "\n", "a\n", ".", "! ", "- ", "é", "\u00a0", "#a ", "@a "],
    *[
        "sorry ",
        "sorry if ",
        "not sorry ",
        "We apologise. ",
        "our sincere apologies. ",
        "“sorry” ",
        "any inconvenience ",
    ],
    *["we will ", "we'll refund you ", "you get your money back. ", "as soon as possible ", "if you felt "],
]
WORDS = (
    "sorry if you we will refund promise guarantee any inconvenience the as soon possible lawyer not never “ ” . , \n"
)


def check_all(text: str) -> None:
    draft = Draft(text, lang="en", question=text, situations=frozenset({"complaint", "praise"}))
    for check in CHECKS.values():
        finding = check.run(draft, {})
        assert "broke" not in finding.detail, check.name
        assert all(0 <= start < end <= len(text) for start, end in finding.matches)


@pytest.mark.parametrize("piece", ODD)
def test_one_thing_over_and_over(piece):
    check_all((piece * LONG)[:LONG])


@settings(deadline=None, max_examples=25)
@given(st.lists(st.sampled_from(WORDS.split(" ")), max_size=200).map(" ".join))
def test_words_in_any_order(text):
    check_all(text)


@settings(deadline=None, max_examples=25)
@given(st.text(max_size=300))
def test_any_text(text):
    check_all(text)
