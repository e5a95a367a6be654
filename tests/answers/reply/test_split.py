"""Splitting a reply into messages."""

import re

from hypothesis import given
from hypothesis import strategies as st

from answers.reply.counting import LINK, length_of
from answers.reply.split import in_parts

NUMBER = re.compile(r" \(\d+/\d+\)$")


def bare(parts):
    return [NUMBER.sub("", part) for part in parts]


def test_what_fits_is_one_part_without_a_number():
    assert in_parts("short", 10, "codepoints") == ("short",)
    assert in_parts("x" * 10_000, None, "codepoints") == ("x" * 10_000,)


def test_it_cuts_between_sentences_and_numbers_the_parts():
    text = "First sentence here. Second sentence here. Third one."
    assert in_parts(text, 40, "codepoints") == (
        "First sentence here. (1/2)",
        "Second sentence here. Third one. (2/2)",
    )


def test_paragraphs_stay_together_where_they_fit():
    parts = in_parts("A one.\n\nB two.\n\n" + "C three. " * 5, 40, "codepoints")
    assert parts[0].startswith("A one.\n\nB two.")


words = st.text(alphabet=st.characters(blacklist_categories=["Z", "C", "M"]), min_size=1, max_size=12)
texts = st.lists(words, min_size=1, max_size=80).map(" ".join) | st.lists(words, max_size=40).map(". \n\n".join)


@given(texts, st.integers(20, 120), st.sampled_from(["codepoints", "x_weighted", "bytes"]))
def test_nothing_is_lost_or_reordered_and_every_part_fits(text, limit, counting):
    parts = in_parts(text, limit, counting)
    assert re.sub(r"\s", "", "".join(bare(parts) if len(parts) > 1 else parts)) == re.sub(r"\s", "", text)
    assert all(length_of(part, counting) <= limit for part in parts)


@given(st.lists(st.sampled_from(["https://veldhavn.example/returns", "go", "to", "now."]), min_size=10, max_size=60))
def test_no_link_is_cut(pieces):
    text = " ".join(pieces)
    parts = in_parts(text, 60, "x_weighted")
    assert [link for part in parts for link in LINK.findall(part)] == LINK.findall(text)
