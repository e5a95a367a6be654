"""The stems of every text of one role, as numbers: what is counted, and what the next version need not stem again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.documents import Document
from index.neighbours import IdArray
from index.texts import list_stems
from index.vector_cache import Role

Key = tuple[str | None, str]  # language and text: the stems depend on both
NumberArray = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of all texts, text by text; a word is its place in the sorted vocabulary."""

    vocabulary: tuple[str, ...]
    numbers: NumberArray  # (words of all texts,)
    lengths: IdArray  # words of each text

    def take(self, rows: IdArray) -> "Words":
        """Return the texts with these numbers, in their order, and of the vocabulary what they have."""
        starts, lengths = (np.cumsum(self.lengths) - self.lengths)[rows], self.lengths[rows]
        numbers = self.numbers[list_ranges(starts, lengths)]
        used = np.unique(numbers).tolist()
        order = sorted(used, key=self.vocabulary.__getitem__)
        renumber = np.zeros(len(self.vocabulary), np.int32)
        renumber[order] = np.arange(len(order))
        return Words(tuple(self.vocabulary[number] for number in order), renumber[numbers], lengths)


@dataclass(frozen=True, slots=True)
class KnownWords:
    """Words that are there already, and which text is which."""

    words: Words
    rows: Mapping[Key, int]


NOTHING = KnownWords(Words((), np.empty(0, np.int32), np.empty(0, np.int64)), {})


def list_keys(documents: Iterable[Document], role: Role) -> list[Key]:
    """Return the key of every text of a role, document by document."""
    return [(document.lang, text) for document in documents for text in document.list_texts(role)]


def list_words(documents: Sequence[Document], role: Role, known: KnownWords = NOTHING) -> Words:
    """Return the words of all texts of a role; stems only texts that are not known."""
    numbering = {word: number for number, word in enumerate(known.words.vocabulary)}
    rows = dict(known.rows)
    numbers: list[int] = []
    lengths: list[int] = []
    keys = list_keys(documents, role)
    for key in keys:
        if key not in rows:
            lang, text = key
            stems = list_stems(text, lang)
            rows[key] = len(known.words.lengths) + len(lengths)
            numbers.extend([numbering.setdefault(stem, len(numbering)) for stem in stems])
            lengths.append(len(stems))
    pool = Words(
        tuple(numbering),
        np.concatenate([known.words.numbers, np.array(numbers, np.int32)]),
        np.concatenate([known.words.lengths, np.array(lengths, np.int64)]),
    )
    return pool.take(np.fromiter((rows[key] for key in keys), np.int64, len(keys)))


def list_ranges(starts: IdArray, sizes: IdArray) -> IdArray:
    """Return start, start + 1, … for each start, as many as its size, one range after another."""
    stops = np.cumsum(sizes)
    total = int(stops[-1]) if len(stops) else 0
    ranges: IdArray = np.arange(total) + np.repeat(starts - (stops - sizes), sizes)
    return ranges
