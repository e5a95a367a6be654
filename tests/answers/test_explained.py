"""Explanations on a question's way: only when asked for, and nothing else changes by them."""

from dataclasses import replace

import pytest

from answers.question import Question
from tests.answers.conftest import NOW

TWO = "I can't log in any more. Also, where is my parcel?"


def ask(suggester, text, **given):
    return suggester.suggest(Question(text, **given), now=NOW)


def strip(found):
    bare = tuple(replace(it, explanation=None) for it in found.suggestions)
    questions = tuple(
        replace(it, explanation=None, suggestions=tuple(replace(one, explanation=None) for one in it.suggestions))
        for it in found.questions
    )
    return replace(found, id="", took_ms=0.0, suggestions=bare, questions=questions, explanation=None)


@pytest.mark.parametrize(
    "text",
    ["I can't log in any more", "where is my parcel", TWO, "thank you!", "qqq zzz", "?!", "ik kan niet inloggen"],
)
def test_asking_why_changes_nothing_else(suggester, text):
    plain, explained = ask(suggester, text), ask(suggester, text, explain=True)
    assert strip(plain) == strip(explained)
    assert plain == replace(strip(plain), id=plain.id, took_ms=plain.took_ms)


def test_each_suggestion_and_the_outcome_say_why(suggester):
    found = ask(suggester, "I can't log in any more", explain=True)
    assert all(it.explanation for it in found.suggestions)
    first = found.suggestions[0].explanation
    assert first.said.startswith("Matches “I can't log in any more”, one of this answer's questions; all words in comm")
    assert first.lead.entry == found.suggestions[1].entry.id
    assert found.explanation.confidence == pytest.approx(found.suggestions[0].confidence, abs=1e-4)
    assert (found.explanation.because, found.outcome) == ("sure", "ready")


def test_what_the_index_cannot_know_is_a_reason(suggester):
    for text, because in (
        ("where is my parcel", "it still needs a value: order number"),
        ("How long can I send something back?", "return_days has lapsed"),
        ("There is smoke coming out of my machine", "Product has to answer it"),
    ):
        found = ask(suggester, text, explain=True)
        assert found.outcome == "adapt"
        assert because in " ".join((found.explanation.said, *found.explanation.remarks))


def test_of_several_questions_each_says_why(suggester):
    found = ask(suggester, TWO, explain=True)
    assert len(found.questions) == 2
    assert found.explanation is None
    assert all(it.explanation for it in found.questions)
    assert all(it.explanation for it in found.suggestions)


def test_what_nobody_may_see_is_not_named(suggester):
    found = ask(suggester, "vpn", role="ambassador", explain=True, limit=10)
    named = {it.explanation.lead.entry for it in found.suggestions if it.explanation.lead}
    assert named <= {it.entry.id for it in found.suggestions}


def test_one_suggestion_is_held_against_the_next(suggester):
    found = ask(suggester, "I can't log in any more", limit=1, explain=True)
    assert len(found.suggestions) == 1
    assert found.suggestions[0].explanation.lead is not None
