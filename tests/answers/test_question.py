"""What counts as a question."""

import pytest

from answers.errors import QuestionRefused
from answers.question import MAX_CHARACTERS, Question, checked


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  hi \n", "hi"),
        ("a\x00b\x07c", "a b c"),
        ("cafe\u0301", "café"),
        ("🙂🙂", "🙂🙂"),
        ("\u202eevil", "\u202eevil"),
        ("מתי מגיע", "מתי מגיע"),
        ("a\ud800b", "a b"),
        ("a\ue000b", "a b"),
    ],
)
def test_it_works(text, kept):
    assert checked(Question(text)).text == kept


@pytest.mark.parametrize("text", ["", "  \n\t ", "\x00\x01", "\ue000"])
def test_it_rejects_an_empty_one(text):
    with pytest.raises(QuestionRefused, match="type or paste") as refused:
        checked(Question(text))
    assert refused.value.field == "question"


def test_it_rejects_a_very_long_one_and_says_the_limit():
    assert checked(Question("x" * MAX_CHARACTERS)).text
    with pytest.raises(QuestionRefused, match="100,000 characters and 5,000 are the most"):
        checked(Question("x" * 100_000))


@pytest.mark.parametrize("limit", [0, -1, 11])
def test_it_rejects_an_impossible_limit(limit):
    with pytest.raises(QuestionRefused, match="1 to 10"):
        checked(Question("x", limit=limit))


@pytest.mark.parametrize("lang", ["en", "nl", "sv"])
def test_a_language_may_be_one_without_answers(lang):
    assert checked(Question("x", lang=lang)).lang == lang


@pytest.mark.parametrize("lang", ["xx", "", "EN", "english", "nl-NL"])
def test_it_rejects_an_unknown_language_and_names_the_known(lang):
    with pytest.raises(QuestionRefused, match="choose one of en, nl, da, de, fr") as refused:
        checked(Question("x", lang=lang))
    assert refused.value.field == "lang"
