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
        ("^ we regret", "And we regret. We regret", ["We regret"]),
        ("bad\n! not bad", "not bad, but bad", ["bad"]),
        ("gêne occasionnée", "La GENE occasionnee", ["GENE occasionnee"]),
        ("eventuel~ *", "d’éventuelle gêne", ["éventuelle gêne"]),
        ("a (few|couple of) days", "in a couple of days", ["a couple of days"]),
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


@settings(deadline=None)
@given(st.text())
def test_folding_keeps_every_place(text):
    assert len(fold(text)) == len(text)
    for word in read_text(text).words:
        assert read_text(text).folded[word.start : word.end] == word.text
