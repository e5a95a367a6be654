"""What every index of vectors promises: the nearest rows of a query, in one order that everybody agrees on.

`ExactIndex` keeps the promise by arithmetic that anyone can check; `FlatIndex` keeps it with FAISS and serves;
`CodedIndex` serves where rows are many, and may miss a few of the nearest.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.encoders.protocol import FloatMatrix

FloatArray = NDArray[np.float64]
IdArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The nearest rows of one query with their cosines: highest first, equal cosines by the smaller id.

    The id of a row is its number, from 0.
    """

    ids: IdArray
    similarities: FloatArray


class VectorIndex(Protocol):
    """Unit rows; immutable, so threads share it."""

    def __len__(self) -> int: ...

    def search(self, query: FloatMatrix, count: int) -> Neighbours:
        """Return the `count` nearest of a (d,) float32 unit vector; all of them where there are fewer.

        Raises:
            VectorsUnusable: the query does not fit the rows.
        """
        ...


def order_neighbours(ids: IdArray, similarities: FloatArray, count: int) -> Neighbours:
    """Return the best `count` in the promised order."""
    order = np.lexsort((ids, -similarities))[:count]
    return Neighbours(ids[order], similarities[order])


def compute_similarities(vectors: FloatMatrix, query: FloatMatrix) -> FloatArray:
    """Return the cosines (n,) of unit rows with a unit query.

    Row by row in float64: a row has the same value wherever it stands, which no BLAS promises, so equal vectors tie.
    """
    products: FloatArray = np.multiply(vectors, query, dtype=np.float64)
    similarities: FloatArray = products.sum(axis=1)
    return similarities
