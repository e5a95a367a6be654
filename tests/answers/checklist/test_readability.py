"""Syllables, reading ease, and what makes a sentence long."""

import pytest

from answers.checklist.draft import Draft
from answers.checklist.families.readability import ReadabilityParameters, readability
from answers.checklist.reading_ease import count_syllables, reading_ease

SHORT = ReadabilityParameters(longest_sentence={"en": 8})


@pytest.mark.parametrize(
    ("word", "lang", "count"),
    [
        ("delivery", "en", 4),
        ("used", "en", 1),
        ("table", "en", 2),
        ("koffiezetapparaat", "nl", 6),
        ("eeuwig", "nl", 2),
        ("bestellung", "de", 3),
        ("zeitung", "de", 2),
        ("commande", "fr", 2),
        ("oui", "fr", 1),
        ("pst", "en", 1),
    ],
)
def test_syllables(word, lang, count):
    assert count_syllables(word, lang) == count


def test_ease_by_hand():
    words = ["the", "cat", "sat"]
    assert reading_ease(words, 1, "en") == pytest.approx(206.835 - 1.015 * 3 - 84.6)
    assert reading_ease(words, 1, "nl") == pytest.approx(206.84 - 0.93 * 3 - 77)
    assert reading_ease(["katten", "sadder", "maskinen"], 1, "da") == pytest.approx(100 - 3 - 100 / 3)
    assert reading_ease([], 0, "en") is None
    assert reading_ease(words, 1, "sv") is None


@pytest.mark.parametrize("lang", ["en", "nl", "da", "de", "fr"])
def test_longer_words_and_sentences_are_harder(lang):
    easy = reading_ease(["tank", "is", "leer"] * 10, 5, lang)
    assert easy > reading_ease(["tank", "is", "leer"] * 10, 2, lang)
    assert easy > reading_ease(["documentation", "is", "leer"] * 10, 5, lang)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("One two three four five six seven eight.", []),
        ("One two three four five six seven eight nine.", ["One two three four five six seven eight nine."]),
        ("It left with flight NW231. The next one is on Friday.", []),
        ("It is here: https://veldhavn.example/a Write to us if you can't find it.", []),
        ("We read it out to the team 🥰 Do you know when you were there?", []),
        ("It has a tank, a lid, a cup, a brush, a spoon.", []),
        ("Mix 1 2 3 4 5 6 7 8 9 10 now.", []),
    ],
)
def test_what_counts(text, marked):
    finding = readability(Draft(text, lang="en"), SHORT)
    assert [text[start:end] for start, end in finding.matches] == marked


def test_a_short_text_is_not_judged_by_its_words():
    hard = "Administrative documentation requirements: international transportation."
    assert readability(Draft(hard, lang="en"), ReadabilityParameters()).passed
    assert not readability(Draft(f"{hard} " * 6, lang="en"), ReadabilityParameters()).passed
