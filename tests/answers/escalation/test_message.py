"""A message fits, and always says where to answer."""

import pytest

from answers.escalation.message import Message

LINK = "Answer here: https://example.org/answers/abc"
MESSAGE = Message("t", ("A customer asks: " + "why " * 200, "Note.", "x " * 100), LINK)


@pytest.mark.parametrize("limit", [10_000, 1500, 1000, 300, 160, len(LINK) + 5, len(LINK)])
def test_it_fits_and_keeps_the_link(limit):
    text = MESSAGE.text(limit)
    assert len(text) <= limit
    assert text.endswith(LINK)


def test_what_matters_most_is_shortened_last():
    text = MESSAGE.text(300)
    assert text.startswith("A customer asks: why why")
    assert "…" in text
    assert MESSAGE.text(10_000) == "\n\n".join([*MESSAGE.paragraphs, LINK])
