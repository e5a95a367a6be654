"""Each class against the rest, on points that can be told apart by eye."""

import numpy as np
import pytest

from index.encoders.protocol import FloatMatrix
from index.logistic import NO_CLASS, fit_each_against_rest
from index.neighbours import FloatArray, IdArray

DIRECTIONS = np.eye(4, dtype=np.float32)


def make_rows(labels: list[int], *, noise: float = 0.1) -> FloatMatrix:
    """Unit rows, of which each class has its own direction and nobody's the last one."""
    random = np.random.default_rng(1)
    rows = DIRECTIONS[[3 if label == NO_CLASS else label for label in labels]] + noise * random.normal(
        size=(len(labels), 4)
    )
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def predict(
    labels: list[int], rows: FloatMatrix, weights: FloatArray | None = None, wanted: IdArray | None = None
) -> FloatArray:
    weights = np.ones(len(labels)) if weights is None else weights
    coefficients, offsets = fit_each_against_rest(rows, np.array(labels), 3, weights, wanted)
    return np.asarray(rows @ coefficients + offsets)


def test_each_class_knows_its_own_and_none_knows_nobodys() -> None:
    labels = [0] * 6 + [1] * 6 + [2] * 6 + [NO_CLASS] * 12
    odds = predict(labels, make_rows(labels))
    assert odds[:18].argmax(axis=1).tolist() == labels[:18]
    assert odds[:18].max(axis=1).min() > 0 > odds[18:].max()


def test_a_class_with_few_rows_counts_like_one_with_many() -> None:
    labels = [0] * 40 + [1] * 2 + [2] * 6 + [NO_CLASS] * 12
    odds = predict(labels, make_rows(labels))
    assert odds[40:42].argmax(axis=1).tolist() == [1, 1]


def test_a_class_can_be_fitted_without_the_others() -> None:
    labels = [0] * 6 + [1] * 6 + [2] * 6 + [NO_CLASS] * 12
    rows = make_rows(labels, noise=0.4)
    every, some = predict(labels, rows), predict(labels, rows, wanted=np.array([0, 2]))
    assert some.shape == (30, 2)
    # Stopped early, so the steps are not quite the same.
    assert (some > 0).tolist() == (every[:, [0, 2]] > 0).tolist()


def test_what_a_row_counts_for_moves_the_border() -> None:
    labels = [0, 0, 1, 1]
    rows = np.asarray([[1, 0, 0, 0], [0.6, 0.8, 0, 0], [0, 1, 0, 0], [0.6, 0.8, 0, 0]], np.float32)
    for doubted, other in ((1, 3), (3, 1)):
        weights = np.ones(4)
        weights[doubted] = 0.01
        odds = predict(labels, rows, weights)
        assert odds[other, labels[other]] > odds[other, labels[doubted]]


@pytest.mark.parametrize("labels", [[0, 0], [0, 1], [0, NO_CLASS]])
def test_hardly_anything_to_learn_from(labels: list[int]) -> None:
    coefficients, offsets = fit_each_against_rest(make_rows(labels), np.array(labels), max(labels) + 1, np.ones(2))
    assert np.isfinite(coefficients).all()
    assert np.isfinite(offsets).all()
