"""Words: how much of a question an item's texts say, by BM25 over stems.

What embeddings blur, words keep: product names, numbers, error codes. The value is a share, so that it needs no scale:
the BM25 sum over the question's words by what a text with all of them could reach at most.
"""

import logging
import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import bm25s
import numpy as np

from index.documents import Document
from index.neighbours import FloatArray, IdArray
from index.vector_cache import Role
from index.words import NOTHING, KnownWords, NumberArray, Words, list_ranges, list_words

logging.getLogger("bm25s").setLevel(logging.WARNING)  # it sets itself to tell everybody of every index it builds

K1 = 1.2
B = 0.5  # half of the usual punishment of long texts: a phrasing with one word more is no worse
MOST_POSTINGS = 5_000  # that are summed up to propose items: .1 ms


class LexicalIndex:
    """BM25 over all texts of one role. What a question costs follows its rarest words, not the number of texts."""

    def __init__(self, words: Words, sizes: Sequence[int], weights: Sequence[float]) -> None:
        """Take the words of all texts, of which item i has `sizes[i]`, possibly none, in the order of the items.

        `weights` says what each text counts for, in (0, 1].
        """
        self.words = words
        self.sizes = np.asarray(sizes, dtype=np.int64)
        self._starts = np.cumsum(self.sizes) - self.sizes
        self._owners = np.repeat(np.arange(len(self.sizes)), self.sizes)
        self._numbers = {word: number for number, word in enumerate(words.vocabulary)}
        self._unseen = _weigh_word(0, len(words.lengths))
        if not words.vocabulary:  # bm25s can't index nothing at all
            return
        bm25 = bm25s.BM25(k1=K1, b=B)
        bm25.build_index_from_ids = count_texts  # which bm25s says that one may
        stops = [0, *np.cumsum(words.lengths).tolist()]
        texts = [words.numbers[start:stop] for start, stop in pairwise(stops)]
        bm25.index((texts, self._numbers), create_empty_token=False, show_progress=False)
        # By word, for the texts that have it; and by text, for the words that it has.
        self._ends, self._texts = bm25.scores["indptr"], bm25.scores["indices"]
        self._values = bm25.scores["data"] * np.asarray(weights, dtype=np.float32)[self._texts]
        by_text = np.argsort(self._texts, kind="stable")
        self._text_values = self._values[by_text]
        self._text_words = np.repeat(np.arange(len(words.vocabulary), dtype=np.int32), np.diff(self._ends))[by_text]
        self._text_sizes = np.bincount(self._texts, minlength=len(words.lengths))
        self._text_starts = np.cumsum(self._text_sizes) - self._text_sizes

    @classmethod
    def build(cls, documents: Sequence[Document], role: Role, known: KnownWords = NOTHING) -> "LexicalIndex":
        """Count the words of every text; stems only texts that are not known."""
        return cls.from_words(list_words(documents, role, known), documents, role)

    @classmethod
    def from_words(cls, words: Words, documents: Sequence[Document], role: Role) -> "LexicalIndex":
        """Count words that were listed before.

        Raises:
            ValueError: they are not those of the documents.
        """
        sizes = [len(document.list_texts(role)) for document in documents]
        if len(words.lengths) != sum(sizes) or len(words.numbers) != int(words.lengths.sum()):
            raise ValueError(f"there are words of {len(words.lengths)} texts and should be of {sum(sizes)}")
        return cls(words, sizes, [weight for document in documents for weight in document.list_weights(role)])

    def find_items(self, stems: Sequence[str], count: int) -> IdArray:
        """Return the items, at most `count` and ascending, of which one text says most of the question.

        Equal ones by the smaller number. Only so many of the question's rarest words are looked at as have
        `MOST_POSTINGS` together, or the rarest one alone where that has more.
        """
        known = sorted(self._list_known(stems), key=lambda number: (self._count_texts(number), number))
        postings = np.cumsum([self._count_texts(number) for number in known])
        looked_at = [number for number, sum_ in zip(known, postings, strict=True) if sum_ <= MOST_POSTINGS]
        slices = [slice(self._ends[n], self._ends[n + 1]) for n in looked_at or known[:1]]
        if not slices or count <= 0:
            return np.empty(0, np.int64)
        texts = np.concatenate([self._texts[of_word] for of_word in slices])
        order = np.argsort(texts, kind="stable")  # runs that are sorted already: a merge
        texts = texts[order]
        values = np.concatenate([self._values[of_word] for of_word in slices])[order].astype(np.float64)
        firsts = np.flatnonzero(np.diff(texts, prepend=-1))
        sums, owners = np.add.reduceat(values, firsts), self._owners[texts[firsts]]
        firsts = np.flatnonzero(np.diff(owners, prepend=-1))
        best, items = np.maximum.reduceat(sums, firsts), owners[firsts]
        found: IdArray = np.sort(items[np.argsort(-best, kind="stable")[:count]])
        return found

    def measure(self, stems: Sequence[str], items: IdArray) -> FloatArray:
        """Return for each of the items the largest share in [0, 1] of the question's words, by rarity, that a text has.

        The share of a text that counts for less is as much smaller.
        """
        shares = np.zeros(len(items))
        known = self._list_known(stems)
        filled = np.flatnonzero(self.sizes[items])
        if not known or not len(filled):
            return shares
        reachable = (len(set(stems) - {""}) - len(known)) * self._unseen
        reachable += sum(_weigh_word(self._count_texts(number), len(self.words.lengths)) for number in known)
        asked = np.zeros(len(self._numbers), dtype=bool)
        asked[known] = True
        sizes = self.sizes[items[filled]]
        texts = list_ranges(self._starts[items[filled]], sizes)
        lengths = self._text_sizes[texts]
        cells = list_ranges(self._text_starts[texts], lengths)
        values = self._text_values[cells] * asked[self._text_words[cells]]
        sums = np.bincount(np.repeat(np.arange(len(texts)), lengths), weights=values, minlength=len(texts))
        shares[filled] = np.maximum.reduceat(sums, np.cumsum(sizes) - sizes) / reachable
        return shares

    def _list_known(self, stems: Sequence[str]) -> list[int]:
        return sorted({number for stem in stems if (number := self._numbers.get(stem)) is not None})

    def _count_texts(self, number: int) -> int:
        return int(self._ends[number + 1] - self._ends[number])


def count_texts(
    unique_token_ids: Sequence[int], corpus_token_ids: Sequence[NumberArray], **_progress: bool
) -> dict[str, Any]:
    """Return Lucene's BM25 of every word in every text, word by word, as bm25s keeps it.

    Counts all texts at once: bm25s's own loop over 120,000 texts takes 3 s, this .2 s.
    """
    count = len(corpus_token_ids)
    lengths = np.fromiter((len(text) for text in corpus_token_ids), np.int64, count)
    words, texts = np.concatenate(corpus_token_ids).astype(np.int64), np.repeat(np.arange(count), lengths)
    keys, times = np.unique(words * count + texts, return_counts=True)
    words, texts = np.divmod(keys, count)
    texts_with_word = np.bincount(words, minlength=len(unique_token_ids))
    rarity = np.array([_weigh_word(number, count) for number in texts_with_word.tolist()])
    length = 1.0 - B + B * lengths / lengths.mean()
    return {
        "data": (rarity[words] * times / (times + K1 * length[texts])).astype(np.float32),
        "indices": texts.astype(np.int32),
        "indptr": np.concatenate([[0], np.cumsum(texts_with_word)]),
        "num_docs": count,
    }


def _weigh_word(texts_with_word: int, texts: int) -> float:
    """Return the inverse document frequency as Lucene and bm25s count it."""
    return math.log(1.0 + (texts - texts_with_word + 0.5) / (texts_with_word + 0.5))
