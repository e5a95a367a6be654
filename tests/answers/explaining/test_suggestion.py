"""Why one entry was suggested, in a sentence."""

from dataclasses import replace

import pytest

from answers.explaining.suggestion import LONGEST, explain_suggestion
from answers.explanation import Lead
from tests.answers.explaining.made import NOTHING_TOLD, TITLES, hit


def explain(*hits, place=0, lang="en"):
    return explain_suggestion(place, hits, TITLES, lang)


def test_it_works():
    why = explain(hit(), hit("it/vpn", 0.01, strength=14.5))
    assert why.said == (
        "Matches “I can't log in”, one of this answer's questions; 2 of 5 words in common; "
        "clearly ahead of “How do I get a VPN?”."
    )
    assert why.lead == Lead("it/vpn", "How do I get a VPN?", 5.5)
    assert (why.similarity, why.strength, sum(it.strength for it in why.counted)) == (0.83, 20.0, 20.0)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"matched_as": "learned"}, "which customers asked before"),
        ({"matched_as": "answer"}, "in the text of this answer"),
        ({"lang": "da"}, "“I can't log in” (in Danish), one of"),
        ({"lang": None}, "“I can't log in”, one of"),
        ({"words": ("a", "b", "c", "d", "e")}, "; all words in common."),
        ({"words": ("a",), "words_asked": 1}, "; its only word in common."),
        ({"words": ()}, "; no words in common with it, but with the rest of this answer."),
        ({"words": (), "counted": ()}, "; no words in common, only the meaning."),
        ({"words": (), "crossing": True, "lang": "nl"}, "; by its meaning, across languages."),
        ({"words": (), "counted": (), "setting": replace(NOTHING_TOLD, read=False)}, "one of this answer's questions."),
    ],
)
def test_it_says_what_matched_and_how(changes, said):
    assert said in explain(hit(**changes)).said


@pytest.mark.parametrize(
    ("second", "first_said", "second_said"),
    [
        (0.6, "about as near as “How do I get a VPN?”.", "about as near as “How do I log in?”."),
        (0.3, "a little ahead of “How do I get a VPN?”.", "a little behind “How do I log in?”."),
        (0.0, "clearly ahead of “How do I get a VPN?”.", "far behind “How do I log in?”."),
    ],
)
def test_it_says_how_far_it_is_from_the_others(second, first_said, second_said):
    hits = hit(confidence=0.9), hit("it/vpn", second, strength=19.0)
    assert explain(*hits).said.endswith(first_said)
    assert explain(*hits, place=1).said.endswith(second_said)
    assert explain(*hits, place=1).lead == Lead("it/login", "How do I log in?", -1.0)


def test_two_without_any_confidence_are_near():
    assert "about as near" in explain(hit(confidence=0.0), hit("it/vpn", 0.0)).said


def test_alone_it_is_ahead_of_nothing():
    why = explain(hit())
    assert why.lead is None
    assert why.said.endswith("2 of 5 words in common.")


def test_a_long_text_is_shortened():
    why = explain(replace(hit(), matched="why " * 500))
    assert " …”, one of" in why.said
    assert len(why.said) < LONGEST + 100


def test_a_search_that_was_not_explained_explains_nothing():
    assert explain(replace(hit(), explanation=None)) is None
