"""What one encoder knows: the vectors of all texts in one role, and how near a question is to each item.

Cosines are centred on the library's mean, because the texts of a library share a subject that says nothing about
which of them is asked for (unrelated pairs in E5 have cosines of .75 to .85), and divided by their spread between
different items, so that the features of two encoders, and of two libraries, are on one scale.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.coded import CODED_FROM, CodedIndex
from index.embedded import Vector
from index.encoders.protocol import Encoder, FloatMatrix
from index.flat import FlatIndex
from index.neighbours import FloatArray, IdArray, VectorIndex
from index.vector_cache import Role
from index.words import list_ranges

CENTRING = 0.8  # share of the mean that is taken off: 0 loses 3 points on intents, 1 loses 2 on cross-language FAQs
SHARPNESS = 12.0  # of the soft maximum over an item's phrasings: 7 to 15 differ by half a point
CROWD = 0.5  # exponent by which many phrasings count less: 0 favours items with many, 1 those with one
USUAL_SPREAD = 0.12  # seen: .08 to .19
USUAL_PAIRS = 50  # how much a library must say before its own spread counts more than the usual one
SAMPLE = 1_000  # rows on which the spread is measured


@dataclass(frozen=True, slots=True)
class Closeness:
    """How near a question is to some items, in their order; NaN, and row -1, for an item without texts here."""

    strength: FloatArray  # soft maximum of the centred cosines over the item's texts, in spreads; unrelated is about 0
    cosine: FloatArray  # of the nearest text, in [-1, 1]
    place: IdArray  # which of the item's texts that is


class DenseIndex:
    """The vectors of one encoder in one role; the rows of an item lie together, in the order of the items."""

    def __init__(
        self,
        encoder: Encoder,
        role: Role,
        vectors: FloatMatrix,
        sizes: Sequence[int],
        weights: Sequence[float] | None = None,
    ) -> None:
        """Take the rows (n, d) of all items, of which item i has `sizes[i]`, possibly none.

        `weights` (n,) says what each row counts for, in (0, 1]; None gives all the same.
        """
        self.encoder = encoder
        self.role = role
        self.flat = FlatIndex(vectors, dimension=encoder.dimension)
        self.nearest: VectorIndex = self.flat if len(self.flat) < CODED_FROM else CodedIndex(self.flat)
        self.sizes = np.asarray(sizes, dtype=np.int64)
        self.weights = np.ones(len(vectors)) if weights is None else np.asarray(weights, dtype=np.float64)
        self._alike = bool((self.weights >= 1.0).all())
        self._stops = np.cumsum(self.sizes)
        self._starts = self._stops - self.sizes
        rows = self.flat.vectors
        self._mean = rows.mean(axis=0) * np.float32(CENTRING) if len(rows) else np.zeros(encoder.dimension, np.float32)
        self._mean_square = float(self._mean @ self._mean)
        self._to_mean = rows @ self._mean
        self._norms = np.sqrt(np.maximum(1.0 - 2.0 * self._to_mean + self._mean_square, 1e-9))
        self._spread = self._measure_spread()

    def find_row(self, item: int, place: int) -> int | None:
        """Return the row of an item's text, or None where the encoder does not read the item."""
        return int(self._starts[item]) + place if place < self.sizes[item] else None

    def find_vector(self, item: int, place: int) -> Vector | None:
        """Return the vector of an item's text, or None where the encoder does not read the item."""
        row = self.find_row(item, place)
        return None if row is None else self.flat.vectors[row]

    def find_rows(self, query: Vector, item: int, count: int) -> IdArray:
        """Return the rows of an item's `count` nearest texts, ascending; all of them where there are fewer.

        Only of texts that count in full.
        """
        rows = np.arange(self._starts[item], self._stops[item])
        rows = rows if self._alike else rows[self.weights[rows] >= 1.0]
        if len(rows) <= count:
            return rows
        cosines = np.einsum("ij,j->i", self.flat.vectors[rows], query)
        found: IdArray = np.sort(rows[np.argsort(-cosines, kind="stable")[:count]])
        return found

    def find_items(self, query: Vector, count: int) -> IdArray:
        """Return the items that have one of the `count` nearest rows (nearly, where rows are coded), ascending."""
        found = self.nearest.search(query, count).ids
        items: IdArray = np.unique(np.searchsorted(self._stops, found, side="right"))
        return items

    @property
    def spread(self) -> float:
        """The root mean square of the centred cosines between texts of different items."""
        return self._spread

    def list_centred(self, items: IdArray) -> FloatMatrix:
        """Return the rows of the items, item by item, without the library's mean; unit rows (n, d)."""
        return self.centre_rows(self.flat.vectors[self._list_rows(items)])

    def list_row_weights(self, items: IdArray) -> FloatArray:
        """Return what each row of the items counts for, item by item."""
        return self.weights[self._list_rows(items)]

    def _list_rows(self, items: IdArray) -> IdArray:
        return list_ranges(self._starts[items], self.sizes[items])

    def centre_rows(self, rows: FloatMatrix) -> FloatMatrix:
        """Return unit rows (n, d) without the library's mean, unit rows again."""
        moved = rows - self._mean
        centred: FloatMatrix = np.asarray(moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-4))
        return centred

    def centre(self, query: Vector) -> Vector:
        """Return a unit query without the library's mean, a unit vector again."""
        moved = query - self._mean
        centred: Vector = np.asarray(moved / max(float(np.linalg.norm(moved)), 1e-4), np.float32)
        return centred

    def measure(self, query: Vector, items: IdArray) -> Closeness:
        """Compare a unit query (d,) with every text of the items."""
        strength = np.full(len(items), np.nan)
        cosine = np.full(len(items), np.nan)
        place = np.full(len(items), -1, dtype=np.int64)
        filled = np.flatnonzero(self.sizes[items])
        if not len(filled):
            return Closeness(strength, cosine, place)
        starts, sizes = self._starts[items[filled]], self.sizes[items[filled]]
        stops = np.cumsum(sizes)
        places = np.arange(stops[-1]) - np.repeat(stops - sizes, sizes)
        rows = places + np.repeat(starts, sizes)
        # Not "@": BLAS wakes its threads for this little work, 16 ms instead of .6 for 6,000 rows on 2 busy cores.
        cosines: FloatMatrix = np.einsum("ij,j->i", self.flat.vectors[rows], query)
        centred = self._centre(query, cosines, rows)
        weights = self.weights[rows]
        sums = np.add.reduceat(weights * np.exp(SHARPNESS * centred), stops - sizes)
        crowd = np.add.reduceat(weights, stops - sizes)
        strength[filled] = (np.log(sums) - CROWD * np.log(crowd)) / (SHARPNESS * self._spread)
        best = np.maximum.reduceat(cosines, stops - sizes)
        cosine[filled] = best
        at_best = np.where(cosines == np.repeat(best, sizes), places, stops[-1])
        place[filled] = np.minimum.reduceat(at_best, stops - sizes)
        return Closeness(strength, cosine, place)

    def _centre(self, query: Vector, cosines: FloatMatrix, rows: IdArray) -> FloatArray:
        """Return the cosines after the mean is taken off both sides: (q-m)(r-m) / (|q-m| |r-m|)."""
        to_mean = float(query @ self._mean)
        norm = max(1.0 - 2.0 * to_mean + self._mean_square, 1e-9) ** 0.5
        products = cosines - self._to_mean[rows] - to_mean + self._mean_square
        centred: FloatArray = np.clip(products / (norm * self._norms[rows]), -1.0, 1.0).astype(np.float64)
        return centred

    def _measure_spread(self) -> float:
        """Return the root mean square of the centred cosines between texts of different items, on an even sample."""
        if not len(self.flat):
            return USUAL_SPREAD
        rows = np.unique(np.linspace(0, len(self.flat) - 1, min(len(self.flat), SAMPLE)).astype(np.int64))
        centred = (self.flat.vectors[rows] - self._mean) / self._norms[rows, None]
        owner = np.searchsorted(self._stops, rows, side="right")
        apart = owner[:, None] != owner[None, :]
        pairs = int(apart.sum()) // 2
        squares = float(np.square((centred @ centred.T)[apart], dtype=np.float64).sum()) / 2
        return float(np.sqrt((squares + USUAL_PAIRS * USUAL_SPREAD**2) / (pairs + USUAL_PAIRS)))
