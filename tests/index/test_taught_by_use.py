"""Learned phrasings: found like others, for less, never a title, and the same after a restart."""

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.dense import CROWD, SHARPNESS, DenseIndex
from index.documents import LEARNED_WEIGHT, prepare_document
from index.encoders import HashingEncoder
from index.items import Item
from index.searcher import Searcher
from index.snapshot import load_snapshot, save_snapshot
from tests.index.conftest import CountingEncoder

Items = tuple[Item, ...]
TAUGHT = "the courier left my box with a neighbour"


def teach(items: Items, group: str, *learned: str) -> Items:
    return tuple(replace(item, learned=learned) if item.id == f"{group}.en" else item for item in items)


def test_it_is_a_phrasing_of_lower_weight_after_the_own_ones() -> None:
    document = prepare_document(Item("i", "i", "en", ("A", " B "), "So.", ("C", "b", "B", "", "C ")))
    assert document.phrasings == ("A", "B", "C", "b")
    assert document.weights == (1.0, 1.0, LEARNED_WEIGHT, LEARNED_WEIGHT)
    assert document.list_weights("query") == document.weights
    assert document.list_weights("passage") == (1.0,)


def test_it_is_never_a_title() -> None:
    document = prepare_document(Item("i", "i", "en", (), "So.", ("C",)))
    assert (document.title, document.passage) == ("", "So.")
    assert prepare_document(Item("i", "i", "en", ("A",), "So.", ("C",))).passage == "A So."


def test_closeness_is_the_weighted_soft_maximum() -> None:
    encoder, weights = HashingEncoder(), (1.0, 0.5, 0.25)
    drawn = np.random.default_rng(5).normal(size=(4, encoder.dimension)).astype(np.float32)
    vectors = (drawn / np.linalg.norm(drawn, axis=1, keepdims=True)).astype(np.float32)
    found = DenseIndex(encoder, "query", vectors, [3, 1], [*weights, 1.0]).measure(vectors[3], np.arange(2))
    alone = DenseIndex(encoder, "query", vectors, [1, 1, 1, 1]).measure(vectors[3], np.arange(4))
    # The last text is alone in both, with a centred cosine of 1: its strength is what a spread is worth.
    centred = (alone.strength / alone.strength[3]).tolist()
    total = sum(weight * math.exp(SHARPNESS * cosine) for weight, cosine in zip(weights, centred[:3], strict=True))
    expected = (math.log(total) - CROWD * math.log(sum(weights))) / SHARPNESS
    assert found.strength[0] / found.strength[1] == pytest.approx(expected, rel=1e-4)


def test_what_use_taught_is_found(items: Items) -> None:
    before = Searcher.build(items, [HashingEncoder()])
    after = Searcher.build(teach(items, "delivery", TAUGHT), [HashingEncoder()])
    found = {name: searcher.search(TAUGHT, lang="en") for name, searcher in (("before", before), ("after", after))}
    assert found["after"][0].group == "delivery"
    assert found["after"][0].matched == TAUGHT
    assert found["after"][0].confidence > found["before"][0].confidence


@pytest.mark.parametrize("encoders", [[], [HashingEncoder()]])
def test_the_same_words_count_for_more_where_a_person_wrote_them(items: Items, encoders: list[HashingEncoder]) -> None:
    taught = Searcher.build(teach(items, "delivery", "frozen parsnips"), encoders)
    contested = taught.updated([Item("food.en", "food", "en", ("Where are we?", "frozen parsnips"), "")], [])
    assert taught.search("frozen parsnips", lang="en")[0].group == "delivery"
    assert [hit.group for hit in contested.search("frozen parsnips", lang="en")][:2] == ["food", "delivery"]


def test_unlearning_leaves_nothing(items: Items) -> None:
    plain, taught = (Searcher.build(of, [HashingEncoder()]) for of in (items, teach(items, "delivery", TAUGHT)))
    undone = taught.updated(items, [])
    assert undone.text_count == plain.text_count == taught.text_count - 1
    assert undone.search(TAUGHT, lang="en") == plain.search(TAUGHT, lang="en")


def test_a_snapshot_keeps_it(items: Items, tmp_path: Path, encoder: CountingEncoder) -> None:
    saved = Searcher.build(teach(items, "delivery", TAUGHT), [HashingEncoder()])
    save_snapshot(tmp_path / "s", saved, revision=1)
    loaded, _ = load_snapshot(tmp_path / "s", [encoder])
    assert loaded.library.documents == saved.library.documents
    assert loaded.search(TAUGHT, lang="en") == saved.search(TAUGHT, lang="en")
    assert loaded.search("courier neighbour") == saved.search("courier neighbour")
