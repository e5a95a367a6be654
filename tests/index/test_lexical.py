"""Shares of words, against BM25 computed by hand."""

import math

import pytest

from index.documents import prepare_document
from index.items import Item
from index.lexical import K1, B, LexicalIndex
from index.texts import list_stems


def build(*questions: tuple[str, ...], lang: str | None = "en") -> LexicalIndex:
    items = [Item(f"i{n}", f"i{n}", lang, of_item, "") for n, of_item in enumerate(questions)]
    return LexicalIndex.build([prepare_document(item) for item in items], "query")


def test_the_share_is_bm25_over_what_is_reachable() -> None:
    index = build(("red shoe",), ("red red sock",), ("blue",))
    weights = {"red": math.log(1 + 1.5 / 2.5), "blue": math.log(1 + 2.5 / 1.5)}
    shares = index.measure(["red", "blue", "unseen"])
    reachable = weights["red"] + weights["blue"] + math.log(1 + 3.5 / 0.5)
    for item, word, times, length in ((0, "red", 1, 2), (1, "red", 2, 3), (2, "blue", 1, 1)):
        share = weights[word] * times / (times + K1 * (1 - B + B * length / 2)) / reachable
        assert shares[item] == pytest.approx(share, rel=1e-5)


def test_an_item_has_the_share_of_its_best_text() -> None:
    index = build(("opening hours", "parcel lost"), ("parcel",))
    lost = index.measure(list_stems("lost parcel", "en"))
    assert lost[0] > lost[1] > 0
    assert build(("parcel lost",), ("parcel",)).measure(["parcel"])[0] > 0


def test_an_item_without_texts_has_no_share() -> None:
    assert build((), ("parcel",), ()).measure(["parcel"]).tolist()[::2] == [0.0, 0.0]


@pytest.mark.parametrize("questions", [[], [()], [("?",)], [(), ("!",)]])
def test_a_library_without_words_has_no_shares(questions: list[tuple[str, ...]]) -> None:
    assert build(*questions).measure(["parcel"]).tolist() == [0.0] * len(questions)


@pytest.mark.parametrize("stems", [[], ["unseen"], [""]])
def test_words_that_nobody_has_give_no_share(stems: list[str]) -> None:
    assert build(("parcel",), ("order",)).measure(stems).tolist() == [0.0, 0.0]


def test_stems_and_numbers_meet() -> None:
    index = build(("where are my parcels",), ("error E42",))
    assert index.measure(list_stems("parcel?", "en")).argmax() == 0
    assert index.measure(list_stems("what is e42", "en")).argmax() == 1


def test_no_share_is_above_one() -> None:
    index = build(("parcel " * 50,), ("order",))
    assert 0 < index.measure(["parcel"]).max() <= 1.0
