"""The border of the vectors: nothing reaches FAISS that is not (n, d) float32 with finite unit rows.

FAISS itself answers a wrong dimension with an empty AssertionError, and a NaN or an unnormalised row with a wrong
ranking and no error at all.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.encoders.protocol import FloatMatrix

UNIT_TOLERANCE = 1e-3  # int8 encoders normalise in float32; the error seen is below 1e-6


class VectorsUnusable(Exception):
    """Vectors that would spoil a search: `source` says whose they are, `problem` what is wrong with them."""

    def __init__(self, source: str, problem: str) -> None:
        self.source = source
        self.problem = problem
        super().__init__(f"The vectors of {source} can't be searched: {problem}. Prepare the encoder again.")


def check_vectors(vectors: NDArray[Any], *, rows: int, dimension: int, source: str) -> FloatMatrix:
    """Return the same rows, C-contiguous and ready for FAISS.

    Raises:
        VectorsUnusable: wrong shape or dtype, a value that is not finite, or a row whose norm is not 1.
    """
    if vectors.shape != (rows, dimension):
        raise VectorsUnusable(source, f"the shape is {vectors.shape} and should be {(rows, dimension)}")
    if vectors.dtype != np.float32:
        raise VectorsUnusable(source, f"the dtype is {vectors.dtype} and should be float32")
    if not np.isfinite(vectors).all():
        raise VectorsUnusable(source, "some values are not finite")
    norms = np.linalg.norm(vectors, axis=1)
    if rows and float(np.abs(norms - 1.0).max()) > UNIT_TOLERANCE:
        worst = int(np.abs(norms - 1.0).argmax())
        raise VectorsUnusable(source, f"row {worst} has the norm {norms[worst]:.4f} and should have 1")
    return np.ascontiguousarray(vectors)
