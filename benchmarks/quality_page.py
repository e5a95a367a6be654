"""Measure every set with every system and write the page about it.

    python -m benchmarks.quality_page DATA_FOLDER --work FOLDER [--write docs/quality.md] [--only NAME]

Answers and vectors are kept in the work folder: a run that was stopped goes on where it was, and only what changed is
measured again. The other systems need `pip install --group peers -c constraints.txt` and the extra
"sentence-transformers"; where they are not installed, what was kept of them is shown. Their models come out of the same
pinned wheels as ours, or from --minilm and --e5, folders that sentence-transformers loads; no hub is asked.
"""

import argparse
import os
import platform
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks import quality
from benchmarks.command import get_encoders, make_parser
from benchmarks.datasets import DataSet, list_datasets
from benchmarks.goals import FILE, judge, read_goals
from benchmarks.kept_answers import Kept, KeptAnswers
from benchmarks.kept_vectors import open_vectors
from benchmarks.peer_run import PeerRun
from benchmarks.quality_tables import count_verdicts, make_comparison, make_goals, make_kinds, make_ours
from benchmarks.said import measure
from benchmarks.systems import OURS, digest_ours, list_peers, list_versions
from index.vector_cache import VectorCache

NOTES = Path(__file__).parent / "quality_notes.md"
OUR_PACKAGES = ("faiss-cpu", "onnxruntime", "numpy", "bm25s")

HEAD = """\
# Quality

Made by `python -m benchmarks.quality_page`; do not edit. Every figure is measured over the same texts with the
defaults, the same for all sets. The sets are public questions to libraries of answers; they are not part of the
project.
"""
COMPARED = """\
## Every set beside other systems

Success@1 / MRR@10 in percent, and, where the set has questions that no entry answers, the AUROC of the first entry's
value for "has an answer"; haystack's value comes from ranks alone. The largest Success@1 of a row is bold.
"""
KINDS = """\
## Questions that look answerable

AUROC of the first entry's value: answerable questions against unanswerable ones of the same domain, which is the hard
kind, and of other domains.
"""
ALONE = """\
## Outcomes and confidence

What the other systems do not have: an outcome (`ready`, `adapt`, `none`) and a confidence that is a probability. In
percent: in-scope accuracy (of the answerable questions, the first entry is right and the outcome is not `none`),
out-of-scope recall (of the unanswerable ones, the outcome is `none`), the share of the answerable questions that come
out `ready`, and how many of the `ready` ones are wrong. MCC is the Matthews correlation over entry-or-none, ECE the
expected calibration error over ten bins.

The coefficients that ship were fitted over these sets together. `python -m benchmarks.fit_confidence` prints every set
under a fit that has not seen it or its relatives.
"""
GOALS = """\
## Goals

"Before" is the best that the frozen encoders gave when the goals were set. Of MCC and of the shares that are `ready` it
had the threshold that was best for that very set, which no product has; of clinc150 full it is BERT as published.
"""
METHOD = """\
## How it was measured

Every system but ours gets the same vectors, once from all-MiniLM-L6-v2 and once from multilingual-e5-small with its
prefixes, both in float32 by sentence-transformers; ours has both encoders in int8. An entry's phrasings are documents
of their own, and the entry's value is the largest of theirs. txtai and haystack get the phrasings alone, with which
they find more on most sets than with the answers as further documents. Nothing is drawn at random.
"""


def measure_ours(
    datasets: Sequence[DataSet], arguments: argparse.Namespace, cache: VectorCache, answers: KeptAnswers
) -> dict[str, Kept]:
    """Ask our engine, with its default encoders, what it was not asked yet."""
    encoders = get_encoders(arguments)  # which tell tokens, too: those are not kept
    found: dict[str, Kept] = {}
    for dataset in datasets:
        digest = digest_ours(dataset, encoders)
        kept = answers.find(digest)
        if kept is None:
            kept = Kept(quality.ask(dataset, encoders, cache)[0], list_versions(*OUR_PACKAGES))
            answers.add(digest, f"{OURS} · {dataset.name}", kept)
            print(f"{OURS} has answered {dataset.name}", file=sys.stderr)
        found[dataset.name] = kept
    return found


def make_page(
    datasets: Sequence[DataSet], answers: Mapping[str, Mapping[str, Kept]], reasons: Sequence[str], goals: Path
) -> str:
    """Return the page; `answers` are by system and set, `reasons` say why something is absent."""
    figures = {
        system: {dataset.name: measure(dataset, of[dataset.name].said) for dataset in datasets if dataset.name in of}
        for system, of in answers.items()
    }
    names, ours = [dataset.name for dataset in datasets], figures[OURS]
    judged = judge(read_goals(goals, ours), ours)
    parts = [
        HEAD,
        COMPARED,
        make_comparison(figures, names) + "\n",
        "".join(f"- {reason}\n" for reason in reasons),
        KINDS,
        make_kinds(figures, names) + "\n",
        ALONE,
        make_ours(ours) + "\n",
        GOALS,
        count_verdicts(judged) + "\n",
        make_goals(judged) + "\n",
        NOTES.read_text(encoding="utf-8"),
        _describe_run(answers),
    ]
    return "\n".join(part for part in parts if part)


def _describe_run(answers: Mapping[str, Mapping[str, Kept]]) -> str:
    versions = {
        f"{package} {version}"
        for of in answers.values()
        for kept in of.values()
        for package, version in kept.versions.items()
    }
    settings = dict.fromkeys(f"- {peer.system}: {peer.settings}." for peer in list_peers())
    lines = [
        METHOD,
        *settings,
        f"- {OURS}: the defaults, on phrasings and answers.\n",
        f"Versions: {', '.join(sorted(versions))}, Python {platform.python_version()}.",
        f"Machine: {os.cpu_count()} cores, {_get_processor()}.",
    ]
    return "\n".join(lines) + "\n"


def _get_processor() -> str:
    """Return the processor's name where Linux tells it."""
    path = Path("/proc/cpuinfo")
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())


def main() -> None:
    """Read the options, measure what is not kept, write."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    parser = make_parser(__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--work", type=Path, required=True, help="keeps answers, vectors and models between runs")
    parser.add_argument("--write", type=Path, help="the page; without it, it is printed")
    parser.add_argument("--only", default="", help="sets whose name contains this")
    parser.add_argument("--minilm", type=Path, help="a folder that sentence-transformers loads")
    parser.add_argument("--e5", type=Path, help="a folder that sentence-transformers loads")
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    datasets = [dataset for dataset in list_datasets(arguments.folder) if arguments.only in dataset.name]
    cache, answers = open_vectors(arguments.work / "vectors.db"), KeptAnswers(arguments.work / "answers.jsonl")
    run = PeerRun(arguments.work, {"minilm": arguments.minilm, "e5": arguments.e5}, cache, answers)
    found: dict[str, Mapping[str, Kept]] = {peer.name: run.ask(peer, datasets) for peer in list_peers()}
    found[OURS] = measure_ours(datasets, arguments, cache, answers)
    page = make_page(datasets, found, run.reasons, FILE)
    if arguments.write:
        arguments.write.write_text(page, encoding="utf-8")
    else:
        sys.stdout.write(page)


if __name__ == "__main__":
    main()
