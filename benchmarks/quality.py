"""Measure ranking, abstention, calibration and outcomes on every set of a data folder, with the default settings.

python -m benchmarks.quality DATA_FOLDER [--only NAME] [--json]

The page that compares with other systems is made by `python -m benchmarks.quality_page`.
"""

import json
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.command import get_encoders, make_parser, print_table
from benchmarks.datasets import DataSet, list_datasets
from benchmarks.said import DEPTH, Said, measure
from index.encoders.protocol import Encoder
from index.outcome import decide
from index.searcher import Searcher
from index.vector_cache import MemoryVectorCache, VectorCache

COLUMNS = {
    "success_at_1": "S@1",
    "mrr_at_10": "MRR",
    "auroc": "AUROC",
    "auroc_oos_in_domain": "near",
    "calibration_error": "ECE",
    "brier": "Brier",
    "in_scope_accuracy": "in acc",
    "out_of_scope_recall": "oos rec",
    "matthews": "MCC",
    "ready_share": "ready",
    "ready_wrong": "wrong",
    "milliseconds": "ms",
}


def ask(dataset: DataSet, encoders: Sequence[Encoder], cache: VectorCache) -> tuple[Said, float]:
    """Build a searcher over the set and ask it everything; also the milliseconds a question, in batches."""
    searcher = Searcher.build(dataset.items, encoders, cache=cache)
    started = time.perf_counter()
    results = searcher.search_many(
        [query.text for query in dataset.queries], langs=[query.lang for query in dataset.queries], limit=DEPTH
    )
    milliseconds = 1000 * (time.perf_counter() - started) / len(results)
    rankings = [[(found.group, found.confidence) for found in result] for result in results]
    return Said(rankings, [decide(result) for result in results]), milliseconds


def main() -> None:
    """Read the options, measure, print."""
    parser = make_parser(__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="sets whose name contains this")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    encoders, cache = get_encoders(arguments), MemoryVectorCache()
    found: dict[str, dict[str, float]] = {}
    for dataset in list_datasets(arguments.folder):
        if arguments.only in dataset.name:
            said, milliseconds = ask(dataset, encoders, cache)
            found[dataset.name] = measure(dataset, said) | {"milliseconds": milliseconds}
    if arguments.json:
        print(json.dumps([{"name": name} | figures for name, figures in found.items()], indent=2))
        return
    rows = [
        [name, *(f"{figures[key]:.3f}" if key in figures else "" for key in COLUMNS)] for name, figures in found.items()
    ]
    print_table(["set", *COLUMNS.values()], rows)


if __name__ == "__main__":
    main()
