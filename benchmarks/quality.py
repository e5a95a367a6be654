"""Measure ranking, abstention, calibration and outcomes on every set of a data folder, with the default settings.

python -m benchmarks.quality DATA_FOLDER [--only NAME] [--json]
"""

import json
import math
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.command import get_encoders, make_parser, print_table
from benchmarks.datasets import DataSet, list_datasets
from index.encoders.protocol import Encoder
from index.metrics import auroc, brier, expected_calibration_error, find_expected, matthews, mrr, success_at
from index.outcome import decide
from index.searcher import Searcher
from index.vector_cache import MemoryVectorCache


@dataclass(frozen=True)
class Quality:
    """What one set says; rates in [0, 1], NaN where the set has nothing to measure it on."""

    name: str
    success_at_1: float
    mrr_at_10: float
    auroc: float  # of the first confidence, for "has an answer"
    calibration_error: float  # of the first confidence, for "is right"
    brier: float
    in_scope_accuracy: float
    out_of_scope_recall: float
    matthews: float
    ready_share: float  # of the answerable questions
    ready_wrong: float  # of the ready ones
    milliseconds: float  # a question, encoded in batches


def measure_quality(dataset: DataSet, encoders: list[Encoder], cache: MemoryVectorCache) -> Quality:
    """Build a searcher over the set and ask it everything."""
    searcher = Searcher.build(dataset.items, encoders, cache=cache)
    started = time.perf_counter()
    results = searcher.search_many([q.text for q in dataset.queries], langs=[q.lang for q in dataset.queries])
    seconds = time.perf_counter() - started
    relevant = [query.relevant for query in dataset.queries]
    rankings = [[found.group for found in result] for result in results]
    first = [result[0].confidence if result else 0.0 for result in results]
    right = [bool(ranking) and ranking[0] in wanted for ranking, wanted in zip(rankings, relevant, strict=True)]
    outcomes = [decide(result) for result in results]
    said = [r[0] if outcome != "none" else None for r, outcome in zip(rankings, outcomes, strict=True)]
    expected = [find_expected(wanted, got) for wanted, got in zip(relevant, said, strict=True)]
    answerable = [got in wanted for got, wanted in zip(said, relevant, strict=True) if wanted]
    unanswerable = [got is None for got, wanted in zip(said, relevant, strict=True) if not wanted]
    ready = [hit for hit, outcome in zip(right, outcomes, strict=True) if outcome == "ready"]
    ready_answerable = sum(bool(w) and outcome == "ready" for w, outcome in zip(relevant, outcomes, strict=True))
    return Quality(
        dataset.name,
        success_at(rankings, relevant, k=1),
        mrr(rankings, relevant, at=10),
        auroc(*_split(first, relevant)),
        expected_calibration_error(first, right),
        brier(first, right),
        _mean(answerable),
        _mean(unanswerable),
        matthews(expected, said),
        ready_answerable / len(answerable) if answerable else float("nan"),
        1.0 - _mean(ready),
        1000 * seconds / len(results),
    )


def _split(values: list[float], relevant: list[frozenset[str]]) -> tuple[list[float], list[float]]:
    pairs = list(zip(values, relevant, strict=True))
    return [value for value, wanted in pairs if wanted], [value for value, wanted in pairs if not wanted]


def _mean(values: list[bool]) -> float:
    return sum(values) / len(values) if values else float("nan")


def _format(value: float | str) -> str:
    if isinstance(value, str):
        return value
    return "" if math.isnan(value) else f"{value:.3f}"


def main() -> None:
    """Read the options, measure, print."""
    parser = make_parser(__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="sets whose name contains this")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    encoders, cache = get_encoders(arguments), MemoryVectorCache()
    found = [
        measure_quality(dataset, encoders, cache)
        for dataset in list_datasets(arguments.folder)
        if arguments.only in dataset.name
    ]
    if arguments.json:
        print(json.dumps([asdict(quality) for quality in found], indent=2))
        return
    header = ["set", "S@1", "MRR", "AUROC", "ECE", "Brier", "in acc", "oos rec", "MCC", "ready", "wrong", "ms"]
    print_table(header, [[_format(value) for value in asdict(quality).values()] for quality in found])


if __name__ == "__main__":
    main()
