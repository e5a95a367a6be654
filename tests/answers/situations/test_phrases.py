"""The notation of the cues."""

import pytest

from answers.message.phrasebook import LANGUAGES
from answers.situations.cues import load_cues
from answers.situations.phrases import read_phrase
from answers.situations.tokens import tokens_of


def end(written, message, sets=None):
    return read_phrase(written, sets or {}).end(tokens_of(message).words, 0)


@pytest.mark.parametrize(
    ("written", "message", "ends"),
    [
        ("still not", "still not here", 2),
        ("still not|never here", "still never here", 3),
        ("still_not here", "Still NOT here", 3),
        ("still ..2 here", "still a bit here", 4),
        ("still ..2 here", "still not at all here", None),
        ("still .. here", "still. here", None),
        ("arriv*", "arriving", 1),
        ("the *machine", "the Kaffeemachine", 2),
        ("so very|- late", "so late", 2),
        ("n_est pas", "n’est pas", 3),
        ("größer", "GROESSER", None),
        ("größer", "grosser", 1),
        ("still $gone", "still vanished", 2),
    ],
)
def test_where_a_phrase_ends(written, message, ends):
    assert end(written, message, {"gone": "lost vanished"}) == ends


@pytest.mark.parametrize("written", ["", "..3 late", "very|- late", "*machine broken", "still $missing"])
def test_a_cue_that_cannot_be_found_is_refused(written):
    with pytest.raises(ValueError, match="The cue"):
        read_phrase(written, {})


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_every_kind_of_cue(lang):
    loaded = load_cues(lang)
    cues = {cue for index in (loaded.by_word, loaded.by_pair) for found in index.values() for cue in found}
    assert {cue.about for cue in cues} == {
        *("complaint", "praise", "crisis"),
        *("hypothetical", "asking", "negation", "settled", "contrast"),
    }
    groups = {(cue.about, cue.group) for cue in cues if cue.strength == "weak"}
    assert len(groups) == 14
