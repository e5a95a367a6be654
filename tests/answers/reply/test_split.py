"""Splitting a reply into messages."""

import re

from hypothesis import given
from hypothesis import strategies as st

from answers.reply.counting import LINK, length_of
from answers.reply.split import find_phrases, in_parts

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


def test_a_number_and_its_unit_stay_together():
    text = "You get back exactly €\u00a01\u202f200 from us this week."
    for limit in range(22, 50):
        assert any("€\u00a01\u202f200" in part for part in in_parts(text, limit, "codepoints"))


def test_what_belongs_together_is_not_cut_unless_it_is_longer_than_a_part():
    text = "Your parcel comes within 1 to 3 working days. Bye."
    phrase = find_phrases(text, ["1 to 3 working days", "Bye"])
    assert [text[start:end] for start, end in phrase] == ["1 to 3 working days"]
    assert in_parts(text, 40, "codepoints", phrase) == (
        "Your parcel comes within (1/2)",
        "1 to 3 working days. Bye. (2/2)",
    )
    assert bare(in_parts(text, 24, "codepoints", phrase))[1:] == ["comes within 1", "to 3 working", "days. Bye."]


def test_a_link_that_counts_23_stays_whole_in_a_part_of_its_own():
    link = "https://veldhavn.example/" + "a" * 300
    parts = in_parts(f"Look here:{link} or ask us again tomorrow.", 31, "x_weighted")
    assert bare(parts) == ["Look here:", link, "or ask us again", "tomorrow."]


def test_text_messages_are_filled_to_their_last_segment():
    text = ("word " * 100).strip()
    parts = in_parts(text, 3, "sms_segments")
    assert [length_of(part, "sms_segments") for part in parts] == [3, 1]
    assert len(in_parts(text, 1, "sms_segments")) == 4


def test_a_long_word_takes_no_long_time():
    parts = in_parts("\u2764\ufe0f" * 20_000, 8_000, "utf16")
    assert all(length_of(part, "utf16") <= 8_000 for part in parts)


COUNTINGS = {
    "codepoints": (20, 120),
    "utf16": (20, 120),
    "x_weighted": (40, 120),
    "graphemes": (20, 120),
    "bytes": (20, 120),
    "sms_segments": (1, 3),
}
words = st.text(alphabet=st.characters(blacklist_categories=["Z", "C", "M"]), min_size=1, max_size=12)
pieces = words | st.sampled_from(["https://a.example/b?c=d.", "👨‍👩‍👧‍👦", "🇩🇰🇳🇱", "é", "€\u00a040", "(1/3)", "x" * 90])
texts = (
    st.lists(pieces, min_size=1, max_size=80).map(" ".join)
    | st.lists(pieces, max_size=40).map(". \n\n".join)
    | st.lists(pieces, max_size=40).map("\n- ".join)
)


@given(texts, st.sampled_from(sorted(COUNTINGS)), st.data())
def test_nothing_is_lost_or_reordered_and_every_part_fits(text, counting, data):
    limit = data.draw(st.integers(*COUNTINGS[counting]))
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, 20)).map(lambda it: (it[0], min(sum(it), len(text))))
    parts = in_parts(text, limit, counting, data.draw(st.lists(ends, max_size=3)))
    assert all(length_of(part, counting) <= limit for part in parts)
    at = 0
    for part in bare(parts) if len(parts) > 1 else parts:
        found = text.find(part, at)
        assert found >= 0
        assert text[at:found].strip() == ""
        at = found + len(part)
    assert text[at:].strip() == ""


@given(st.lists(st.sampled_from(["https://veldhavn.example/returns", "go", "to", "now."]), min_size=10, max_size=60))
def test_no_link_and_no_word_is_cut(pieces):
    text = " ".join(pieces)
    parts = in_parts(text, 60, "x_weighted")
    assert [link for part in parts for link in LINK.findall(part)] == LINK.findall(text)
    assert [word for part in bare(parts) for word in part.split()] == text.split()
