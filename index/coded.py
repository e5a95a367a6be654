"""The coded index: four bits a pair of columns are compared with every row, the most promising rows exactly.

Takes over where the flat one stops paying, because that reads all of every row: 1.5 kB instead of 96 bytes. Nothing is
trained: each column is cut at the best four levels for a normal distribution of its mean and spread, so the same rows
give the same index, whatever was there before. See docs/decisions/0006-coded-index.md for what else was measured.
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
LEAST = 256  # rows that are compared exactly: of the 32 nearest they have .999, 128 rows .994
FACTOR = 6  # rows that are compared exactly for each wanted one, where many are wanted
SAMPLE = 4_096  # rows that mean and spread are taken from
CHUNK = 4_096  # rows that are coded at a time, so that no second copy of all rows is made

# Max 1960, "Quantizing for minimum distortion", table I: four levels of a standard normal distribution.
LEVELS = np.array([-1.510, -0.4528, 0.4528, 1.510], np.float32)
BORDERS = np.array([-0.9816, 0.0, 0.9816], np.float32)


class CodedIndex:
    """A `VectorIndex` whose candidates are approximate; what it says of them is exact. Shares the flat one's rows."""

    def __init__(self, flat: FlatIndex) -> None:
        self._flat = flat
        columns = flat.vectors.shape[1]
        self._padding = -columns % 4  # FAISS packs two pairs a byte
        mean, spread = _describe_columns(flat.vectors)
        pairs = (columns + self._padding) // 2
        product = faiss.IndexPQ(2 * pairs, pairs, 4, faiss.METRIC_INNER_PRODUCT)
        levels = np.pad(mean + spread * LEVELS[:, None], ((0, 0), (0, self._padding)))
        faiss.copy_array_to_vector(_list_centroids(levels).ravel(), product.pq.centroids)
        faiss.copy_array_to_vector(_code(flat.vectors, mean, spread, self._padding).ravel(), product.codes)
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
    """Return the mean and the spread of each column on an even sample."""
    rows = np.unique(np.linspace(0, max(0, len(vectors) - 1), min(len(vectors), SAMPLE)).astype(np.int64))
    sample = vectors[rows].astype(np.float64)
    mean = sample.mean(axis=0) if len(rows) else np.zeros(vectors.shape[1])
    spread = sample.std(axis=0) if len(rows) else np.zeros(vectors.shape[1])
    return mean.astype(np.float32), spread.astype(np.float32)


def _list_centroids(levels: FloatMatrix) -> FloatMatrix:
    """Return what each code stands for (pairs, 16, 2): every level of a pair's first column with each of its second."""
    first, second = levels[:, 0::2].T, levels[:, 1::2].T
    return np.ascontiguousarray(np.stack([np.repeat(first, 4, axis=1), np.tile(second, 4)], axis=-1))


def _code(vectors: FloatMatrix, mean: FloatMatrix, spread: FloatMatrix, padding: int) -> NDArray[np.uint8]:
    """Return the codes (n, columns / 4): two bits a column, the pair's first above its second, two pairs a byte."""
    borders = mean + spread * BORDERS[:, None]
    codes = np.empty((len(vectors), (vectors.shape[1] + padding) // 4), np.uint8)
    for start in range(0, len(vectors), CHUNK):
        rows = vectors[start : start + CHUNK]
        levels = (rows > borders[0]).view(np.uint8) + (rows > borders[1]) + (rows > borders[2])
        by_byte = np.pad(levels, ((0, 0), (0, padding))).reshape(len(rows), -1, 4)
        codes[start : start + CHUNK] = (
            by_byte[..., 0] << 2 | by_byte[..., 1] | by_byte[..., 2] << 6 | by_byte[..., 3] << 4
        )
    return codes
