"""Normal forms, stems and evidence, on any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.texts import LONGEST, find_language, fold, has_words, list_sentences, list_stems, normalise


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  two\t\nwords ", "two words"),
        ("cafe\u0301", "caf\u00e9"),
        ("a\x00b\x1b[0m", "a b [0m"),
        ("broken \ud800 half", "broken half"),
        ("\u202eשלום", "\u202eשלום"),
        ("", ""),
    ],
)
def test_normal_form(text: str, expected: str) -> None:
    assert normalise(text) == expected


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    once.encode("utf-8")


def test_a_text_without_end_is_cut() -> None:
    assert len(normalise("a" * 100_000)) == LONGEST


def test_folding_takes_accents_off() -> None:
    assert fold("Größe ÅRHUS café") == "grosse arhus cafe"


@pytest.mark.parametrize(
    ("text", "lang", "stems"),
    [
        ("Where are my parcels?", "en", ["where", "are", "my", "parcel"]),
        ("mijn pakketten", "nl", ["mijn", "pakket"]),
        ("Fehler E42!", "de", ["fehl", "e42"]),
        ("parcels 2024", None, ["parcels", "2024"]),
        ("parcels", "xx", ["parcels"]),
        ("😀 …", "en", []),
    ],
)
def test_stems(text: str, lang: str | None, stems: list[str]) -> None:
    assert list_stems(text, lang) == stems


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("how do i reset my password", "en"),
        ("I don’t know what this is", "en"),
        ("ik kan mijn wachtwoord niet vinden", "nl"),
        ("hvornår kommer min pakke på lageret", "da"),
        ("wann kommt mein Paket an und wie?", "de"),
        ("où est mon colis, je ne le vois pas", "fr"),
        ("iPhone 15", None),
        ("reset password", None),
        ("", None),
        ("שלום", None),
    ],
)
def test_evidence_of_a_language(text: str, lang: str | None) -> None:
    assert find_language(text) == lang


def test_sentences() -> None:
    assert list_sentences("One. Two!\n\n- three\nfour") == ["One.", "Two!", "- three", "four"]
    assert list_sentences("  ") == []


@pytest.mark.parametrize(("text", "has"), [("a", True), ("7", True), ("ש", True), ("😀 ?!", False), ("", False)])
def test_words(text: str, has: bool) -> None:
    assert has_words(text) is has
