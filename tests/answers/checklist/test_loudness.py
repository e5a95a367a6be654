"""Capitals, marks and rows of emoji, and what their fixes write instead."""

import pytest

from answers.checklist.draft import Draft, DraftChannel, DraftEntry
from answers.checklist.emoji import emoji_runs, find_emoji
from answers.checklist.families.loudness import shouting
from answers.checklist.registry import Parameters

NONE = Parameters()


def fixed(text, lang):
    for _ in range(3):
        finding = shouting(Draft(text, lang=lang), NONE)
        if finding.fixes:
            text = finding.fixes[0].apply(text)
    return text


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("PLEASE DO NOT USE IT.", "en", "Please do not use it."),
        ("He and I say NEVER!!", "en", "He and I say never!"),
        ("Das ist der WAHNSINN!!!", "de", "Das ist der Wahnsinn!"),
        ("Benutzen Sie ihn NICHT mehr.", "de", "Benutzen Sie ihn nicht mehr."),
        ("Ah! Oh! Uh! Eh!", "en", "Ah! Oh! Uh. Eh."),
        ("Merci ! Quelle photo ! À bientôt !", "fr", "Merci ! Quelle photo ! À bientôt."),
        ("Mooi 😂😂😂 toch", "nl", "Mooi 😂 toch"),
        ("Where is it?!?!", "en", "Where is it?"),
    ],
)
def test_what_the_fixes_write(text, lang, expected):
    assert fixed(text, lang) == expected
    assert shouting(Draft(expected, lang=lang), NONE).passed


def test_what_the_house_itself_writes_in_capitals_is_spared():
    text = "Kind regards,\nTom\nNORTHERN KETTLES"
    assert not shouting(Draft(text, lang="en"), NONE).passed
    assert shouting(Draft(text, lang="en", channel=DraftChannel("m", "private", signature=text)), NONE).passed
    assert shouting(Draft(text, lang="en", entry=DraftEntry("it/x", text)), NONE).passed


@pytest.mark.parametrize(
    ("text", "count"),
    [("👨‍👩‍👧", 1), ("🇳🇱🇩🇰", 2), ("🙏🏽", 1), ("1️⃣", 1), ("© ™ ✔ 5", 0), ("☺ ❤️", 2), ("🏴󠁧󠁢󠁳󠁣󠁴󠁿", 1)],
)
def test_emoji_are_counted_as_people_see_them(text, count):
    assert len(find_emoji(text)) == count


def test_emoji_stand_in_one_row_with_a_space_between():
    assert [len(run) for run in emoji_runs("a 😂 🎉 b ☕")] == [2, 1]
