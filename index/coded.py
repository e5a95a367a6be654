"""The coded index: four bits a column are compared with every row, the most promising rows exactly.

Takes over where the flat one stops paying, because that reads all of every row: 1,536 bytes instead of 192. Nothing is
trained: a column is cut into sixteen even steps around its mean, so the same rows give the same index, whatever was
there before. See docs/decisions/0006-coded-index.md for what else was measured.
"""

from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from index.encoders.protocol import FloatMatrix
from index.flat import SLACK, FlatIndex, search_alone
from index.neighbours import Neighbours, compute_similarities, order_neighbours
from index.vectors import check_vectors

CODED_FROM = 10_000  # rows from which coding pays; below, four indexes of 384 columns stay in the processor's cache
LEAST = 128  # rows that are compared exactly: of the 32 nearest they have .9997 (E5), 64 rows have .994
FACTOR = 4  # rows that are compared exactly for each wanted one, where many are wanted
SAMPLE = 4_096  # rows that mean and spread are taken from
CHUNK = 4_096  # rows that are coded at a time, so that no second copy of all rows is made
STEPS = 16
STEP = 0.3352  # spreads; the best for a normal distribution: Max 1960, "Quantizing for minimum distortion", table II
NARROWEST = 1e-9  # spread of a column that is the same everywhere


class CodedIndex:
    """A `VectorIndex` whose candidates are approximate; what it says of them is exact. Shares the flat one's rows."""

    def __init__(self, flat: FlatIndex) -> None:
        self._flat = flat
        columns = flat.vectors.shape[1]
        self._padding = columns % 2  # FAISS packs two columns a byte
        mean, step = _describe_columns(flat.vectors)
        product = faiss.IndexPQ(columns + self._padding, columns + self._padding, 4, faiss.METRIC_INNER_PRODUCT)
        levels = mean[:, None] + step[:, None] * (np.arange(STEPS, dtype=np.float32) - np.float32(STEPS / 2 - 0.5))
        levels = np.pad(levels, ((0, self._padding), (0, 0)))
        faiss.copy_array_to_vector(levels.ravel(), product.pq.centroids)
        faiss.copy_array_to_vector(_code(flat.vectors, mean, step, self._padding).ravel(), product.codes)
        product.ntotal = len(flat)
        product.is_trained = True
        make: Any = faiss.IndexPQFastScan  # its stub knows only one of its constructors
        self._index = make(product)

    def __len__(self) -> int:
        return len(self._flat)

    def search(self, query: FloatMatrix, count: int) -> Neighbours:
        """Return nearly the `count` nearest, in the promised order; all of them where that is many of the rows."""
        rows = self._flat.vectors
        asked = max(LEAST, FACTOR * count)
        if count <= 0 or 4 * asked >= len(rows):
            return self._flat.search(query, count)
        wanted = check_vectors(query.reshape(1, -1), rows=1, dimension=rows.shape[1], source="the question")
        padded = np.pad(wanted, ((0, 0), (0, self._padding))) if self._padding else wanted
        _, found = search_alone(self._index, padded, asked)
        ids = np.sort(found[0])
        # Not "@": BLAS wakes its threads for this little work.
        near = np.einsum("ij,j->i", rows[ids], wanted[0])
        kept = ids[np.argpartition(-near, count + SLACK)[: count + SLACK]]
        return order_neighbours(kept, compute_similarities(rows[kept], wanted[0]), count)


def _describe_columns(vectors: FloatMatrix) -> tuple[FloatMatrix, FloatMatrix]:
    """Return the mean and the step of each column, from an even sample."""
    if not len(vectors):
        return np.zeros(vectors.shape[1], np.float32), np.ones(vectors.shape[1], np.float32)
    rows = np.unique(np.linspace(0, len(vectors) - 1, min(len(vectors), SAMPLE)).astype(np.int64))
    sample = vectors[rows].astype(np.float64)
    spread = np.maximum(sample.std(axis=0), NARROWEST)
    return sample.mean(axis=0).astype(np.float32), (STEP * spread).astype(np.float32)


def _code(vectors: FloatMatrix, mean: FloatMatrix, step: FloatMatrix, padding: int) -> NDArray[np.uint8]:
    """Return in which step each value is, two columns a byte (n, bytes), the second in the upper half."""
    codes = np.empty((len(vectors), (vectors.shape[1] + padding) // 2), np.uint8)
    for start in range(0, len(vectors), CHUNK):
        steps = (vectors[start : start + CHUNK] - mean) / step + np.float32(STEPS / 2)
        of_column = np.pad(np.clip(steps, 0, STEPS - 1).astype(np.uint8), ((0, 0), (0, padding)))
        codes[start : start + CHUNK] = of_column[:, 0::2] | of_column[:, 1::2] << 4
    return codes
