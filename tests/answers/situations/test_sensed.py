"""Situations by a message's meaning, beside its cues."""

from answers.situations.recognise import recognise_sensed
from index.senses import load_senses


def names(message, odds):
    return [it.name for it in recognise_sensed(message, "en", odds)]


PLAIN = "How do I change my address?"


def test_without_meaning_the_cues_decide():
    assert names(PLAIN, {}) == ["question"]
    assert names("This is unacceptable, still no parcel!", {}) == ["complaint"]


def test_meaning_adds_what_no_cue_shows():
    assert names(PLAIN, {"complaint": 6.0, "praise": -6.0, "crisis": -6.0}) == ["complaint"]
    (found,) = recognise_sensed(PLAIN, "en", {"complaint": 3.0})
    assert found.reason == "A complaint, by its meaning (95% sure): no word alone shows it."


def test_meaning_that_is_not_sure_adds_nothing():
    assert load_senses().least["complaint"] > 0.5
    assert names(PLAIN, {"complaint": 0.0, "praise": 0.0}) == ["question"]


def test_meaning_takes_no_cue_back():
    assert names("This is unacceptable, still no parcel!", {"complaint": -9.0}) == ["complaint"]
