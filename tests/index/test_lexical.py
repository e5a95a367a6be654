"""Shares of words, against BM25 computed by hand."""

import math
from collections.abc import Sequence

import bm25s
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.documents import Document, prepare_document
from index.items import Item
from index.lexical import K1, MOST_POSTINGS, B, LexicalIndex
from index.neighbours import FloatArray
from index.texts import list_stems
from index.words import KnownWords, list_keys, list_words


def build(*questions: tuple[str, ...], lang: str | None = "en") -> LexicalIndex:
    return LexicalIndex.build(prepare(*questions, lang=lang), "query")


def prepare(*questions: tuple[str, ...], lang: str | None = "en") -> list[Document]:
    items = [Item(f"i{n}", f"i{n}", lang, of_item, "") for n, of_item in enumerate(questions)]
    return [prepare_document(item) for item in items]


def measure(index: LexicalIndex, stems: Sequence[str]) -> FloatArray:
    return index.measure(stems, np.arange(len(index.sizes)))


def test_the_share_is_bm25_over_what_is_reachable() -> None:
    index = build(("red shoe",), ("red red sock",), ("blue",))
    weights = {"red": math.log(1 + 1.5 / 2.5), "blue": math.log(1 + 2.5 / 1.5)}
    shares = measure(index, ["red", "blue", "unseen"])
    reachable = weights["red"] + weights["blue"] + math.log(1 + 3.5 / 0.5)
    for item, word, times, length in ((0, "red", 1, 2), (1, "red", 2, 3), (2, "blue", 1, 1)):
        share = weights[word] * times / (times + K1 * (1 - B + B * length / 2)) / reachable
        assert shares[item] == pytest.approx(share, rel=1e-5)


def test_an_item_has_the_share_of_its_best_text() -> None:
    index = build(("opening hours", "parcel lost"), ("parcel",))
    lost = measure(index, list_stems("lost parcel", "en"))
    assert lost[0] > lost[1] > 0
    assert measure(build(("parcel lost",), ("parcel",)), ["parcel"])[0] > 0


def test_an_item_without_texts_has_no_share() -> None:
    assert measure(build((), ("parcel",), ()), ["parcel"]).tolist()[::2] == [0.0, 0.0]


@pytest.mark.parametrize("questions", [[], [()], [("?",)], [(), ("!",)]])
def test_a_library_without_words_has_no_shares(questions: list[tuple[str, ...]]) -> None:
    assert measure(build(*questions), ["parcel"]).tolist() == [0.0] * len(questions)


@pytest.mark.parametrize("stems", [[], ["unseen"], [""]])
def test_words_that_nobody_has_give_no_share(stems: list[str]) -> None:
    assert measure(build(("parcel",), ("order",)), stems).tolist() == [0.0, 0.0]


def test_stems_and_numbers_meet() -> None:
    index = build(("where are my parcels",), ("error E42",))
    assert measure(index, list_stems("parcel?", "en")).argmax() == 0
    assert measure(index, list_stems("what is e42", "en")).argmax() == 1


def test_no_share_is_above_one() -> None:
    index = build(("parcel " * 50,), ("order",))
    assert 0 < measure(index, ["parcel"]).max() <= 1.0


TEXTS = st.lists(st.sampled_from(["red", "blue", "shoe", "sock", "parcel", "?", "e42"]), max_size=5).map(" ".join)
LIBRARIES = st.lists(st.lists(TEXTS, max_size=4).map(tuple), min_size=1, max_size=12)
QUESTIONS = st.lists(st.sampled_from(["red", "blue", "shoe", "sock", "parcel", "e42", "unseen"]), max_size=4)


@given(questions=LIBRARIES, stems=QUESTIONS)
def test_the_counts_are_those_of_bm25s(questions: list[tuple[str, ...]], stems: list[str]) -> None:
    documents = prepare(*questions, lang=None)
    texts = [list_stems(text, None) for document in documents for text in document.phrasings]
    known = sorted({stem for stem in stems if any(stem in text for text in texts)})
    shares = measure(LexicalIndex.build(documents, "query"), stems)
    if not known:
        assert not shares.any()
        return
    stock = bm25s.BM25(k1=K1, b=B)
    stock.index(texts, show_progress=False)
    values = iter(stock.get_scores(known).tolist())
    best = [max((next(values) for _ in document.phrasings), default=0.0) for document in documents]
    scale = max(best) / shares.max()
    assert (shares * scale).tolist() == pytest.approx(best, rel=1e-5)


@given(questions=LIBRARIES, stems=QUESTIONS, count=st.integers(0, 12))
def test_the_items_that_say_most_are_found(questions: list[tuple[str, ...]], stems: list[str], count: int) -> None:
    index = build(*questions, lang=None)
    shares = measure(index, stems)
    order = [item for item in np.lexsort((np.arange(len(shares)), -shares)).tolist() if shares[item] > 0]
    assert index.find_items(stems, count).tolist() == sorted(order[:count])


def test_frequent_words_find_nothing_beside_rare_ones() -> None:
    index = build(*[("where is it",)] * MOST_POSTINGS, ("about a parcel",), ("where a parcel",), lang=None)
    assert index.find_items(["where", "is", "parcel"], 1).tolist() == [MOST_POSTINGS]
    assert measure(index, ["where", "is", "parcel"]).argmax() == MOST_POSTINGS + 1, "but they count"
    assert index.find_items(["where"], 2).tolist() == [0, 1], "and are looked at where there is nothing rarer"


@given(first=LIBRARIES, second=LIBRARIES)
def test_known_words_change_nothing(first: list[tuple[str, ...]], second: list[tuple[str, ...]]) -> None:
    before, after = prepare(*first), prepare(*second)
    keys = list_keys(before, "query")
    known = KnownWords(list_words(before, "query"), {key: row for row, key in enumerate(keys)})
    got, fresh = list_words(after, "query", known), list_words(after, "query")
    assert got.vocabulary == fresh.vocabulary
    assert got.numbers.tolist() == fresh.numbers.tolist()
    assert got.lengths.tolist() == fresh.lengths.tolist()


def test_words_of_other_documents_are_refused() -> None:
    words = list_words(prepare(("parcel", "order")), "query")
    with pytest.raises(ValueError, match="words of 2 texts and should be of 1"):
        LexicalIndex.from_words(words, prepare(("parcel",)), "query")
