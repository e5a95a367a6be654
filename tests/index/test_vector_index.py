"""One contract over FAISS and over the oracle: the same ids in the same order, and nearly so where rows are coded."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.coded import FACTOR, LEAST, CodedIndex
from index.encoders.protocol import FloatMatrix
from index.exact import ExactIndex
from index.flat import SLACK, FlatIndex
from index.neighbours import VectorIndex
from index.vectors import VectorsUnusable

Make = Callable[..., VectorIndex]


def make_coded(vectors: FloatMatrix, *, dimension: int) -> CodedIndex:
    return CodedIndex(FlatIndex(vectors, dimension=dimension))


every = pytest.mark.parametrize("make", [ExactIndex, FlatIndex, make_coded])


def normalise(rows: FloatMatrix) -> FloatMatrix:
    unit: FloatMatrix = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return unit


def random_rows(count: int, dimension: int, seed: int = 7) -> FloatMatrix:
    return normalise(np.random.default_rng(seed).normal(size=(count, dimension)).astype(np.float32))


@every
def test_the_nearest_come_first(make: Make) -> None:
    index = make(np.eye(3, dtype=np.float32), dimension=3)
    found = index.search(normalise(np.array([[0.1, 1.0, 0.5]], np.float32))[0], 3)
    assert found.ids.tolist() == [1, 2, 0]
    assert found.similarities[0] == pytest.approx(1 / np.sqrt(1.26))


@every
def test_equal_rows_come_by_id(make: Make) -> None:
    rows = np.repeat(random_rows(2, 8), 60, axis=0)
    index = make(rows, dimension=8)
    assert index.search(rows[100], 5).ids.tolist() == [60, 61, 62, 63, 64]
    assert index.search(rows[0], SLACK + 30).ids.tolist() == list(range(SLACK + 30))


@every
def test_an_empty_index_finds_nothing(make: Make) -> None:
    index = make(np.empty((0, 4), np.float32), dimension=4)
    assert len(index) == 0
    assert index.search(np.array([1, 0, 0, 0], np.float32), 3).ids.tolist() == []


@every
def test_asking_for_more_than_there_is_returns_all(make: Make) -> None:
    index = make(random_rows(3, 4), dimension=4)
    assert sorted(index.search(random_rows(1, 4)[0], 99).ids.tolist()) == [0, 1, 2]


@every
def test_asking_for_none_returns_none(make: Make) -> None:
    assert make(random_rows(3, 4), dimension=4).search(random_rows(1, 4)[0], 0).ids.tolist() == []


@every
@pytest.mark.parametrize("query", [np.array([1, 0], np.float32), np.array([1, 1, 1, 1], np.float32)])
def test_a_query_that_does_not_fit_is_rejected(make: Make, query: FloatMatrix) -> None:
    with pytest.raises(VectorsUnusable):
        make(random_rows(3, 4), dimension=4).search(query, 1)


@every
def test_rows_that_do_not_fit_are_rejected(make: Make) -> None:
    with pytest.raises(VectorsUnusable):
        make(random_rows(3, 5), dimension=4)


@given(
    seed=st.integers(0, 2**32 - 1),
    rows=st.integers(1, 200),
    dimension=st.sampled_from([2, 3, 16, 97]),
    copies=st.integers(1, 4),
    count=st.integers(1, 220),
    coarse=st.booleans(),
)
def test_faiss_agrees_with_the_oracle(
    seed: int, rows: int, dimension: int, copies: int, count: int, coarse: bool
) -> None:
    random = np.random.default_rng(seed)
    drawn = random.normal(size=(rows, dimension)).astype(np.float32)
    if coarse:  # many rows that are equal or nearly so
        drawn = np.round(drawn) + np.float32(1e-3)
    vectors = normalise(np.repeat(drawn, copies, axis=0))[random.permutation(rows * copies)]
    query = vectors[random.integers(len(vectors))]
    wanted = ExactIndex(vectors, dimension=dimension).search(query, count)
    got = FlatIndex(vectors, dimension=dimension).search(query, count)
    assert got.ids.tolist() == wanted.ids.tolist()
    assert got.similarities.tolist() == wanted.similarities.tolist()


def test_the_vectors_are_a_view_that_nobody_writes_to() -> None:
    index = FlatIndex(random_rows(3, 4), dimension=4)
    assert np.array_equal(index.vectors, random_rows(3, 4))
    with pytest.raises(ValueError, match="read-only"):
        index.vectors[0, 0] = 0.0


def cluster_rows(count: int, dimension: int, seed: int = 11) -> FloatMatrix:
    """Rows around points off the origin, as those of a library are around what its entries say."""
    points = np.random.default_rng(0).normal(size=(400, dimension)) + 1.0
    random = np.random.default_rng(seed)
    drawn = points[random.integers(400, size=count)] + random.normal(size=(count, dimension))
    return normalise(drawn.astype(np.float32))


@pytest.mark.parametrize("dimension", [384, 257])
def test_coded_rows_miss_few_of_the_nearest(dimension: int) -> None:
    rows, queries = cluster_rows(12_000, dimension), cluster_rows(100, dimension, seed=12)
    exact, coded = FlatIndex(rows, dimension=dimension), make_coded(rows, dimension=dimension)
    found, nearest = 0, 0
    for query in queries:
        wanted, got = exact.search(query, 32), coded.search(query, 32)
        common = set(wanted.ids.tolist()) & set(got.ids.tolist())
        found += len(common)
        nearest += int(wanted.ids[0] == got.ids[0])
        similarities = dict(zip(wanted.ids.tolist(), wanted.similarities.tolist(), strict=True))
        pairs = zip(got.ids.tolist(), got.similarities.tolist(), strict=True)
        assert all(similarities[row] == similarity for row, similarity in pairs if row in common)
        assert (np.diff(got.similarities) <= 0).all()
        assert len(got.ids) == 32
    assert found >= 0.99 * 3_200
    assert nearest == 100


def test_coding_is_the_same_every_time() -> None:
    rows, query = cluster_rows(5_000, 32), cluster_rows(1, 32, seed=3)[0]
    first, second = (make_coded(rows, dimension=32).search(query, 40) for _ in range(2))
    assert first.ids.tolist() == second.ids.tolist()


def test_whoever_wants_many_coded_rows_gets_the_exact_ones() -> None:
    rows, query = cluster_rows(4 * LEAST * FACTOR, 16), cluster_rows(1, 16, seed=3)[0]
    wanted = ExactIndex(rows, dimension=16).search(query, LEAST)
    assert make_coded(rows, dimension=16).search(query, LEAST).ids.tolist() == wanted.ids.tolist()


def test_equal_columns_are_coded_too() -> None:
    rows = np.repeat(random_rows(3, 8), 1_000, axis=0)
    assert make_coded(rows, dimension=8).search(rows[2_500], 5).ids.min() >= 2_000
