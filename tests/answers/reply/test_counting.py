"""Channel lengths, against examples from the rules' own documentation."""

from typing import get_args

import pytest

from answers.reply import counting
from answers.reply.counting import length_of
from kb.documents import channel


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("hello", 5),
        ("ærø é", 5),
        ("日本", 4),
        ("see https://veldhavn.example/a/very/long/path?with=query", 27),
        ("https://a.example.", 24),
        ("(https://a.example/x)", 25),
        ("see veldhavn.com/a/very/long/path?with=query.", 28),
        ("veldhavn.com or www.veldhavn.nl", 50),
        ("veldhavn.nl", 11),
        ("veldhavn.nl/retour", 23),
        ("mail bo@veldhavn.com", 20),
        ("Fine.Come in, e.g. at 17.30", 27),
        ("🙂", 2),
        ("👨‍👩‍👧‍👦", 2),
        ("👍🏽", 2),
        ("🇩🇰", 2),
        ("©", 1),
        ("é", 1),
        ("“quoted” – yes…", 16),
    ],
)
def test_x_weighted(text, expected):
    assert length_of(text, "x_weighted") == expected


@pytest.mark.parametrize(("counting", "expected"), [("codepoints", 8), ("utf16", 12), ("graphemes", 2), ("bytes", 26)])
def test_units_differ(counting, expected):
    assert length_of("a👨‍👩‍👧‍👦", counting) == expected


def test_a_lone_surrogate_is_counted_not_fatal():
    assert length_of("\ud800", "bytes") == 3
    assert length_of("\ud800", "utf16") == 1


def test_what_a_channel_may_count_can_be_counted():
    assert get_args(counting.Counting) == get_args(channel.Counting)
    assert [length_of("é" * 71, kind) for kind in get_args(channel.Counting)] == [71, 71, 71, 71, 142, 1]
