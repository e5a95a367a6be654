"""Words of the house, and what is a guess and what a supposition."""

import pytest

from answers.checklist.draft import Draft
from answers.checklist.families.phrasing import JargonParameters, hedging, jargon
from answers.checklist.registry import Parameters, find_check

NONE = Parameters()


def jargon_of(text, lang="en", **given):
    finding = jargon(Draft(text, lang=lang), JargonParameters(**given))
    return [text[start:end] for start, end in finding.matches]


def test_a_house_adds_and_takes_words():
    assert jargon_of("Bring the brewcard, see the FAQ.", words=("brewcard",)) == ["brewcard", "FAQ"]
    assert jargon_of("Bring the brewcard, see the FAQ.", words=("brewcard",), known=("FAQ",)) == ["brewcard"]


def test_words_that_cannot_be_read_are_said():
    finding = find_check("jargon").run(Draft("See you on Monday in the shop."), {"words": ["* card"]})
    assert finding.status == "confirm"
    assert "`words`" in finding.detail


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Your SLA says so.", ["SLA"]),
        ("Your SLA (how fast we answer) says so.", []),
        ("Sign in with a second code (2FA).", []),
        ("The backend, that is the part that you don't see, was down.", []),
    ],
)
def test_an_explained_word_is_none(text, found):
    assert jargon_of(text) == found


def test_abbreviations_are_found_in_capitals_only():
    assert jargon_of("Slå det fra, og slå det til.", "da") == []
    assert jargon_of("Vores SLA er to dage.", "da") == ["SLA"]


@pytest.mark.parametrize(
    ("lang", "guess", "supposed"),
    [
        ("en", "It's probably in your spam folder.", "No label? Then it's probably in your spam folder."),
        ("nl", "Het zit waarschijnlijk in je spam.", "Geen label? Dan zit het waarschijnlijk in je spam."),
        ("da", "Den ligger formentlig i din spam.", "Ingen label? Så ligger den formentlig i din spam."),
        ("de", "Es liegt vermutlich im Spam.", "Kein Etikett? Dann liegt es vermutlich im Spam."),
        ("fr", "Elle est sans doute dans vos spams.", "Pas d’étiquette ? Alors elle est sans doute dans vos spams."),
    ],
)
def test_what_holds_under_a_condition_is_no_guess(lang, guess, supposed):
    assert not hedging(Draft(guess, lang=lang), NONE).passed
    assert hedging(Draft(supposed, lang=lang), NONE).passed
