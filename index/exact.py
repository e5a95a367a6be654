"""The oracle: nearest neighbours by plain arithmetic over all vectors, against which FAISS is tested.

Slow and obvious on purpose. Nothing serves from it.
"""

import numpy as np

from index.encoders.protocol import FloatMatrix
from index.neighbours import Neighbours, compute_similarities, order_neighbours
from index.vectors import check_vectors


class ExactIndex:
    """A `VectorIndex` that compares the query with every row."""

    def __init__(self, vectors: FloatMatrix, *, dimension: int) -> None:
        self._dimension = dimension
        self._vectors = check_vectors(vectors, rows=len(vectors), dimension=dimension, source="the exact index")

    def __len__(self) -> int:
        return len(self._vectors)

    def search(self, query: FloatMatrix, count: int) -> Neighbours:
        """Return the `count` nearest, as `Neighbours` promises."""
        wanted = check_vectors(query.reshape(1, -1), rows=1, dimension=self._dimension, source="the question")[0]
        ids = np.arange(len(self), dtype=np.int64)
        return order_neighbours(ids, compute_similarities(self._vectors, wanted), max(0, count))
