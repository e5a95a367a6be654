"""Channel lengths, against examples from the rules' own documentation."""

import pytest

from answers.reply.counting import length_of


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
