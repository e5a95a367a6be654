"""Measure how time, memory and files grow with the library, beside the usual recipe, in one run.

    python -m benchmarks.scale DATA_FOLDER [--cache FOLDER] [--recipe-model FOLDER_OR_NAME] [--json]

Asks the questions of all sets one after another, encoding included. The libraries and the recipe take turns of fifty
questions, round after round, so that a busy moment of the machine meets all of them; a figure is the median of its
rounds. The cache keeps vectors between runs; without one, embedding takes ten minutes. "S@1" is over questions left out
of the entries, "S@1 exact" the same while every vector is compared. Memory is what a built searcher adds.
"""

import json
import os
import statistics
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.command import get_encoders, make_parser, print_table
from benchmarks.datasets import Query
from benchmarks.scale_library import read_scale_set, sample_questions
from benchmarks.scale_sides import Side, make_recipe_side, make_side
from benchmarks.stages import time_call
from index.encoders.sentence_transformers import SentenceTransformerEncoder
from index.vector_cache import MemoryVectorCache, VectorCache
from kb.database import Database
from kb.vectors import SqlVectorCache

TURN = 50  # questions until it is the next one's turn
WARM_UP = 10  # questions of a turn that are asked before, untimed: the others have emptied the processor's caches
FIRST_COLUMNS = {
    "texts": "texts",
    "p50_ms": "p50 ms",
    "p95_ms": "p95 ms",
    "p99_ms": "p99 ms",
    "encode_ms": "encode",
    "rank_ms": "rank",
    "nearest_ms": "of it rows",
    "words_ms": "words",
    "success_at_1": "S@1",
    "success_at_1_exact": "S@1 exact",
}
SECOND_COLUMNS = {
    "build_seconds": "build s",
    "update_seconds": "update s",
    "save_seconds": "save s",
    "load_seconds": "load s",
    "memory_mb": "memory MB",
    "snapshot_mb": "snapshot MB",
}


def open_cache(folder: Path | None) -> VectorCache:
    """Return a cache in that folder, or one that lives as long as this process."""
    if folder is None:
        return MemoryVectorCache()
    folder.mkdir(parents=True, exist_ok=True)
    database = Database(f"sqlite:///{folder.resolve() / 'vectors.db'}")
    database.upgrade()
    return SqlVectorCache(database)


def ask_in_turns(sides: Sequence[Side], queries: Sequence[Query], rounds: int) -> None:
    """Let each side answer the same few questions before the next few, again and again."""
    for _ in range(rounds):
        for side in sides:
            side.rounds.append([])
        for start in range(0, len(queries), TURN):
            for side in sides:
                _ask_turn(side, queries[start : start + TURN])
    for side in sides:
        for percentile in (50, 95, 99):
            values = [float(np.percentile(of_round, percentile)) for of_round in side.rounds]
            side.figures[f"p{percentile}_ms"] = statistics.median(values)


def _ask_turn(side: Side, queries: Sequence[Query]) -> None:
    for query in queries[:WARM_UP]:
        side.ask(query)
    for query in queries:
        _, seconds = time_call(side.ask, query)
        side.rounds[-1].append(1000 * seconds)


def _print(sides: Sequence[Side]) -> None:
    for columns in (FIRST_COLUMNS, SECOND_COLUMNS):
        rows = [[s.name, *(_format(s.figures.get(key)) for key in columns)] for s in sides]
        print_table(["", *columns.values()], rows)
        print()
    recipe = [side for side in sides if side.name.startswith("recipe")]
    for name, of_kind in (("ours", [side for side in sides if side not in recipe]), ("recipe", recipe)):
        ratios = ", ".join(f"{s.figures['p95_ms'] / of_kind[0].figures['p95_ms']:.2f}" for s in of_kind if s.rounds)
        print(f"p95 against that of the smallest library, {name}: {ratios}")


def _format(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.0f}" if value >= 100 else f"{value:.3f}"


def main() -> None:
    """Read the options, measure, print."""
    parser = make_parser(__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cache", type=Path, help="folder that keeps vectors between runs")
    parser.add_argument("--recipe-model", default="", help="what the recipe loads; empty leaves the recipe out")
    parser.add_argument("--entries", default="1000,2000,6000,20022", help="sizes, the smallest first")
    parser.add_argument("--questions", type=int, default=400, help="of all sets, which are timed")
    parser.add_argument("--left-out", type=int, default=2_002, help="questions that Success@1 is measured on, at most")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    encoders, cache = get_encoders(arguments), open_cache(arguments.cache)
    model = SentenceTransformerEncoder(arguments.recipe_model) if arguments.recipe_model else None
    whole, queries = read_scale_set(arguments.folder), sample_questions(arguments.folder, arguments.questions)
    sides: list[Side] = []
    for entries in map(int, arguments.entries.split(",")):
        side, searcher = make_side(whole.take(entries), encoders, cache, queries, arguments.left_out)
        sides.append(side)
        if model is not None:
            sides.append(make_recipe_side(searcher, model))
    load = os.getloadavg()[0]
    ask_in_turns(sides, queries, arguments.rounds)
    if arguments.json:
        print(json.dumps({side.name: side.figures for side in sides}, indent=2))
        return
    _print(sides)
    print(f"Load of the machine before and after asking: {load:.1f}, {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
