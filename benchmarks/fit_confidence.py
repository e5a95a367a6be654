"""Fit the confidence and the outcome over all sets of a data folder, and print how they do on sets left out.

    python -m benchmarks.fit_confidence DATA_FOLDER [--write]

With --write the coefficients replace those in index/calibration.json.
"""

import json
import math
from dataclasses import asdict
from pathlib import Path

import numpy as np

from benchmarks.command import get_encoders, make_parser, print_table
from benchmarks.datasets import list_datasets
from benchmarks.fitting import estimate_all, fit
from benchmarks.observations import Observed, observe
from index.confidence import Calibration
from index.metrics import auroc, brier, expected_calibration_error, find_expected, matthews
from index.outcome import decide
from index.vector_cache import MemoryVectorCache

TARGET = Path(__file__).parent.parent / "index" / "calibration.json"
HEADER = ("set", "ECE", "Brier", "AUROC", "near", "in acc", "oos rec", "MCC", "ready", "wrong")
NEAR = "oos_in_domain"  # the kind of unanswerable question that looks like an answerable one


def judge(observed: Observed, calibration: Calibration) -> list[str]:
    """Return one line of figures for a set under a calibration; `ready` is a share of the answerable questions."""
    seen, estimates = observed.observations, estimate_all(observed, calibration)
    confidences = [of_question for _, of_question in estimates]
    first, right = [of_question[0] for of_question in confidences], [observation.right for observation in seen]
    pairs = list(zip(seen, confidences, strict=True))
    outcomes = [
        decide(o.make_ranking(c, answered), calibration=calibration)
        for o, (answered, c) in zip(seen, estimates, strict=True)
    ]
    said = [o.first if outcome != "none" else None for o, outcome in zip(seen, outcomes, strict=True)]
    expected = [
        find_expected({o.first} if o.right else set(), s) or o.expected for o, s in zip(seen, said, strict=True)
    ]
    inside = [s is not None and o.right for o, s in zip(seen, said, strict=True) if o.answerable]
    outside = [s is None for o, s in zip(seen, said, strict=True) if not o.answerable]
    ready = [o for o, outcome in zip(seen, outcomes, strict=True) if outcome == "ready"]
    answerable = [c[0] for o, c in pairs if o.answerable]
    figures = [
        expected_calibration_error(first, right),
        brier(first, right),
        auroc(answerable, [c[0] for o, c in pairs if not o.answerable]),
        auroc(answerable, [c[0] for o, c in pairs if o.kind == NEAR]),
        float(np.mean(inside)),
        float(np.mean(outside)) if outside else math.nan,
        matthews(expected, said),
        sum(o.answerable for o in ready) / len(inside),
        1 - float(np.mean([o.right for o in ready])) if ready else math.nan,
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
    print_table(HEADER, [judge(observed, left_out[observed.source]) for observed in sets if observed.whole])
    content = {
        "fitted_by": "python -m benchmarks.fit_confidence DATA_FOLDER --write",
        "fitted_with": [encoder.name for encoder in encoders],
        **asdict(fit(sets)),
    }
    print(json.dumps(content, indent=2))
    if arguments.write:
        TARGET.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
