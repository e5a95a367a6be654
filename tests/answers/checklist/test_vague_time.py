"""The check on vague times, where a neighbour makes up for them or doesn't."""

import pytest

from answers.checklist.draft import Draft
from answers.checklist.families.vague_time import vague_time
from answers.checklist.registry import Parameters


def marked(text: str) -> list[str]:
    finding = vague_time(Draft(text, lang="en"), Parameters())
    return [text[start:end] for start, end in finding.matches]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We'll ring you as soon as possible. The shop opens at 9:00.", ["as soon as possible"]),
        ("We'll ring you as soon as possible. At the latest that is at 9:00.", []),
        ("We'll ring you as soon as possible. At the latest when we know.", ["as soon as possible"]),
        ("Ring us as soon as possible and we'll reply shortly.", ["as soon as possible", "shortly"]),
        ("Ring us as soon as possible.", []),
        ("It helps to descale soon. We will be in touch soon.", ["soon"]),
        ("We'll be there as soon as possible,\nat 9:00 by the latest bus.", []),
    ],
)
def test_what_is_marked(text, expected):
    assert marked(text) == expected


def test_it_says_what_to_do():
    finding = vague_time(Draft("We will call you shortly.", lang="en"), Parameters())
    assert finding.detail == "Name a day or a time instead of “shortly”."
