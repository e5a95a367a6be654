"""From observations to a calibration: two logistic models whose product is the confidence, then the thresholds."""

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.observations import Observation, Observed
from index.confidence import STEEPNESS, Calibration, Coefficients, weigh
from index.log_odds import CERTAIN
from index.outcome import NEAR_EQUAL

RIDGE = 1e-3  # on standardised features; ten times more or less changes no figure by .005
REDUCED = 0.1  # weight of a library that was made smaller: its unanswerable questions are harder than real ones
HELD_TO = 0.5  # weight of "the library has an answer" beside "the first is right"
MISSED = (0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.3, 0.5)
WRONG = (0.01, 0.02, 0.03, 0.05, 0.1, 0.2)
SETS_WITHIN = 0.9  # share of the sets in which no larger share of the ready is wrong than `WORSE` times the setting
WORSE = 1.4
FEWEST_READY = 20  # below, the share of wrong ones says nothing
DIGITS = 4

FloatArray = NDArray[np.float64]
Estimates = Sequence[tuple[float, Sequence[float]]]  # by question: of an answer, and of each candidate


def fit(sets: Sequence[Observed]) -> Calibration:
    """Fit the two models, then the thresholds that follow from what they say."""
    answered, first = _fit_product(sets)
    models = Calibration(answered, first, (), ())
    whole = [observed for observed in sets if observed.whole]
    estimates = [estimate_all(observed, models) for observed in whole]
    return Calibration(answered, first, _fit_ready(whole, estimates), _fit_missed(whole, estimates))


def estimate_all(observed: Observed, calibration: Calibration) -> list[tuple[float, list[float]]]:
    """Return for every question the probability of an answer and the candidates' confidences, as the searcher would."""
    found = []
    for o in observed.observations:
        answered, is_first = weigh(o.features, calibration)
        first = answered * is_first
        found.append((answered, [first, *(first * math.exp(-STEEPNESS * lead) for lead in o.leads)]))
    return found


def _fit_product(sets: Sequence[Observed]) -> tuple[Coefficients, Coefficients]:
    pairs = weigh_sets(sets)
    answered = _Standard([o.features.answered for o, _ in pairs])
    first = _Standard([o.features.first for o, _ in pairs])
    right = np.array([o.right for o, _ in pairs], dtype=np.float64)
    answerable = np.array([o.answerable for o, _ in pairs], dtype=np.float64)
    weights = np.array([weight for _, weight in pairs])
    split = len(answered.names)

    def lose(coefficients: FloatArray) -> tuple[float, FloatArray]:
        """Return the log loss of the product, and of the first factor for "has an answer", and their slopes."""
        odds = answered.columns @ coefficients[:split]
        has, is_first = 1 / (1 + np.exp(-odds)), 1 / (1 + np.exp(-first.columns @ coefficients[split:]))
        both = np.clip(has * is_first, CERTAIN, 1 - CERTAIN)
        loss = -(weights * (right * np.log(both) + (1 - right) * np.log1p(-both))).sum()
        loss += HELD_TO * (weights * (np.logaddexp(0, odds) - answerable * odds)).sum()
        pull = ((1 - right) * both / (1 - both) - right) * weights
        slope_has = pull * (1 - has) + HELD_TO * weights * (has - answerable)
        slopes = np.concatenate([answered.columns.T @ slope_has, first.columns.T @ (pull * (1 - is_first))])
        held = coefficients * np.concatenate([answered.penalised, first.penalised])
        return float(loss + RIDGE * held @ held), slopes + 2 * RIDGE * held

    start = np.concatenate([1 - answered.penalised, 1 - first.penalised])
    best = minimize(lose, start, jac=True, method="L-BFGS-B").x
    return answered.restore(best[:split]), first.restore(best[split:])


class _Standard:
    """Features as columns with mean 0 and spread 1, the constant first."""

    def __init__(self, rows: Sequence[Coefficients]) -> None:
        self.names = ["constant", *(name for name in rows[0] if name != "constant")]
        values = np.array([[row[name] for name in self.names[1:]] for row in rows], dtype=np.float64)
        self._mean, self._spread = values.mean(axis=0), values.std(axis=0) + 1e-9
        self.columns = np.column_stack([np.ones(len(rows)), (values - self._mean) / self._spread])
        self.penalised = np.array([0.0] + [1.0] * (len(self.names) - 1))

    def restore(self, coefficients: FloatArray) -> Coefficients:
        """Return the coefficients of the features as they are."""
        slopes = coefficients[1:] / self._spread
        values = [float(coefficients[0] - slopes @ self._mean), *slopes.tolist()]
        return {name: round(value, DIGITS) for name, value in zip(self.names, values, strict=True)}


def weigh_sets(sets: Sequence[Observed]) -> list[tuple[Observation, float]]:
    """Weigh every set alike, and a source with more sets by the root of their number only; the sum is 1."""
    sources = Counter(observed.source for observed in sets)
    pairs = [
        (o, (1.0 if s.whole else REDUCED) / len(s.observations) / math.sqrt(sources[s.source]))
        for s in sets
        for o in s.observations
    ]
    total = sum(weight for _, weight in pairs)
    return [(observation, weight / total) for observation, weight in pairs]


def _fit_missed(sets: Sequence[Observed], estimates: Sequence[Estimates]) -> list[tuple[float, float]]:
    """Return below which probability of an answer which share of the right ones lies, all sets alike."""
    answered = [of_question for of_set in estimates for of_question, _ in of_set]
    right = [(value, w) for value, (o, w) in zip(answered, weigh_sets(sets), strict=True) if o.right]
    values, weights = np.array(sorted(right)).T
    shares = np.cumsum(weights) / weights.sum()
    return [(share, round(float(values[np.searchsorted(shares, share)]), DIGITS)) for share in MISSED]


def _fit_ready(sets: Sequence[Observed], estimates: Sequence[Estimates]) -> list[tuple[float, float]]:
    """Return from which confidence on a first that nobody is near is wrong how often, in nearly all sets."""
    alone = [
        [(c[0], o.right) for (_, c), o in zip(of_set, s.observations, strict=True) if _is_alone(c)]
        for of_set, s in zip(estimates, sets, strict=True)
    ]
    grid = np.arange(0.5, 0.9951, 0.005)
    worst = [_find_wrong([[right for c, right in of_set if c > least] for of_set in alone]) for least in grid]
    found: list[tuple[float, float]] = []
    for share in WRONG:
        fitting = [least for least, wrong in zip(grid, worst, strict=True) if wrong <= WORSE * share]
        found.append((share, round(float(fitting[0] if fitting else grid[-1]), DIGITS)))
    return found


def _is_alone(confidences: Sequence[float]) -> bool:
    return len(confidences) < 2 or confidences[1] < NEAR_EQUAL * confidences[0]


def _find_wrong(sets: Sequence[Sequence[bool]]) -> float:
    """Return the share of wrong ones that most sets stay below."""
    shares = [1.0 - sum(of_set) / len(of_set) for of_set in sets if len(of_set) >= FEWEST_READY]
    return float(np.quantile(shares, SETS_WITHIN)) if shares else 0.0
