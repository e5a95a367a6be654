"""The difference of two texts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers.shifts.redline import Piece, redline, shorten

WORDS = st.lists(
    st.sampled_from(["Return", "it", "within", "30", "14", "days", ".", "\n\n", " ", "é", "{{ x }}"]), max_size=30
)
TEXTS = st.one_of(st.text(max_size=60), WORDS.map(" ".join))


def rejoin(pieces, *kinds):
    return "".join(it.text for it in pieces if it.kind in kinds)


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_it_leaves_nothing_out(before, after):
    pieces = redline(before, after)
    if before == after:
        assert pieces == ()
    else:
        assert (rejoin(pieces, "same", "gone"), rejoin(pieces, "same", "new")) == (before, after)
        assert all(it.text for it in pieces)


def test_it_names_the_words_that_changed():
    assert redline("Return it within 30 days.", "Return it within 14 days.") == (
        Piece("same", "Return it within "), Piece("gone", "30 "), Piece("new", "14 "), Piece("same", "days."),
    )  # fmt: skip


def test_changes_with_next_to_nothing_between_them_are_one():
    pieces = redline("Send it to us by post.", "Bring it in a shop by post.")
    assert [it.kind for it in pieces] == ["gone", "new", "same"]


def test_long_texts_are_compared_by_lines():
    lines = [f"line {number} of a very long answer that nobody reads" for number in range(800)]
    changed = [*lines[:400], "another", *lines[401:]]
    pieces = redline("\n".join(lines), "\n".join(changed))
    assert [it.text for it in pieces if it.kind == "gone"] == [lines[400] + "\n"]


@pytest.mark.parametrize("around", ["start", "end", "both"])
def test_long_stretches_that_stayed_are_cut(around):
    long = "word " * 200
    before = {"start": f"a {long}", "end": f"{long}a", "both": f"{long}a {long}"}[around]
    after = before.replace("a ", "b ") if around != "end" else f"{long}b"
    whole = redline(before, after)
    short = shorten(whole)
    assert [it for it in short if it.kind not in {"same", "skipped"}] == [it for it in whole if it.kind != "same"]
    assert sum(it.kind == "skipped" for it in short) == (2 if around == "both" else 1)
    assert len(rejoin(short, "same")) < 600


def test_short_ones_are_not():
    pieces = redline("Return it within 30 days.", "Return it within 14 days.")
    assert shorten(pieces) == pieces
