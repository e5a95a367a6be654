"""Measure Speeddial beside the usual recipe on one set, each in processes of its own.

    python -m benchmarks.compare ENTRIES.jsonl QUERIES.jsonl --recipe-model FOLDER_OR_NAME
    python -m benchmarks.compare FOLDER --recipe-model FOLDER_OR_NAME

Times are of one question after another, encoding included; "encode p50" is the encoding alone. "start s" is from the
start of the process to the first answer: of Speeddial from its snapshot, of the recipe, which keeps none, by embedding
again. "texts/s" is what the build embeds, "encoder texts/s" what the encoders do by themselves on the same texts.
The recipe needs the extra "sentence-transformers".
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.command import make_parser, print_table
from benchmarks.measuring import add_set_arguments

COLUMNS = {
    "success_at_1": "S@1",
    "mrr_at_10": "MRR",
    "p50_ms": "p50 ms",
    "p95_ms": "p95 ms",
    "encode_p50_ms": "encode p50",
    "build_seconds": "build s",
    "build_texts_per_second": "texts/s",
    "encoder_texts_per_second": "encoder texts/s",
    "start_seconds": "start s",
    "peak_memory_mb": "peak MB",
}


def measure(module: str, options: Sequence[str]) -> dict[str, float]:
    """Run a side, then start it again."""
    command = [sys.executable, "-m", module, *options]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    started = time.perf_counter()
    subprocess.run([*command, "--start"], check=True, stdout=subprocess.DEVNULL)
    return figures | {"start_seconds": time.perf_counter() - started}


def main() -> None:
    """Read the options, measure both sides, print."""
    parser = make_parser(__doc__)
    add_set_arguments(parser)
    parser.add_argument("--recipe-model", default="", help="what the recipe loads; empty leaves the recipe out")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    common = [*map(str, arguments.paths), "--limit", str(arguments.limit)]
    measured: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        own = ["--models", str(arguments.models), "--encoders", arguments.encoders, "--snapshot", str(Path(folder))]
        measured["speeddial"] = measure("benchmarks.run_speeddial", [*common, *own])
    if arguments.recipe_model:
        measured["recipe"] = measure("benchmarks.run_recipe", [*common, "--model", arguments.recipe_model])
    if arguments.json:
        print(json.dumps(measured, indent=2))
        return
    rows = [
        [name, *(f"{figures[key]:.3g}" if key in figures else "" for key in COLUMNS)]
        for name, figures in measured.items()
    ]
    print_table(["", *COLUMNS.values()], rows)


if __name__ == "__main__":
    main()
