"""How the confidence moves when people have said what was right: two numbers on its log-odds, within bounds.

What ships was fitted on other libraries; outcomes recorded on this one say how often its confidences come true here.
Platt's scaling of what is a probability already, held to what ships: https://doi.org/10.7551/mitpress/1113.003.0008.
The order of a ranking never changes. Knows nothing of people: whose word counts for how much is decided elsewhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import minimize

from index.log_odds import sigmoid, to_log_odds
from index.neighbours import FloatArray

PRIOR = 40.0  # outcomes that what ships is worth
PRIOR_LOG_ODDS = np.linspace(-4.0, 4.0, 17)  # where they lie: evenly, so that the sure ones alone don't turn the slope
SHIFTS = (-2.0, 2.0)  # a library can't make everything ready, nor nothing
SLOPES = (0.4, 2.5)
SEEN = 20.0  # outcomes without which a confidence so low is never raised
NEVER = 1.0


@dataclass(frozen=True, slots=True)
class Adaptation:
    """What becomes of a confidence. Below `raises_from`, which is a confidence that ships, it is only ever lowered."""

    shift: float = 0.0
    slope: float = 1.0
    raises_from: float = 0.0

    def apply(self, confidence: float) -> float:
        """Return the confidence that this library's outcomes speak for; a larger one for a larger one."""
        return self._move(confidence, self.slope)

    def apply_answered(self, answered: float) -> float:
        """Return the same for the probability that there is an answer; outcomes don't say how steep it is."""
        return self._move(answered, 1.0)

    def only_lowering(self) -> "Adaptation":
        """Return the one that raises no confidence."""
        return replace(self, raises_from=NEVER)

    def _move(self, probability: float, slope: float) -> float:
        if self.shift == 0.0 and slope == 1.0:
            return probability
        moved = sigmoid(slope * to_log_odds(probability) + self.shift)
        return moved if probability >= self.raises_from else min(moved, probability)


UNMOVED = Adaptation()


@dataclass(frozen=True, slots=True)
class Observed:
    """What ships said of a first candidate, and whether it was right; `weight` counts outcomes, usually 1."""

    confidence: float
    right: bool
    weight: float = 1.0


def adapt(observed: Sequence[Observed]) -> Adaptation:
    """Return what fits the outcomes and what ships best: a strictly convex sum of two log losses, within the bounds.

    Without outcomes it is `UNMOVED`. Nothing is raised below the confidence that `SEEN` outcomes do not exceed: agents
    who only ever see sure answers say nothing of the others.
    """
    if not observed:
        return UNMOVED
    log_odds = np.array([to_log_odds(one.confidence) for one in observed])
    weights = np.array([one.weight for one in observed])
    right = np.array([one.right for one in observed], dtype=np.float64)
    shift, slope = _fit(
        np.concatenate([log_odds, PRIOR_LOG_ODDS]),
        np.concatenate([right, 1.0 / (1.0 + np.exp(-PRIOR_LOG_ODDS))]),
        np.concatenate([weights, np.full(len(PRIOR_LOG_ODDS), PRIOR / len(PRIOR_LOG_ODDS))]),
    )
    return Adaptation(round(shift, 4), round(slope, 4), _find_seen(observed))


def _fit(log_odds: FloatArray, right: FloatArray, weights: FloatArray) -> tuple[float, float]:
    def lose(numbers: FloatArray) -> tuple[float, FloatArray]:
        moved = numbers[0] + numbers[1] * log_odds
        pull = weights * (1.0 / (1.0 + np.exp(-moved)) - right)
        loss = float(weights @ (np.logaddexp(0.0, moved) - right * moved))
        return loss, np.array([pull.sum(), pull @ log_odds])

    found = minimize(lose, [UNMOVED.shift, UNMOVED.slope], jac=True, method="L-BFGS-B", bounds=[SHIFTS, SLOPES]).x
    return float(found[0]), float(found[1])


def _find_seen(observed: Sequence[Observed]) -> float:
    weight = 0.0
    for one in sorted(observed, key=lambda it: it.confidence):
        weight += one.weight
        if weight >= SEEN:
            return one.confidence
    return NEVER
