"""What was meant to be filled in, and what only looks like it."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers.checklist.draft import Draft
from answers.checklist.families.blanks import find_raw_marks, open_blank
from answers.checklist.registry import Parameters
from answers.checklist.text import read_text
from answers.suggestions import Blank

NONE = Parameters()
HOSTILE = [
    "{{",
    "[",
    "<",
    "(",
    "X",
    "X ",
    "x-",
    "_",
    "__.",
    "%a",
    "$a",
    "#a#",
    "“[a]”",
    "dd-mm-",
    "?",
    "??:",
    "…",
    "NAME ",
]


def marks(text):
    return [text[start:end] for start, end in find_raw_marks(read_text(text))]


def test_blanks_are_named_by_their_labels():
    draft = Draft("Order [order number]", blanks=(Blank("order.number", "order number", 6, 20),))
    finding = open_blank(draft, NONE)
    assert (finding.passed, finding.detail, finding.matches) == (False, "Fill in: order number.", ((6, 20),))
    assert open_blank(Draft("Order 1"), NONE).passed


def test_blanks_and_marks_are_said_in_one_sentence():
    draft = Draft("[date]: order [order number] at XX", blanks=(Blank("date", "date", 0, 6),))
    assert open_blank(draft, NONE).detail == "Fill in: date, “[order number]”, “XX”."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- [ ] Unplug it\n- [x] Empty the tank", []),
        ("Your order [ ] is here", ["[ ]"]),
        ("Kind regards\n_________________\nVeldhavn", []),
        ("The total is €…", ["€…"]),
        ("We ring you at ??:??", ["??:??"]),
        ("${first} %%last%% *|EMAIL|* #name# @@id@@", ["${first}", "%%last%%", "*|EMAIL|*", "#name#", "@@id@@"]),
        ("https://veldhavn.example/a___b?x={id}", []),
        ("THE NAME AND DATE", []),
        ("<b>Bold</b> <https://veldhavn.example> <me@veldhavn.example>", []),
        ("signed ^XX", ["XX"]),
        ("“{{ name }}” and “[name]”", ["{{ name }}"]),
    ],
)
def test_raw_marks(text, expected):
    assert marks(text) == expected


@settings(deadline=None)
@given(st.text(alphabet="{}[]()<>%$#@_X x.-/:…?“”\nabc0", max_size=200))
def test_marks_are_in_order_without_overlap(text):
    found = find_raw_marks(read_text(text))
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(first[1] <= second[0] for first, second in pairwise(found))


@pytest.mark.parametrize("piece", HOSTILE)
def test_long_texts_of_one_piece_are_read(piece):
    assert find_raw_marks(read_text(piece * (20_000 // len(piece)))) is not None
