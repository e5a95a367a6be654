"""What is called personal data, what is not, and that no text takes long. All people and numbers are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers.personal_data.datum import Datum, in_order
from answers.personal_data.find import find_personal_data
from answers.personal_data.pieces import MOST_CHARS, has_more_digits, pieces_around_digits

HOSTILE = [
    *("1", "1 ", "12 ", "-", "@", "a@", "1-", "A ", "rue ", "12 rue a ", "A-1", "AA00", "#1", "+1 ", "0 1", "(0", "1."),
    *(
        "born 1 ",
        "order #",
        "n° de ",
        "Straße 1 ",
        "1 A",
        "1/",
        "our shop ",
        "A1-",
        "van den ",
        "\n",
        "Aastraat ",
        "[1]",
    ),
]


def found(text, lang="en", **given):
    return [(datum.kind, text[datum.start : datum.end]) for datum in find_personal_data(text, lang, **given)]


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("mail anna@example.org", "en", [("e-mail address", "anna@example.org")]),
        ("mail support@example.org", "en", []),
        ("ring 32 12 34 56", "da", [("phone number", "32 12 34 56")]),
        ("ring til os på 32 12 34 56", "da", []),
        ("NL91 ABNA 0417 1643 00 of", "nl", [("bank account", "NL91 ABNA 0417 1643 00")]),
        ("card 4111 1111 1111 1111.", "en", [("card number", "4111 1111 1111 1111")]),
        ("NI number AB 12 34 56 C", "en", [("personal id number", "AB 12 34 56 C")]),
        ("rijksregister 85.07.30-033.28", "nl", [("personal id number", "85.07.30-033.28")]),
        ("née le 4 mai 1979", "fr", [("birth date", "4 mai 1979")]),
        ("valable jusqu'au 4 mai 2027", "fr", []),
        ("Hauptstraße 7a, 10115 Berlin", "de", [("street address", "Hauptstraße 7a, 10115 Berlin")]),
        ("Sag 2026 eller sag 4455", "da", [("reference number", "4455")]),
        ("reply by 04/12, or from 01.12.-24.12.2026", "de", []),
        ("30 000 000 000 cups", "fr", []),
        ("kl. 8.00-17.00 (9.00-12.00)", "da", []),
        ("model WH-1000XM4, EN60335-2, CR2032", "en", []),
    ],
)
def test_what_is_found(text, lang, expected):
    assert found(text, lang) == expected


@pytest.mark.parametrize(
    ("text", "name", "question", "expected"),
    [
        ("Hi Emma Carter, welcome", "Emma", "", ["Emma Carter"]),
        ("Hi Emma. Carter is a name", "Emma", "", []),
        ("Hi Poul Erik, welcome", "Poul Erik", "", []),
        ("Hi Bo van den Berg, welcome", "Bo van den Berg", "", ["Bo van den Berg"]),
        ("I see that Emma Carter wrote it", "Emma", "Regards, Emma Carter", ["Emma Carter"]),
        ("Thanks Emma Your Duo is fine", "Emma", "", []),
        ("Hi @Emma Carter, welcome", "Emma", "", []),
        ("Hi Emma Carter, welcome", None, "", []),
    ],
)
def test_full_names_of_whom_we_know(text, name, question, expected):
    assert [words for _, words in found(text, customer_name=name, question=question)] == expected


def test_the_longer_of_two_that_overlap_stays():
    assert in_order([Datum("postcode", 4, 9), Datum("street address", 0, 12)]) == (Datum("street address", 0, 12),)


@settings(deadline=None)
@given(st.text("0123456789 -+.()aAB@#:/é\n", max_size=400))
def test_pieces_are_what_stands_there_in_order(text):
    at = 0
    for begin, piece in pieces_around_digits(text):
        assert begin >= at
        assert text[begin : begin + len(piece)] == piece
        at = begin + len(piece)


@settings(deadline=None)
@given(st.text("0123456789 -+.()aAB@#:/é\n", max_size=200), st.sampled_from([None, "en", "nl", "da", "de", "fr", "xx"]))
def test_every_text_is_taken(text, lang):
    spans = [(datum.start, datum.end) for datum in find_personal_data(text, lang, customer_name="A", question=text)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


@pytest.mark.parametrize("piece", HOSTILE)
def test_only_so_much_of_a_hostile_text_is_read(piece):
    text = (piece * 20_000)[:20_000]
    find_personal_data(text, "nl", customer_name="A a", question=text)
    assert sum(len(read) for _, read in pieces_around_digits(text)) < 2 * MOST_CHARS


def test_a_text_with_more_digits_than_are_read_is_told():
    assert has_more_digits("12345678 " * 1_000)
    assert not has_more_digits("Open 9:00 to 17:00. " * 40)
