"""Probabilities and their log-odds, without overflow."""

import math

CERTAIN = 1e-6  # a probability is never taken for nearer to 0 or 1


def to_log_odds(probability: float) -> float:
    """Return the log-odds of a probability, of 0 and 1 those of the nearest that is never certain."""
    inside = min(max(probability, CERTAIN), 1.0 - CERTAIN)
    return math.log(inside / (1.0 - inside))


def sigmoid(log_odds: float) -> float:
    """Return the probability; far below 0 it is tiny, never 0."""
    if log_odds >= 0.0:
        return 1.0 / (1.0 + math.exp(-log_odds))
    grown = math.exp(log_odds)
    return grown / (1.0 + grown)
