"""Lists of phrases, and where they are found."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers.checklist.phrases import PhraseUnreadable, read_phrases
from answers.checklist.text import fold, read_text


def found(lines: str, text: str) -> list[str]:
    return [text[start:end] for start, end in read_phrases(lines).find(read_text(text))]


@pytest.mark.parametrize(
    ("lines", "text", "expected"),
    [
        ("any inconvenience", "For ANY  Inconvenience.", ["ANY  Inconvenience"]),
        ("any inconvenience", "many inconveniences", []),
        ("sorry (for|about) (the)? inconvenien~", "Sorry about inconveniences, ok", ["Sorry about inconveniences"]),
        ("we regret ... trouble", "We regret all of this trouble", ["We regret all of this trouble"]),
        ("we regret ... trouble", "We regret it. No trouble", []),
        ("du far ... kompensation", "Du får 4.500 kr. i kompensation", ["Du får 4.500 kr. i kompensation"]),
        ("^ we regret", "And we regret. We regret", ["We regret"]),
        ("bad\n! not bad", "not bad, but bad", ["bad"]),
        ("gêne occasionnée", "La GENE occasionnee", ["GENE occasionnee"]),
        ("eventuel~ *", "d’éventuelle gêne", ["éventuelle gêne"]),
        ("a (few|couple of) days", "in a couple of days", ["a couple of days"]),
        ("(l'|un) envoi (d'|de) hier", "L’envoi d’hier, un envoi de hier", ["L’envoi d’hier", "un envoi de hier"]),
        ("ihr ~geld", "Ihr Porto und Ihr Portogeld", ["Ihr Portogeld"]),
    ],
)
def test_what_is_found(lines, text, expected):
    assert found(lines, text) == expected


@pytest.mark.parametrize("line", ["* days", "... days", "ab~", ""])
def test_a_phrase_begins_with_a_word(line):
    if line:
        with pytest.raises(PhraseUnreadable, match="must begin"):
            read_phrases(line)
    else:
        assert read_phrases(line).by_word == {}


@pytest.mark.parametrize("line", ["sorry (if|should (you|we))", "sorry (if", "sorry (if|)", "sorry if|should"])
def test_a_choice_is_whole(line):
    with pytest.raises(PhraseUnreadable, match="a choice"):
        read_phrases(line)


def test_a_phrase_ends_with_a_word():
    with pytest.raises(PhraseUnreadable, match="must end"):
        read_phrases("sorry ...")


@pytest.mark.parametrize("times", [1, 3])
def test_exceptions_that_overlap_spare_all_that_they_cover(times):
    assert found("bad day\n! not bad day\n! a not bad", "a not bad day. bad day. " * times) == ["bad day"] * times


@settings(deadline=None)
@given(st.text())
def test_folding_keeps_every_place(text):
    assert len(fold(text)) == len(text)
    for word in read_text(text).words:
        assert read_text(text).folded[word.start : word.end] == word.text
