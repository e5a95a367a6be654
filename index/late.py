"""The strongest candidates once more, token by token.

Only they, and of an entry with many phrasings only the nearest: a comparison takes some thousand times as long as a
cosine, and a fifth of a millisecond for one encoder as it is. What use has taught is passed over: a sentence that
somebody sent once would say all of itself, whatever it answers.
"""

from collections.abc import Sequence

import numpy as np

from index.embedded import Vector
from index.encoders.protocol import Tokens
from index.library import EncoderIndexes
from index.neighbours import FloatArray, IdArray
from index.tokens import TokenIndex

LOOKED_AT = 8  # items; 5 gain nearly as much, 12 no more
PHRASINGS = 3  # of an item, those with the nearest vectors
USUAL = 0.45  # what an entry says of a question of which it says nothing: takes it off, so that it stays near 0


def compare_tokens(
    dense: Sequence[EncoderIndexes],
    vectors: Sequence[Vector],
    tokens: Sequence[Tokens | None],
    items: IdArray,
    strengths: FloatArray,
    shares: FloatArray,
) -> FloatArray:
    """Return for each item how much of the question its nearest phrasing and its passage say, on average.

    Args:
        dense: What each encoder knows of the library.
        vectors: The question's unit vector, by encoder.
        tokens: The question's tokens, by encoder; None where the encoder does not tell them.
        items: The candidates.
        strengths: How strong they are without this, by candidate.
        shares: What each encoder counts for with each candidate (encoders, items).

    Returns:
        A value for each item, about 0 where nothing matches; those that are not looked at have the least value of
        those that are, so they overtake none. 0 for all where no encoder tells its tokens.
    """
    looked_at = np.argsort(-strengths, kind="stable")[:LOOKED_AT]
    total, heard = np.zeros(len(looked_at)), np.zeros(len(looked_at))
    for of_encoder, vector, of_question, share in zip(dense, vectors, tokens, shares[:, looked_at], strict=True):
        if of_question is not None and of_encoder.tokens is not None:
            values = _compare(of_encoder, of_encoder.tokens, vector, of_question, items[looked_at])
            known = np.isfinite(values)
            total += np.where(known, values - USUAL, 0.0) * share
            heard += np.where(known, share, 0.0)
    found = np.zeros(len(items))
    if heard.any():
        means = np.where(heard > 0, total / np.where(heard > 0, heard, 1.0), np.inf)
        means[~np.isfinite(means)] = means.min()
        found[:] = means.min()
        found[looked_at] = means
    return found


def _compare(
    of_encoder: EncoderIndexes, index: TokenIndex, vector: Vector, question: Tokens, items: IdArray
) -> FloatArray:
    """Return the mean of the best phrasing's and the passage's value; where one is absent the other counts for both."""
    phrasings = [of_encoder.phrasings.find_rows(vector, item, PHRASINGS) for item in items.tolist()]
    passages = [of_encoder.passages.find_rows(vector, item, 1) for item in items.tolist()]
    behind = len(of_encoder.phrasings.flat)
    values = index.measure(question, np.concatenate([*phrasings, *(rows + behind for rows in passages)]))
    sizes = np.array([len(rows) for rows in (*phrasings, *passages)])
    filled = np.flatnonzero(sizes)
    best = np.full(len(sizes), np.nan)
    if len(filled):
        best[filled] = np.fmax.reduceat(values, (np.cumsum(sizes) - sizes)[filled])
    by_phrasing, by_passage = best[: len(items)], best[len(items) :]
    both: FloatArray = 0.5 * (
        np.where(np.isnan(by_phrasing), by_passage, by_phrasing)
        + np.where(np.isnan(by_passage), by_phrasing, by_passage)
    )
    return both
