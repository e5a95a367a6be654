"""No text keeps a check busy for ever, and none breaks one. A catastrophe would meet the suite's time limit."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers.checklist.draft import Draft
from answers.checklist.examples import Example
from answers.checklist.registry import list_checks
from answers.language import LANGUAGES
from tests.answers.checklist.hostile import list_hostile

HOSTILE = list_hostile()
SURROUNDINGS = [
    {"channel": "x", "audience": "public", "greeting": "Hi Anna.", "signature": "^SB", "limit": 280, "length": 20_000},
    {"entry": "Hi Anna, you can send it back within 30 days.", "situations": ["complaint"], "customer": "Anna"},
    {
        "situations": ["crisis", "praise"],
        "statement": "Please unplug it.",
        "question": "Is it safe? And when?",
    },
]
BROKE = "this check broke"


def drafts(text: str) -> list[Draft]:
    made = [Example(text=text, **around).draft(lang) for around in SURROUNDINGS for lang in LANGUAGES]
    return [*made, replace(made[0], question=text), Draft(text)]


@pytest.mark.parametrize("check", list_checks(), ids=lambda it: it.name)
def test_no_long_text_breaks_it(check):
    for number, text in enumerate(HOSTILE):
        around, lang = SURROUNDINGS[number % len(SURROUNDINGS)], LANGUAGES[number % len(LANGUAGES)]
        draft = Example(text=text, **around).draft(lang)
        for one in (draft, replace(draft, question=text[:5_000])):
            finding = check.run(one, {})
            assert BROKE not in finding.detail, text[:40]
            assert all(0 <= start < end <= len(text) for start, end in finding.matches)


@settings(deadline=None, max_examples=60)
@given(text=st.text(max_size=400), question=st.text(max_size=200))
def test_no_text_breaks_any(text, question):
    for draft in drafts(text):
        for check in list_checks():
            finding = check.run(replace(draft, question=question), {})
            assert BROKE not in finding.detail, check.name
            assert all(0 <= start < end <= len(text) for start, end in finding.matches), check.name
            for fix in finding.fixes:
                assert isinstance(fix.apply(text), str)
