"""From a ranking to what a person may do with it: send it, look before sending, or say that there is no answer.

Two settings in plain words decide; the thresholds follow from how probabilities came true while they were fitted. That
there is no answer follows from the probability that the library has one, not from the first candidate's: of two entries
that both answer, each makes the other improbable, and neither is none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from index.confidence import Calibration, load_calibration
from index.items import Ranked

Outcome = Literal["ready", "adapt", "none"]
Reason = Literal["nothing_found", "no_answer", "near_equal", "unsure", "sure"]

_OUTCOMES: dict[Reason, Outcome] = {
    "nothing_found": "none",
    "no_answer": "none",
    "near_equal": "adapt",
    "unsure": "adapt",
    "sure": "ready",
}

READY_WRONG_AT_MOST = 0.05  # how often may a ready answer be wrong
MISSED_AT_MOST = 0.015  # how often may we say "no answer" although the first one is right
NEAR_EQUAL = 0.5  # a second that is at least this share as probable as the first: the person chooses
LEAST_READY = 0.8  # a first that is not more probable than this is never ready, whatever the settings


def decide(
    ranked: Sequence[Ranked],
    *,
    ready_wrong_at_most: float = READY_WRONG_AT_MOST,
    missed_at_most: float = MISSED_AT_MOST,
    calibration: Calibration | None = None,
) -> Outcome:
    """Return the outcome of a ranking, best first; an empty one has none. The shipped calibration is the usual."""
    return _OUTCOMES[find_reason(ranked, find_bars(ready_wrong_at_most, missed_at_most, calibration))]


@dataclass(frozen=True, slots=True)
class Bars:
    """What the two settings ask for."""

    answered: float  # least probability that the library has an answer; below, the outcome is none
    ready: float  # the confidence that a ready one exceeds


def find_bars(
    ready_wrong_at_most: float = READY_WRONG_AT_MOST,
    missed_at_most: float = MISSED_AT_MOST,
    calibration: Calibration | None = None,
) -> Bars:
    """Return what the settings ask for; the shipped calibration is the usual."""
    calibration = calibration or load_calibration()
    least = max(LEAST_READY, find_least_ready(ready_wrong_at_most, calibration))
    return Bars(find_least_answered(missed_at_most, calibration), least)


def find_reason(ranked: Sequence[Ranked], bars: Bars) -> Reason:
    """Return why a ranking, best first, has its outcome."""
    if not ranked:
        return "nothing_found"
    if find_answered(ranked[0]) < bars.answered:
        return "no_answer"
    if len(ranked) > 1 and ranked[1].confidence >= NEAR_EQUAL * ranked[0].confidence:
        return "near_equal"
    return "sure" if ranked[0].confidence > bars.ready else "unsure"


def find_answered(first: Ranked) -> float:
    """Return the probability that there is an answer; the first one's confidence where nobody said more."""
    return first.confidence if first.answered is None else first.answered


def find_least_answered(missed_at_most: float, calibration: Calibration) -> float:
    """Return the probability of an answer below which that share of the right ones lies; between points on a line."""
    shares, least = zip(*calibration.missed, strict=True)
    return float(np.interp(missed_at_most, (0.0, *shares), (0.0, *least)))


def find_least_ready(wrong_at_most: float, calibration: Calibration) -> float:
    """Return the confidence above which no larger share is wrong; between the fitted points on a line."""
    shares, least = zip(*calibration.ready, strict=True)
    return float(np.interp(wrong_at_most, (0.0, *shares), (1.0, *least)))
