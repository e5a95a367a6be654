"""The language of a question."""

import pytest

from answers.language import detect


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("ik kan niet meer inloggen", "nl"),
        ("jeg kan ikke logge ind længere", "da"),
        ("ich kann mich nicht mehr anmelden", "de"),
        ("je n'arrive plus à me connecter", "fr"),
        ("I can't sign in any more", "en"),
    ],
)
def test_it_knows_the_five_languages(text, lang):
    found = detect(text)
    assert (found.lang, found.sure) == (lang, True)


@pytest.mark.parametrize("text", ["", "12345", "🙂🙂", "?!", "я где", "我的包裹"])
def test_where_nothing_tells_there_is_no_language(text):
    assert detect(text).lang is None


@pytest.mark.parametrize("text", ["retour", "help", "account"])
def test_a_word_that_several_languages_share_is_not_sure(text):
    assert not detect(text).sure
