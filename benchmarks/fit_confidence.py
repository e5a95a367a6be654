"""Fit the confidence and the outcome over all sets of a data folder, and print how they do on sets left out.

    python -m benchmarks.fit_confidence DATA_FOLDER [--write]

With --write the coefficients replace those in index/calibration.json.
"""

import json
import math
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.command import get_encoders, make_parser, print_table
from benchmarks.datasets import list_datasets
from benchmarks.observations import Observation, Observed, observe
from index.confidence import STEEPNESS, Calibration, sigmoid, weigh
from index.metrics import auroc, brier, expected_calibration_error, find_expected, matthews
from index.outcome import decide, list_ready_features
from index.vector_cache import MemoryVectorCache

RIDGE = 1e-3  # on standardised features; ten times more or less changes no figure by .005
MISSED = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5)
DIGITS = 4
TARGET = Path(__file__).parent.parent / "index" / "calibration.json"

FloatArray = NDArray[np.float64]
Describe = Callable[[Observation], dict[str, float]]


def fit(sets: Sequence[Observed]) -> Calibration:
    """Fit first what an answer's confidence is, then what makes it ready, then where right answers lie."""
    answers = _fit_logistic(sets, lambda observation: observation.features)
    ready = _fit_logistic(sets, lambda observation: _list_ready(observation, answers))
    return Calibration(answers, ready, _fit_missed(sets, answers))


def _fit_logistic(sets: Sequence[Observed], describe: Describe) -> dict[str, float]:
    rows = [(describe(o), o.right, weight) for o, weight in _weigh_sets(sets)]
    names = [name for name in rows[0][0] if name != "constant"]
    features = np.array([[row[0][name] for name in names] for row in rows])
    right = np.array([row[1] for row in rows], dtype=np.float64)
    weights = np.array([row[2] for row in rows])
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-9
    standard = np.column_stack([(features - mean) / spread, np.ones(len(rows))])

    def lose(coefficients: FloatArray) -> tuple[float, FloatArray]:
        log_odds = standard @ coefficients
        penalised = np.append(coefficients[:-1], 0.0)
        loss = float((weights * (np.logaddexp(0, log_odds) - right * log_odds)).sum() + RIDGE * penalised @ penalised)
        errors = 1 / (1 + np.exp(-log_odds)) - right
        return loss, standard.T @ (weights * errors) + 2 * RIDGE * penalised

    best = minimize(lose, np.zeros(standard.shape[1]), jac=True, method="L-BFGS-B").x
    slopes = best[:-1] / spread
    constant = float(best[-1] - slopes @ mean)
    return {"constant": round(constant, DIGITS)} | {
        name: round(float(slope), DIGITS) for name, slope in zip(names, slopes, strict=True)
    }


def _weigh_sets(sets: Sequence[Observed]) -> list[tuple[Observation, float]]:
    """Weigh every set alike, and a source with more sets by the root of their number only; the sum is 1."""
    sources = Counter(observed.source for observed in sets)
    pairs = [(o, 1 / len(s.observations) / math.sqrt(sources[s.source])) for s in sets for o in s.observations]
    total = sum(weight for _, weight in pairs)
    return [(observation, weight / total) for observation, weight in pairs]


def _list_ready(observation: Observation, answers: dict[str, float]) -> dict[str, float]:
    return dict(list_ready_features(observation.make_ranking(*_estimate(observation, answers))))


def _estimate(observation: Observation, answers: dict[str, float]) -> tuple[float, float]:
    first = sigmoid(weigh(answers, observation.features))
    return first, first * math.exp(-STEEPNESS * observation.lead)


def _fit_missed(sets: Sequence[Observed], answers: dict[str, float]) -> list[tuple[float, float]]:
    """Return which confidence lies above which share of the right answers, all whole sets alike."""
    right = [(_estimate(o, answers)[0], w) for o, w in _weigh_sets([s for s in sets if s.whole]) if o.right]
    values, weights = np.array(sorted(right)).T
    shares = np.cumsum(weights) / weights.sum()
    return [(share, round(float(values[np.searchsorted(shares, share)]), DIGITS)) for share in MISSED]


def judge(observed: Observed, calibration: Calibration) -> list[str]:
    """Return one line of figures for a set under a calibration."""
    seen = observed.observations
    pairs = [_estimate(observation, dict(calibration.answers)) for observation in seen]
    first, right = [pair[0] for pair in pairs], [observation.right for observation in seen]
    outcomes = [decide(o.make_ranking(*p), calibration=calibration) for o, p in zip(seen, pairs, strict=True)]
    said = [o.first if outcome != "none" else None for o, outcome in zip(seen, outcomes, strict=True)]
    expected = [
        find_expected({o.first} if o.right else set(), s) or o.expected for o, s in zip(seen, said, strict=True)
    ]
    inside = [s is not None and o.right for o, s in zip(seen, said, strict=True) if o.answerable]
    outside = [s is None for o, s in zip(seen, said, strict=True) if not o.answerable]
    ready = [o.right for o, outcome in zip(seen, outcomes, strict=True) if outcome == "ready"]
    figures = [
        expected_calibration_error(first, right),
        brier(first, right),
        auroc(
            [f for f, o in zip(first, seen, strict=True) if o.answerable],
            [f for f, o in zip(first, seen, strict=True) if not o.answerable],
        ),
        float(np.mean(inside)),
        float(np.mean(outside)) if outside else math.nan,
        matthews(expected, said),
        sum(ready) / len(inside),
        1 - float(np.mean(ready)) if ready else math.nan,
    ]
    return [observed.name, *("" if math.isnan(figure) else f"{figure:.3f}" for figure in figures)]


def main() -> None:
    """Observe, fit with each source left out, print, fit over all."""
    parser = make_parser(__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    encoders, cache = get_encoders(arguments), MemoryVectorCache()
    sets = [observed for dataset in list_datasets(arguments.folder) for observed in observe(dataset, encoders, cache)]
    left_out = {source: fit([s for s in sets if s.source != source]) for source in sorted({s.source for s in sets})}
    print("Each set under a calibration fitted without its source:")
    header = ["set", "ECE", "Brier", "AUROC", "in acc", "oos rec", "MCC", "ready", "wrong"]
    print_table(header, [judge(observed, left_out[observed.source]) for observed in sets if observed.whole])
    calibration = fit(sets)
    content = {
        "fitted_by": "python -m benchmarks.fit_confidence DATA_FOLDER --write",
        "fitted_with": [encoder.name for encoder in encoders],
        "answers": calibration.answers,
        "ready": calibration.ready,
        "missed": calibration.missed,
    }
    print(json.dumps(content, indent=2))
    if arguments.write:
        TARGET.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
