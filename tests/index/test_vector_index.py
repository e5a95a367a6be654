"""One contract over FAISS and over the oracle: the same ids in the same order."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.encoders.protocol import FloatMatrix
from index.exact import ExactIndex
from index.flat import SLACK, FlatIndex
from index.neighbours import VectorIndex
from index.vectors import VectorsUnusable

Make = Callable[..., VectorIndex]
both = pytest.mark.parametrize("make", [ExactIndex, FlatIndex])


def normalise(rows: FloatMatrix) -> FloatMatrix:
    unit: FloatMatrix = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return unit


def random_rows(count: int, dimension: int, seed: int = 7) -> FloatMatrix:
    return normalise(np.random.default_rng(seed).normal(size=(count, dimension)).astype(np.float32))


@both
def test_the_nearest_come_first(make: Make) -> None:
    index = make(np.eye(3, dtype=np.float32), dimension=3)
    found = index.search(normalise(np.array([[0.1, 1.0, 0.5]], np.float32))[0], 3)
    assert found.ids.tolist() == [1, 2, 0]
    assert found.similarities[0] == pytest.approx(1 / np.sqrt(1.26))


@both
def test_equal_rows_come_by_id(make: Make) -> None:
    rows = np.repeat(random_rows(2, 8), 60, axis=0)
    index = make(rows, dimension=8)
    assert index.search(rows[100], 5).ids.tolist() == [60, 61, 62, 63, 64]
    assert index.search(rows[0], SLACK + 30).ids.tolist() == list(range(SLACK + 30))


@both
def test_an_empty_index_finds_nothing(make: Make) -> None:
    index = make(np.empty((0, 4), np.float32), dimension=4)
    assert len(index) == 0
    assert index.search(np.array([1, 0, 0, 0], np.float32), 3).ids.tolist() == []


@both
def test_asking_for_more_than_there_is_returns_all(make: Make) -> None:
    index = make(random_rows(3, 4), dimension=4)
    assert sorted(index.search(random_rows(1, 4)[0], 99).ids.tolist()) == [0, 1, 2]


@both
def test_asking_for_none_returns_none(make: Make) -> None:
    assert make(random_rows(3, 4), dimension=4).search(random_rows(1, 4)[0], 0).ids.tolist() == []


@both
@pytest.mark.parametrize("query", [np.array([1, 0], np.float32), np.array([1, 1, 1, 1], np.float32)])
def test_a_query_that_does_not_fit_is_rejected(make: Make, query: FloatMatrix) -> None:
    with pytest.raises(VectorsUnusable):
        make(random_rows(3, 4), dimension=4).search(query, 1)


@both
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
