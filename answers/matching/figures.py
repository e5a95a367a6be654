"""The figures of a set of answered questions: how often right, ready, missed, and how true the confidences were."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from answers.matching.asked import Answered
from answers.matching.intervals import Share, share_of
from index import metrics

BINS = 10

Kind = Literal["all", "match_tests", "outcomes"]


@dataclass(frozen=True, slots=True)
class Figures:
    """What came of these questions.

    `first_right`, `among_three` and `missed` are of those that an entry answers, `rightly_none` of those that none
    does; `ready`, `adapt` and `none` of all; `ready_wrong` of the ready ones whose first is known to be right or wrong,
    and `calibration_error` and `brier` of all such (`judged`).
    """

    kind: Kind
    questions: int
    first_right: Share
    among_three: Share
    ready: Share
    adapt: Share
    none: Share
    ready_wrong: Share
    missed: Share
    rightly_none: Share
    judged: int
    calibration_error: float | None
    brier: float | None


@dataclass(frozen=True, slots=True)
class Bin:
    """Confidences of `low` up to `high`: their mean, and how often they came true."""

    low: float
    high: float
    confidence: float | None
    right: Share


def make_figures(kind: Kind, answered: Sequence[Answered]) -> Figures:
    """The figures of these; no question is left out for being hard, and none at all gives shares of nothing."""
    answerable = [it for it in answered if it.asked.is_answerable]
    hopeless = [it for it in answered if it.asked.right is not None and not it.asked.right]
    ready = [it for it in answered if it.outcome == "ready"]
    confidences, came_true = _judged(answered)
    return Figures(
        kind=kind,
        questions=len(answered),
        first_right=share_of(bool(it.is_first_right) for it in answerable),
        among_three=share_of(any(it.asked.is_answered_by(hit.group) for hit in it.ranking[:3]) for it in answerable),
        ready=share_of(it.outcome == "ready" for it in answered),
        adapt=share_of(it.outcome == "adapt" for it in answered),
        none=share_of(it.outcome == "none" for it in answered),
        ready_wrong=share_of(not it.is_first_right for it in ready if it.is_first_right is not None),
        missed=share_of(it.outcome == "none" for it in answerable),
        rightly_none=share_of(it.outcome == "none" for it in hopeless),
        judged=len(confidences),
        calibration_error=_known(metrics.expected_calibration_error(confidences, came_true, bins=BINS)),
        brier=_known(metrics.brier(confidences, came_true)),
    )


def make_bins(answered: Sequence[Answered]) -> tuple[Bin, ...]:
    """Ten bins of equal width, the first from 0."""
    confidences, came_true = _judged(answered)
    places = [min(int(it * BINS), BINS - 1) for it in confidences]
    found = []
    for number in range(BINS):
        within = [place for place, of in enumerate(places) if of == number]
        mean = sum(confidences[place] for place in within) / len(within) if within else None
        right = share_of(came_true[place] for place in within)
        found.append(Bin(number / BINS, (number + 1) / BINS, None if mean is None else round(mean, 6), right))
    return tuple(found)


def _judged(answered: Sequence[Answered]) -> tuple[list[float], list[bool]]:
    known = [(it.confidence, it.is_first_right) for it in answered]
    return [confidence for confidence, right in known if right is not None], [
        right for _, right in known if right is not None
    ]


def _known(figure: float) -> float | None:
    return None if math.isnan(figure) else round(figure, 6)
