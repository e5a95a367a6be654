"""Nothing reaches FAISS that would make it wrong or fail without a word."""

import numpy as np
import pytest

from index.encoders.protocol import FloatMatrix
from index.vectors import VectorsUnusable, check_vectors


def unit_rows(count: int, dimension: int = 4) -> FloatMatrix:
    rows = np.zeros((count, dimension), dtype=np.float32)
    rows[:, 0] = 1.0
    return rows


def test_it_returns_contiguous_rows() -> None:
    checked = check_vectors(np.asfortranarray(unit_rows(3)), rows=3, dimension=4, source="x")
    assert checked.flags.c_contiguous
    assert np.array_equal(checked, unit_rows(3))


def test_no_rows_are_fine() -> None:
    assert check_vectors(unit_rows(0), rows=0, dimension=4, source="x").shape == (0, 4)


@pytest.mark.parametrize(
    ("vectors", "problem"),
    [
        (unit_rows(2), r"the shape is \(2, 4\) and should be \(3, 4\)"),
        (unit_rows(3, 5), r"the shape is \(3, 5\) and should be \(3, 4\)"),
        (unit_rows(3)[0], r"the shape is \(4,\)"),
        (unit_rows(3).astype(np.float64), "the dtype is float64"),
        (np.full((3, 4), np.nan, dtype=np.float32), "not finite"),
        (np.full((3, 4), np.inf, dtype=np.float32), "not finite"),
        (unit_rows(3) * np.float32(1.01), r"row 0 has the norm 1\.0100"),
        (unit_rows(3) * np.float32(0.0), r"row 0 has the norm 0\.0000"),
    ],
)
def test_it_rejects_what_can_not_be_searched(vectors: FloatMatrix, problem: str) -> None:
    with pytest.raises(VectorsUnusable, match=problem) as caught:
        check_vectors(vectors, rows=3, dimension=4, source="minilm")
    assert caught.value.source == "minilm"
