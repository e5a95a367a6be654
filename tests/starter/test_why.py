"""Explanations against the starter library with the real encoders, in five languages."""

import pytest

from answers.question import Question

pytestmark = pytest.mark.models

LOCKED_OUT = {
    "en": "I lost my password, how do I get in again?",
    "nl": "ik ben mijn wachtwoord kwijt",
    "da": "jeg har glemt min adgangskode",
    "de": "ich habe mein Passwort vergessen",
    "fr": "j'ai perdu mon mot de passe",
}


@pytest.mark.parametrize("lang", LOCKED_OUT)
def test_it_says_what_matched_and_that_adds_up(suggester, lang):
    found = suggester.suggest(Question(LOCKED_OUT[lang], explain=True))
    first = found.suggestions[0]
    why = first.explanation
    assert first.entry.id == "it/reset-password"
    assert why.said.startswith("Matches “")
    assert (why.lang, "clearly ahead of" in why.said) == (lang, True)
    assert len(why.words) <= why.words_asked
    assert sum(it.strength for it in why.counted) == pytest.approx(why.strength, abs=1e-3)
    read_by = {it.encoder for it in why.counted if it.kind == "phrasings" and it.strength}
    assert read_by == ({"minilm", "e5"} if lang == "en" else {"e5"})
    plain = suggester.suggest(Question(LOCKED_OUT[lang]))
    assert [it.confidence for it in plain.suggestions] == [it.confidence for it in found.suggestions]


def test_it_says_what_is_asked_elsewhere(suggester):
    why = suggester.suggest(Question("What is the weather like tomorrow?", explain=True)).explanation
    assert why.because == "no_answer"
    assert why.answered < why.least_answered
    assert "weather" in why.elsewhere.text
    assert any(why.elsewhere.text in remark for remark in why.remarks)
