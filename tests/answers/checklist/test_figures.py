"""Facts in figures, however a language writes them, and what an edit made of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers.checklist import families  # noqa: F401  # registers the checks
from answers.checklist.draft import Draft, DraftEntry
from answers.checklist.figures import find_figures
from answers.checklist.registry import find_check
from answers.checklist.text import read_text
from answers.language import LANGUAGES

HOSTILE = [
    *(sign * 20_000 for sign in "1€.,@ "),
    *(pair * 10_000 for pair in ("1 ", "1.", "1a", "a@", "€1", "1,", "%1", "1-")),
    *(words * 2_500 for words in ("1 000 ", "5 days ", "a@b.c ", "https://a.b ", "3 March ", "9:00 ")),
]


def check(text, entry, **known):
    return find_check("numbers_match").run(Draft(text, entry=DraftEntry("it/x", entry, owner="IT"), **known), {})


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "£1,250.50 and 1,000 g", [("money", "1250.5"), ("g", "1000")]),
        ("nl", "€ 1.250,50 en 1.000 g", [("money", "1250.5"), ("g", "1000")]),
        ("fr", "1 250,50 € et 5 jours ouvrables", [("money", "1250.5"), ("days", "5")]),
        ("da", "kr. 29,00 og 29 kr.", [("money", "29"), ("money", "29")]),
        ("en", "5 working days, 30-day, 25%", [("days", "5"), ("days", "30"), ("percent", "25")]),
        ("en", "1. Unplug it.\n2. Wait 5 minutes.", [("minutes", "5")]),
        ("en", "VH-20418 of 3 March at 9:00", [("date", "(3, 3)"), ("clock", "540 ")]),
        ("en", "See https://www.Veldhavn.example/a/?x=1 or mail a.b@c.example", [
            ("link", "veldhavn.example/a"), ("email", "a.b@c.example"),
        ]),
    ],
)  # fmt: skip
def test_figures_have_one_value_in_every_notation(lang, text, expected):
    assert [(figure.kind, figure.value) for figure in find_figures(read_text(text), lang)] == expected


def test_it_says_what_the_library_says():
    finding = check("You have 14 days from delivery.", "You have 30 days from delivery.", lang="en")
    assert finding.detail == "The library says “30 days”: put that back, or ask IT to change the answer."


def test_what_stands_in_the_question_may_stand_in_the_reply():
    entry = "You can return it within 30 days from delivery."
    assert check("You can return it after 14 days from delivery.", entry, lang="en", question="14 days?").passed
    assert not check("You can return it after 14 days from delivery.", entry, lang="en", question="Can I?").passed


@pytest.mark.parametrize("lang", LANGUAGES)
def test_hostile_texts_are_answered(lang):
    for text in HOSTILE:
        assert check(text, "You have 30 days and €5, see https://a.example", lang=lang).status in {"pass", "fail"}
        assert check("You have 14 days.", text, lang=lang, question=text).status in {"pass", "fail"}


@settings(deadline=None, max_examples=150)
@given(
    st.text(st.sampled_from("0159 ,.€%-:/@adkr\n"), max_size=60),
    st.text(st.sampled_from("0159 ,.€%-:/@adkr\n"), max_size=60),
    st.sampled_from(LANGUAGES),
)
def test_any_texts_are_compared(text, entry, lang):
    finding = check(text, entry, lang=lang)
    assert finding.status in {"pass", "fail"}
    assert all(0 <= start < end <= len(text) for start, end in finding.matches)
    assert check(text, text, lang=lang).passed
