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
TAUGHT = 0.5  # share by which tokens count less where much is learned: all of clinc150 loses .4 points without it
STRETCH = 0.17  # by how much a unit of a learned value's weight stretches the strengths


@dataclass(frozen=True, slots=True)
class Weights:
    """What each kind of evidence counts for."""

    phrasing: float  # a spread of closeness to the phrasings
    passage: float  # a spread of closeness to title and answer
    words: float  # all the question's words in one phrasing
    answer_words: float  # all the question's words in title and answer
    learned: float  # a spread of what the phrasings of all entries teach
    tokens: float  # all the question's tokens said word by word


WEIGHTS: Mapping[Relation, Weights] = {
    Relation.ENGLISH: Weights(phrasing=2.4, passage=1.9, words=6.5, answer_words=5.0, learned=4.0, tokens=24.0),
    Relation.SAME: Weights(phrasing=2.4, passage=1.9, words=6.5, answer_words=5.0, learned=4.0, tokens=16.0),
    Relation.CROSSING: Weights(phrasing=4.0, passage=0.3, words=1.0, answer_words=0.0, learned=0.0, tokens=12.0),
    Relation.UNKNOWN: Weights(phrasing=3.2, passage=1.1, words=4.0, answer_words=2.5, learned=2.0, tokens=14.0),
}


_TABLE = np.array(
    [[w.phrasing, w.passage, w.words, w.answer_words, w.learned, w.tokens] for _, w in sorted(WEIGHTS.items())]
)


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
    tokens: FloatArray  # what is said token by token; 0 is unrelated
    trust: FloatArray  # in [0, 1): what the learned value counts for


@dataclass(frozen=True, slots=True)
class Parts:
    """What each kind of evidence gives to the strengths of some items, in their order; together they are those."""

    phrasing: FloatArray  # (encoders, items)
    passage: FloatArray  # (encoders, items)
    words: FloatArray
    answer_words: FloatArray
    learned: FloatArray
    tokens: FloatArray


def fuse(evidence: Evidence) -> FloatArray:
    """Return the strength of each item, where 0 is unrelated; without an answer its phrasings count for both."""
    parts = take_apart(evidence)
    strength: FloatArray = parts.phrasing.sum(axis=0) + parts.passage.sum(axis=0)
    return strength + parts.words + parts.answer_words + parts.learned + parts.tokens


def take_apart(evidence: Evidence) -> Parts:
    """Return what the strengths of `fuse` are made of."""
    phrasing, passage, words, answer_words, learned, tokens = _TABLE[evidence.relations].T
    shares = weigh_encoders(evidence.multilingual, evidence.relations)
    near_phrasing, _ = _share_out([closeness.strength for closeness in evidence.phrasing], shares)
    near_passage, has_passage = _share_out([closeness.strength for closeness in evidence.passage], shares)
    by_words, by_answer_words = words * evidence.words, answer_words * evidence.answer_words
    if not evidence.phrasing:
        nothing = np.zeros(len(by_words))
        return Parts(
            near_phrasing, near_passage, WORDS_ALONE * by_words, WORDS_ALONE * by_answer_words, nothing, nothing
        )
    scale = np.where(has_passage, 1.0, (phrasing + passage) / phrasing)
    trusted = learned * evidence.trust
    taught = np.where(learned > 0, evidence.trust, 0.0)
    # One divisor for all items: the order stays, and strengths are those of a library that learned nothing.
    divisor = 1.0 + STRETCH * trusted.max(initial=0.0)
    scale = scale / divisor
    return Parts(
        scale * phrasing * near_phrasing,
        scale * passage * near_passage,
        scale * by_words,
        scale * by_answer_words,
        trusted * evidence.learned / divisor,
        tokens * (1.0 - TAUGHT * taught) * evidence.tokens / divisor,
    )


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


def _share_out(strengths: Sequence[FloatArray], shares: FloatArray) -> tuple[FloatArray, NDArray[np.bool_]]:
    """Return each encoder's part (encoders, items) of the weighted mean over those that have a value; and who has one.

    An item of which no encoder has a value has the mean 0.
    """
    values = np.array(strengths).reshape(shares.shape)
    heard = np.where(np.isfinite(values), shares, 0.0)
    total = heard.sum(axis=0)
    parts: FloatArray = np.nan_to_num(values) * heard / np.where(total > 0, total, 1.0)
    return parts, total > 0
