"""Reproaches, and what only looks like one."""

import pytest

from answers.checklist.draft import Draft
from answers.checklist.families.blame import blame
from answers.checklist.registry import Parameters

NONE = Parameters()


@pytest.mark.parametrize(
    ("lang", "claimed", "open_"),
    [
        ("en", "You forgot to tick the box.", "If you forgot to tick the box, tick it now."),
        ("nl", "Je bent vergeten om het vakje aan te vinken.", "Als je bent vergeten om het vakje aan te vinken."),
        ("da", "Du glemte at sætte kryds.", "Hvis du glemte at sætte kryds, så gør det nu."),
        ("de", "Sie hätten vorher anrufen sollen.", "Die Fahrer, sie hätten vorher anrufen sollen."),
        ("fr", "Vous avez oublié de cocher la case.", "Vous avez oublié de cocher la case ?"),
    ],
)
def test_a_condition_or_a_question_claims_nothing(lang, claimed, open_):
    assert not blame(Draft(claimed, lang=lang), NONE).passed
    assert blame(Draft(open_, lang=lang), NONE).passed


def test_a_question_why_is_a_reproach():
    assert not blame(Draft("Why didn't you tell us before?", lang="en"), NONE).passed


def test_quoted_words_are_not_ours():
    said = "You're right that “you should have checked” was no way to answer you."
    assert blame(Draft(said, lang="en"), NONE).passed
