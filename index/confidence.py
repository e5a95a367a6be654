"""How probable it is that a group answers the question.

A logistic model of a few features that know neither library nor encoder: they are measured on the library's own scale.
Its coefficients, and the command that fitted them, are in calibration.json. They were fitted with MiniLM and E5
together; with E5 alone, with MiniLM alone and with a hashing encoder the same coefficients have an expected calibration
error within .02 of coefficients fitted for those, so they serve unknown encoders too. Words alone mislead where the
meaning is another (a fifth of what would be `ready` on live questions was wrong), and say nothing across languages:
their confidence is capped, so that nothing found by words alone is ever `ready`.

The lead of the first over the second counts little in the first one's confidence, because an answer that two entries
have is still an answer; the whole lead is in the second one's confidence, where `outcome.decide` reads it.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from index.ranking import Candidate
from index.scale import Scale

LEAD_COUNTS = 0.3  # with 1.0, AUROC for "has an answer" falls from .90 to .88 on live questions; with 0 it gains .007
STEEPNESS = 12.0  # how fast probability falls with the distance to the first: seen 18 near it and 7 far from it

WORDS_ALONE_AT_MOST = 0.8  # `outcome.LEAST_READY`


@dataclass(frozen=True, slots=True)
class Calibration:
    """What was fitted: log-odds as weighted sums of features, and how many right answers lie below a confidence."""

    answers: Mapping[str, float]
    ready: Mapping[str, float]
    missed: Sequence[tuple[float, float]]  # (share of the right answers, confidence below which they are), ascending


@cache
def load_calibration() -> Calibration:
    """Return the calibration that ships."""
    found = json.loads(files("index").joinpath("calibration.json").read_text(encoding="utf-8"))
    return Calibration(found["answers"], found["ready"], [(share, below) for share, below in found["missed"]])


def estimate_confidences(
    candidates: Sequence[Candidate],
    scale: Scale,
    group_count: int,
    *,
    encoded: bool,
    calibration: Calibration | None = None,
) -> list[float]:
    """Return the probability of each candidate, strongest first, so they never rise.

    `encoded` is False where words alone were compared.
    """
    if not candidates:
        return []
    calibration = calibration or load_calibration()
    first = sigmoid(weigh(calibration.answers, list_features(candidates, scale, group_count)))
    first = first if encoded else min(first, WORDS_ALONE_AT_MOST)
    strongest = candidates[0].strength
    return [first * math.exp(-STEEPNESS * max(0.0, strongest - c.strength) / scale.width) for c in candidates]


def list_features(candidates: Sequence[Candidate], scale: Scale, group_count: int) -> dict[str, float]:
    """Return what the confidence of the first candidate depends on."""
    first = candidates[0]
    second = candidates[1].strength if len(candidates) > 1 else 0.0
    level = (first.strength + LEAD_COUNTS * (first.strength - second) - scale.other) / scale.width
    return {
        "constant": 1.0,
        "level": level,
        "level_crossing": level * first.crossing,
        "crossing": float(first.crossing),
        "log_groups": math.log(max(1, group_count)),
    }


def weigh(coefficients: Mapping[str, float], features: Mapping[str, float]) -> float:
    """Return the log-odds; the names must agree."""
    return sum(coefficients[name] * value for name, value in features.items())


def sigmoid(log_odds: float) -> float:
    """Return the probability, without overflow."""
    return 0.5 * (1.0 + math.tanh(0.5 * log_odds))
