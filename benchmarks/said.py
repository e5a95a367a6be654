"""What a system said to the questions of a set, and the figures that follow from it.

Every system is measured by the same lines, whatever it is; ours alone gives outcomes and probabilities.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.datasets import DataSet
from index.metrics import auroc, brier, expected_calibration_error, find_expected, matthews, mrr, success_at
from index.outcome import Outcome

DEPTH = 10  # entries of a ranking that are kept

Ranking = Sequence[tuple[str, float]]  # entries with the system's own value, best first


@dataclass(frozen=True)
class Said:
    """An answer to each question of a set, in its order; a system that only ranks has no outcomes."""

    rankings: Sequence[Ranking]
    outcomes: Sequence[Outcome] | None = None


def measure(dataset: DataSet, said: Said) -> dict[str, float]:
    """Return the figures by name, rates in [0, 1]; one that the set has nothing to measure on is absent."""
    relevant = [query.relevant for query in dataset.queries]
    rankings = [[entry for entry, _ in ranking] for ranking in said.rankings]
    first = [ranking[0][1] if ranking else 0.0 for ranking in said.rankings]
    figures = {
        "success_at_1": success_at(rankings, relevant, k=1),
        "mrr_at_10": mrr(rankings, relevant, at=10),
        "auroc": auroc(*_split(first, relevant)),
    }
    answerable = [value for value, wanted in zip(first, relevant, strict=True) if wanted]
    for kind in sorted({query.kind for query in dataset.queries if query.kind and not query.relevant}):
        of_kind = [value for value, query in zip(first, dataset.queries, strict=True) if query.kind == kind]
        figures[f"auroc_{kind}"] = auroc(answerable, of_kind)
    if said.outcomes is not None:
        figures |= _measure_outcomes(rankings, first, relevant, said.outcomes)
    return {name: value for name, value in figures.items() if value == value}  # noqa: PLR0124 - NaN is not itself


def _measure_outcomes(
    rankings: Sequence[Sequence[str]],
    first: Sequence[float],
    relevant: Sequence[frozenset[str]],
    outcomes: Sequence[Outcome],
) -> dict[str, float]:
    right = [bool(ranking) and ranking[0] in wanted for ranking, wanted in zip(rankings, relevant, strict=True)]
    said = [r[0] if outcome != "none" else None for r, outcome in zip(rankings, outcomes, strict=True)]
    expected = [find_expected(wanted, got) for wanted, got in zip(relevant, said, strict=True)]
    inside = [got in wanted for got, wanted in zip(said, relevant, strict=True) if wanted]
    outside = [got is None for got, wanted in zip(said, relevant, strict=True) if not wanted]
    ready = [hit for hit, outcome in zip(right, outcomes, strict=True) if outcome == "ready"]
    ready_inside = [outcome == "ready" for outcome, wanted in zip(outcomes, relevant, strict=True) if wanted]
    return {
        "calibration_error": expected_calibration_error(first, right),
        "brier": brier(first, right),
        "in_scope_accuracy": _mean(inside),
        "out_of_scope_recall": _mean(outside),
        "matthews": matthews(expected, said),
        "ready_share": _mean(ready_inside),
        "ready_wrong": 1.0 - _mean(ready),
    }


def _split(values: Sequence[float], relevant: Sequence[frozenset[str]]) -> tuple[list[float], list[float]]:
    pairs = list(zip(values, relevant, strict=True))
    return [value for value, wanted in pairs if wanted], [value for value, wanted in pairs if not wanted]


def _mean(values: Sequence[bool]) -> float:
    return sum(values) / len(values) if values else float("nan")
