"""What both sides of a comparison measure alike, and how a process reports it."""

import argparse
import json
import resource
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from benchmarks.datasets import DataSet, list_datasets, read_dataset
from index.metrics import mrr, success_at

WARM_UP = 20  # questions that are not timed

Rank = Callable[[str, str | None], Sequence[str]]


def add_set_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what names a set and how much of it is asked."""
    parser.add_argument("paths", type=Path, nargs="+", help="a folder, or a file of entries and a file of queries")
    parser.add_argument("--limit", type=int, default=1000, help="questions to time")


def get_dataset(arguments: argparse.Namespace) -> DataSet:
    """Return the set that the arguments name; of a folder the first by name."""
    return read_dataset(*arguments.paths) if len(arguments.paths) == 2 else list_datasets(arguments.paths[0])[0]


def measure_questions(dataset: DataSet, rank: Rank, limit: int) -> dict[str, float]:
    """Ask one question after another, as a service does."""
    queries = dataset.queries[:limit]
    for query in queries[:WARM_UP]:
        rank(query.text, query.lang)
    rankings, milliseconds = [], []
    for query in queries:
        started = time.perf_counter()
        rankings.append(rank(query.text, query.lang))
        milliseconds.append(1000 * (time.perf_counter() - started))
    relevant = [query.relevant for query in queries]
    return {
        "success_at_1": success_at(rankings, relevant, k=1),
        "mrr_at_10": mrr(rankings, relevant, at=10),
        "p50_ms": float(np.percentile(milliseconds, 50)),
        "p95_ms": float(np.percentile(milliseconds, 95)),
    }


def time_calls(call: Callable[[str], object], texts: Sequence[str]) -> float:
    """Return the median milliseconds of a call."""
    milliseconds = []
    for text in texts:
        started = time.perf_counter()
        call(text)
        milliseconds.append(1000 * (time.perf_counter() - started))
    return float(np.percentile(milliseconds, 50))


def report(figures: dict[str, float]) -> None:
    """Print the figures and this process's peak memory as the last line."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(figures | {"peak_memory_mb": peak}))
