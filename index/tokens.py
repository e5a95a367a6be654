"""Tokens: whether a text says each thing that a question says, by the tokens' vectors in their contexts.

One vector for a whole text blurs what is asked of what: "what is the coronavirus from" is nearest to "What is a
coronavirus?". Here every token of the question looks for its best match in the text, and rare tokens count more (late
interaction: Khattab and Zaharia 2020, https://arxiv.org/abs/2004.12832, with encoders that were not trained for it).
It knows nothing of entries; a text is a row.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.encoders.protocol import FloatMatrix, Tokens
from index.neighbours import FloatArray, IdArray

CENTRING = 0.9  # share of the library's mean token that is taken off
UNIT = 127.0  # what a unit of the 8-bit columns is
LONGEST_QUESTION = 32  # tokens of a question that are compared
SINGLE_THREADED = 1 << 18  # multiplications up to which OpenBLAS wakes no thread, which costs more than they do


@dataclass(frozen=True, slots=True)
class TokenRows:
    """The tokens of some texts, one text after the other."""

    ids: IdArray
    vectors: np.ndarray[tuple[int, int], np.dtype[np.int8]]
    sizes: IdArray  # tokens of each text, possibly 0


def join_tokens(texts: Sequence[Tokens]) -> TokenRows:
    """Return the tokens of the texts in one value; without any token there are no columns."""
    filled = [tokens for tokens in texts if len(tokens.ids)]
    sizes = np.array([len(tokens.ids) for tokens in texts], dtype=np.int64)
    if not filled:
        return TokenRows(np.zeros(0, np.int64), np.zeros((0, 0), np.int8), sizes)
    ids = np.concatenate([tokens.ids for tokens in filled]).astype(np.int64)
    return TokenRows(ids, np.concatenate([tokens.vectors for tokens in filled]), sizes)


class TokenIndex:
    """The tokens of the texts of one encoder. Immutable; 136 bytes a token with 128 columns."""

    def __init__(self, rows: TokenRows) -> None:
        self.rows = rows
        self._stops = np.cumsum(rows.sizes)
        self._starts = self._stops - rows.sizes
        self._mean, self._norms = _centre_rows(rows)
        texts = np.repeat(np.arange(len(rows.sizes)), rows.sizes)
        ids = np.unique(np.column_stack([rows.ids, texts]), axis=0)[:, 0]
        self._known, counts = np.unique(ids, return_counts=True)
        self._weights = _weigh(counts, len(rows.sizes))
        self._unseen = float(_weigh(np.zeros(1), len(rows.sizes))[0])

    def get_tokens(self, row: int) -> Tokens:
        """Return the tokens of a text."""
        part = slice(self._starts[row], self._stops[row])
        return Tokens(self.rows.ids[part].astype(np.int32), self.rows.vectors[part])

    def measure(self, question: Tokens, rows: IdArray) -> FloatArray:
        """Return how much of the question each text says.

        The mean over the question's tokens, by weight, of the cosine to the nearest token of the text, in [-1, 1];
        NaN for a text without tokens, and everywhere for a question without.
        """
        values = np.full(len(rows), np.nan)
        filled = np.flatnonzero(self.rows.sizes[rows])
        if not len(filled) or not len(question.ids):
            return values
        sizes = self.rows.sizes[rows[filled]]
        stops = np.cumsum(sizes)
        places = np.arange(stops[-1]) + np.repeat(self._starts[rows[filled]] - (stops - sizes), sizes)
        cosines = self._compare(_centre(question.vectors[:LONGEST_QUESTION], self._mean), places)
        nearest = np.maximum.reduceat(cosines, stops - sizes, axis=1)
        values[filled] = self._weigh_question(question.ids[:LONGEST_QUESTION]) @ nearest
        return values

    def _compare(self, question: FloatMatrix, places: IdArray) -> FloatMatrix:
        cosines = np.empty((len(question), len(places)), np.float32)
        step = max(1, SINGLE_THREADED // question.size)
        for start in range(0, len(places), step):
            part = places[start : start + step]
            cosines[:, start : start + step] = question @ self.rows.vectors[part].astype(np.float32).T
        cosines -= UNIT * (question @ self._mean)[:, None]
        cosines /= self._norms[places]
        return cosines

    def _weigh_question(self, ids: np.ndarray[tuple[int], np.dtype[np.int32]]) -> FloatArray:
        places = np.minimum(np.searchsorted(self._known, ids), len(self._known) - 1)
        weights = np.where(self._known[places] == ids, self._weights[places], self._unseen)
        shares: FloatArray = weights / weights.sum()
        return shares


def _centre_rows(rows: TokenRows) -> tuple[FloatMatrix, FloatMatrix]:
    """Return the mean that is taken off (columns,) and the length of each row without it, in 8-bit units (tokens,)."""
    count = max(1, len(rows.vectors))
    mean = (rows.vectors.sum(axis=0, dtype=np.int64) * (CENTRING / UNIT / count)).astype(np.float32)
    to_mean = np.einsum("ij,j->i", rows.vectors, mean * np.float32(UNIT))
    lengths = np.einsum("ij,ij->i", rows.vectors, rows.vectors, dtype=np.float32)
    squares = lengths - 2.0 * to_mean + np.float32(UNIT**2) * (mean @ mean)
    return mean, np.sqrt(np.maximum(squares, 1.0), dtype=np.float32)


def _centre(vectors: np.ndarray[tuple[int, int], np.dtype[np.int8]], mean: FloatMatrix) -> FloatMatrix:
    moved = vectors / np.float32(UNIT) - mean
    centred: FloatMatrix = moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-4)
    return centred


def _weigh(texts_with_token: FloatArray | IdArray, texts: int) -> FloatArray:
    """Return the inverse document frequencies, as `lexical` counts them."""
    weights: FloatArray = np.log(1.0 + (texts - texts_with_token + 0.5) / (texts_with_token + 0.5))
    return weights
