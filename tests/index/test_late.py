"""Candidates once more, by words: who is asked, what counts for whom, and that a searcher keeps it."""

from pathlib import Path

import numpy as np

from index.documents import order_documents, prepare_document
from index.items import Item
from index.known import NOTHING
from index.late import LOOKED_AT, compare_tokens
from index.library import Library, build_library
from index.neighbours import FloatArray
from index.searcher import Searcher, encode_questions
from index.snapshot import load_snapshot, save_snapshot
from tests.index.conftest import CountingEncoder, WordEncoder


def build(items: list[Item]) -> Library:
    documents = order_documents(prepare_document(item) for item in items)
    return build_library(documents, [WordEncoder()], known=NOTHING, cache=None, progress=None)


def compare(library: Library, question: str, strengths: FloatArray) -> FloatArray:
    of_question = encode_questions(WordEncoder(), [question])[0]
    items = np.arange(len(library.documents))
    shares = np.ones((1, len(items)))
    return compare_tokens(library.dense, [of_question.vector], [of_question.tokens], items, strengths, shares)


def make_item(name: str, *questions: str, answer: str = "") -> Item:
    return Item(name, name, "en", questions, answer)


def test_saying_every_word_counts_more() -> None:
    library = build([make_item("a", "where is my blue parcel"), make_item("b", "where is the office")])
    found = compare(library, "where is my parcel", np.zeros(2))
    assert found[0] > found[1]


def test_the_best_phrasing_counts() -> None:
    library = build([make_item("a", "opening hours", "where is my parcel"), make_item("b", "where is my parcel")])
    found = compare(library, "where is my parcel", np.zeros(2))
    assert abs(found[0] - found[1]) < 1e-3


def test_what_use_has_taught_is_passed_over() -> None:
    taught = Item("b", "b", "en", ("opening hours",), "", learned=("where is my parcel",))
    library = build([make_item("a", "where is my parcel"), taught])
    found = compare(library, "where is my parcel", np.zeros(2))
    assert found[0] > found[1] + 0.1


def test_an_answer_counts_as_much_as_the_phrasings() -> None:
    library = build([make_item("a", "delivery", answer="Track it by its code"), make_item("b", "delivery")])
    found = compare(library, "track by code", np.zeros(2))
    assert found[0] > found[1]


def test_who_is_not_looked_at_overtakes_nobody() -> None:
    items = [make_item(f"{number:02}", "opening hours") for number in range(LOOKED_AT + 2)]
    library = build([*items, make_item("zz", "where is my parcel")])
    strengths = np.arange(len(items) + 1, 0, -1).astype(np.float64)
    found = compare(library, "where is my parcel", strengths)
    assert found[-1] == found.min() == found[:LOOKED_AT].min()


def test_an_encoder_without_tokens_adds_nothing() -> None:
    documents = order_documents([prepare_document(make_item("a", "where is my parcel"))])
    library = build_library(documents, [CountingEncoder()], known=NOTHING, cache=None, progress=None)
    vector = CountingEncoder().encode_queries(["where is my parcel"])[0]
    found = compare_tokens(library.dense, [vector], [None], np.array([0]), np.zeros(1), np.ones((1, 1)))
    assert found.tolist() == [0.0]


def test_a_question_without_tokens_adds_nothing() -> None:
    library = build([make_item("a", "where is my parcel")])
    assert compare(library, "?!", np.zeros(1)).tolist() == [0.0]


def test_an_update_knows_the_same_tokens(items: tuple[Item, ...]) -> None:
    built = Searcher.build(items, [WordEncoder()])
    updated = Searcher.build(items[1:], [WordEncoder()]).updated(items[:1], [])
    question = "where is my locked account"
    assert updated.search(question) == built.search(question)


def test_a_snapshot_keeps_the_tokens(items: tuple[Item, ...], tmp_path: Path) -> None:
    built = Searcher.build(items, [WordEncoder()])
    save_snapshot(tmp_path, built, revision=1)
    loaded, _ = load_snapshot(tmp_path, [WordEncoder()])
    question = "where is my locked account"
    assert loaded.search(question) == built.search(question)
    assert loaded.search_many([question], langs=[None])[0] == built.search(question)
