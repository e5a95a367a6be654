"""From a ranking to what a person may do with it: send it, look before sending, or say that there is no answer.

Two settings in plain words decide; the thresholds follow from how confidences came true while they were fitted.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Literal

import numpy as np

from index.confidence import STEEPNESS, Calibration, load_calibration, sigmoid, weigh
from index.items import Ranked

Outcome = Literal["ready", "adapt", "none"]

READY_WRONG_AT_MOST = 0.05  # how often may a ready answer be wrong
MISSED_AT_MOST = 0.05  # how often may we say "no answer" although the first one is right
NEAR_EQUAL = 0.5  # a second that is at least this share as probable as the first: the person chooses
LEAST_READY = 0.8  # a first that is not more probable than this is never ready, however far the second is
NEAR = 0.2  # distance beyond which a larger lead says little more
CERTAIN = 1e-6  # a confidence is never nearer to 0 or 1


def decide(
    ranked: Sequence[Ranked],
    *,
    ready_wrong_at_most: float = READY_WRONG_AT_MOST,
    missed_at_most: float = MISSED_AT_MOST,
    calibration: Calibration | None = None,
) -> Outcome:
    """Return the outcome of a ranking, best first; an empty one has none. The shipped calibration is the usual."""
    calibration = calibration or load_calibration()
    if not ranked or ranked[0].confidence < find_floor(missed_at_most, calibration):
        return "none"
    if ranked[0].confidence <= LEAST_READY:
        return "adapt"
    if len(ranked) > 1 and ranked[1].confidence >= NEAR_EQUAL * ranked[0].confidence:
        return "adapt"
    sure = sigmoid(weigh(calibration.ready, list_ready_features(ranked)))
    return "ready" if sure >= 1.0 - ready_wrong_at_most else "adapt"


def list_ready_features(ranked: Sequence[Ranked]) -> Mapping[str, float]:
    """Return what speaks for sending the first without a look: its confidence and its lead over the second."""
    first = min(max(ranked[0].confidence, CERTAIN), 1.0 - CERTAIN)
    second = max(ranked[1].confidence, CERTAIN**2) if len(ranked) > 1 else CERTAIN**2
    lead = max(0.0, math.log(first / second) / STEEPNESS)
    return {"constant": 1.0, "log_odds": math.log(first / (1.0 - first)), "lead": lead, "near_lead": min(lead, NEAR)}


def find_floor(missed_at_most: float, calibration: Calibration) -> float:
    """Return the confidence below which that share of the right answers lies; between the fitted points on a line."""
    shares, floors = zip(*calibration.missed, strict=True)
    return float(np.interp(missed_at_most, (0.0, *shares), (0.0, *floors)))
