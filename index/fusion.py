"""From the evidence of encoders and words to one strength an item.

A weighted sum of features that are already on one scale. The weights depend on the languages of question and item,
never on the library: fitted by a listwise softmax over the development sets, each set left out in turn, then rounded
to what they have in common. Equal shares for all encoders that understand a pair lose nothing against fitted ones.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.dense import Closeness
from index.languages import Relation
from index.neighbours import FloatArray, IdArray

WORDS_ALONE = 5.0  # makes words without any encoder as strong as encoders and words together
HALF_UNDERSTOOD = 0.5  # what an English-only encoder counts for while nobody knows the languages
STRETCH = 0.17  # by how much a unit of a learned value's weight stretches the strengths


@dataclass(frozen=True, slots=True)
class Weights:
    """What each kind of evidence counts for."""

    phrasing: float  # a spread of closeness to the phrasings
    passage: float  # a spread of closeness to title and answer
    words: float  # all the question's words in one phrasing
    answer_words: float  # all the question's words in title and answer
    learned: float  # a spread of what the phrasings of all entries teach


WEIGHTS: Mapping[Relation, Weights] = {
    Relation.ENGLISH: Weights(phrasing=2.4, passage=1.9, words=6.5, answer_words=5.0, learned=6.0),
    Relation.SAME: Weights(phrasing=2.4, passage=1.9, words=6.5, answer_words=5.0, learned=6.0),
    Relation.CROSSING: Weights(phrasing=4.0, passage=0.3, words=1.0, answer_words=0.0, learned=0.0),
    Relation.UNKNOWN: Weights(phrasing=3.2, passage=1.1, words=4.0, answer_words=2.5, learned=3.0),
}


_TABLE = np.array([[w.phrasing, w.passage, w.words, w.answer_words, w.learned] for _, w in sorted(WEIGHTS.items())])


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of some items, in their order."""

    phrasing: Sequence[Closeness]  # by encoder
    passage: Sequence[Closeness]  # by encoder
    words: FloatArray
    answer_words: FloatArray
    relations: NDArray[np.int64]
    multilingual: Sequence[bool]  # by encoder
    log_odds: FloatArray  # as learned; NaN where nothing was
    learned: FloatArray  # the same in spreads, 0 where nothing was learned
    trust: FloatArray  # in [0, 1): what the learned value counts for


def fuse(evidence: Evidence) -> FloatArray:
    """Return the strength of each item, where 0 is unrelated; without an answer its phrasings count for both."""
    phrasing, passage, words, answer_words, learned = _TABLE[evidence.relations].T
    shares = weigh_encoders(evidence.multilingual, evidence.relations)
    near_phrasing = _average([closeness.strength for closeness in evidence.phrasing], shares)
    near_passage = _average([closeness.strength for closeness in evidence.passage], shares)
    dense = phrasing * np.nan_to_num(near_phrasing) + passage * np.nan_to_num(near_passage)
    lexical = words * evidence.words + answer_words * evidence.answer_words
    if not evidence.phrasing:
        alone: FloatArray = WORDS_ALONE * lexical
        return alone
    scale = np.where(np.isfinite(near_passage), 1.0, (phrasing + passage) / phrasing)
    trusted = learned * evidence.trust
    strength: FloatArray = scale * (dense + lexical) + trusted * evidence.learned
    # One divisor for all items: the order stays, and strengths are those of a library that learned nothing.
    strength /= 1.0 + STRETCH * trusted.max(initial=0.0)
    return strength


def weigh_encoders(multilingual: Sequence[bool], relations: IdArray) -> FloatArray:
    """Return what each encoder counts for with each item (encoders, items).

    An English-only encoder is heard on pairs that it can read, and on all where nobody else is there.
    """
    english_only = np.zeros(len(Relation))
    english_only[Relation.ENGLISH] = 1.0
    english_only[Relation.UNKNOWN] = HALF_UNDERSTOOD
    if not any(multilingual):
        english_only[:] = 1.0
    by_encoder = [np.ones(len(Relation)) if reads_all else english_only for reads_all in multilingual]
    return np.array(by_encoder).reshape(-1, len(Relation))[:, relations]


def _average(strengths: Sequence[FloatArray], shares: FloatArray) -> FloatArray:
    """Return the weighted mean over the encoders that have a value; NaN where none has."""
    if not strengths:
        return np.full(shares.shape[1], np.nan)
    values = np.array(strengths)
    heard = np.where(np.isfinite(values), shares, 0.0)
    total = heard.sum(axis=0)
    mean: FloatArray = (np.nan_to_num(values) * heard).sum(axis=0) / np.where(total > 0, total, np.nan)
    return mean
