"""Words: how much of a question an item's texts say, by BM25 over stems.

What embeddings blur, words keep: product names, numbers, error codes. The value is a share, so that it needs no scale:
the BM25 sum over the question's words by what a text with all of them could reach at most.
"""

import math
from collections.abc import Sequence

import bm25s
import numpy as np

from index.documents import Document
from index.neighbours import FloatArray
from index.texts import list_stems
from index.vector_cache import Role

K1 = 1.2
B = 0.5  # half of the usual punishment of long texts: a phrasing with one word more is no worse


class LexicalIndex:
    """BM25 over all texts of one role."""

    def __init__(self, bm25: bm25s.BM25, sizes: Sequence[int], weights: Sequence[float]) -> None:
        """Take an index of which item i has `sizes[i]` texts, possibly none, in the order of the items.

        `weights` says what each text counts for, in (0, 1].
        """
        self.bm25 = bm25
        self.sizes = np.asarray(sizes, dtype=np.int64)
        self._filled = np.flatnonzero(self.sizes)
        self._starts = (np.cumsum(self.sizes) - self.sizes)[self._filled]
        self._text_count = int(self.sizes.sum())
        self._weights = np.asarray(weights, dtype=np.float64)
        self._unseen = _weigh_word(0, self._text_count)

    @classmethod
    def build(cls, documents: Sequence[Document], role: Role) -> "LexicalIndex":
        """Count the words of every text."""
        texts = [document.list_texts(role) for document in documents]
        stems = [list_stems(t, d.lang) for d, of_item in zip(documents, texts, strict=True) for t in of_item]
        bm25 = bm25s.BM25(k1=K1, b=B)
        # bm25s can't index nothing at all; a text without a word has no counts and is found by none.
        bm25.index(stems if any(stems) else [[""]], show_progress=False)
        weights = [weight for document in documents for weight in document.list_weights(role)]
        return cls(bm25, [len(of_item) for of_item in texts], weights)

    def measure(self, stems: Sequence[str]) -> FloatArray:
        """Return for each item the largest share in [0, 1] of the question's words, by rarity, that one text has.

        The share of a text that counts for less is as much smaller.
        """
        shares = np.zeros(len(self.sizes))
        words = sorted(set(stems) - {""})  # bm25s keeps "" for texts without words
        known = [word_id for word in words if (word_id := self.bm25.vocab_dict.get(word)) is not None]
        if not known or not self._text_count:
            return shares
        ends = self.bm25.scores["indptr"]
        reachable = (len(words) - len(known)) * self._unseen
        reachable += sum(_weigh_word(int(ends[i + 1] - ends[i]), self._text_count) for i in known)
        values = self.bm25.get_scores_from_ids(known)[: self._text_count] * self._weights
        shares[self._filled] = np.maximum.reduceat(values, self._starts) / reachable
        return shares


def _weigh_word(texts_with_word: int, texts: int) -> float:
    """Return the inverse document frequency as Lucene and bm25s count it."""
    return math.log(1.0 + (texts - texts_with_word + 0.5) / (texts_with_word + 0.5))
