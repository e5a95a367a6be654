"""Closeness against the formula written out, one text at a time."""

import math

import numpy as np
import pytest

from index.coded import CODED_FROM
from index.dense import CENTRING, CROWD, SHARPNESS, USUAL_PAIRS, USUAL_SPREAD, DenseIndex
from index.encoders import HashingEncoder
from index.encoders.protocol import FloatMatrix

SIZES = [2, 0, 3, 1]
DIMENSION = HashingEncoder().dimension


@pytest.fixture
def vectors() -> FloatMatrix:
    drawn = np.random.default_rng(3).normal(size=(6, DIMENSION)).astype(np.float32) + np.float32(0.5)
    unit: FloatMatrix = (drawn / np.linalg.norm(drawn, axis=1, keepdims=True)).astype(np.float32)
    return unit


@pytest.fixture
def index(vectors: FloatMatrix) -> DenseIndex:
    return DenseIndex(HashingEncoder(), "query", vectors, SIZES)


def centre(rows: FloatMatrix, mean: FloatMatrix) -> FloatMatrix:
    moved: FloatMatrix = rows - CENTRING * mean
    unit: FloatMatrix = moved / np.linalg.norm(moved, axis=-1, keepdims=True)
    return unit


def test_closeness_is_the_soft_maximum_of_centred_cosines_in_spreads(index: DenseIndex, vectors: FloatMatrix) -> None:
    query, mean = vectors[4], vectors.mean(axis=0)
    found = index.measure(query, np.array([0, 1, 2, 3]))
    rows = centre(vectors, mean)
    owner = np.repeat([0, 2, 3], [2, 3, 1])
    pairs = [float(rows[a] @ rows[b]) ** 2 for a in range(6) for b in range(a) if owner[a] != owner[b]]
    spread = math.sqrt((sum(pairs) + USUAL_PAIRS * USUAL_SPREAD**2) / (len(pairs) + USUAL_PAIRS))
    cosines = rows @ centre(query, mean)
    for item, size, start in ((0, 2, 0), (2, 3, 2), (3, 1, 5)):
        total = sum(math.exp(SHARPNESS * c) for c in cosines[start : start + size].tolist())
        expected = (math.log(total) - CROWD * math.log(size)) / SHARPNESS / spread
        assert found.strength[item] == pytest.approx(expected, rel=1e-3)
        assert found.cosine[item] == pytest.approx(float((vectors[start : start + size] @ query).max()), abs=1e-6)
    assert math.isnan(found.strength[1])
    assert math.isnan(found.cosine[1])
    assert found.place.tolist()[1:3] == [-1, 2]


def test_items_may_come_in_any_order(index: DenseIndex, vectors: FloatMatrix) -> None:
    forth, back = (index.measure(vectors[0], np.array(order)) for order in ([0, 2, 3], [3, 2, 0]))
    assert forth.strength.tolist() == back.strength.tolist()[::-1]


def test_the_nearest_rows_name_their_items(index: DenseIndex, vectors: FloatMatrix) -> None:
    assert index.find_items(vectors[5], 1).tolist() == [3]
    assert index.find_items(vectors[0], 6).tolist() == [0, 2, 3]


def test_in_a_large_index_the_nearest_row_names_its_item() -> None:
    drawn = np.random.default_rng(5).normal(size=(CODED_FROM, DIMENSION)).astype(np.float32)
    rows: FloatMatrix = drawn / np.linalg.norm(drawn, axis=1, keepdims=True)
    large = DenseIndex(HashingEncoder(), "query", rows, [4] * (CODED_FROM // 4))
    assert [large.find_items(rows[row], 1).tolist() for row in (0, 4_000, CODED_FROM - 1)] == [[0], [1_000], [2_499]]


def test_a_vector_is_found_by_item_and_place(index: DenseIndex, vectors: FloatMatrix) -> None:
    found = index.find_vector(2, 1)
    assert found is not None
    assert np.array_equal(found, vectors[3])
    assert index.find_vector(1, 0) is None


def test_nothing_is_near_in_an_empty_index() -> None:
    empty = DenseIndex(HashingEncoder(), "passage", np.empty((0, DIMENSION), np.float32), [0, 0])
    query = HashingEncoder().encode_queries(["anything"])[0]
    assert empty.find_items(query, 9).tolist() == []
    assert np.isnan(empty.measure(query, np.array([0, 1])).strength).all()


def test_a_single_text_is_near_itself() -> None:
    encoder = HashingEncoder()
    vectors = encoder.encode_queries(["reset my password"])
    near, far = (
        DenseIndex(encoder, "query", vectors, [1]).measure(encoder.encode_queries([text])[0], np.array([0]))
        for text in ("reset my password", "opening hours")
    )
    assert near.strength[0] == pytest.approx(1 / USUAL_SPREAD, rel=1e-3)
    assert far.strength[0] < 0.3 / USUAL_SPREAD
