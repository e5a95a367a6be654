"""Fits what a message is by its meaning (index/senses.json) to labelled messages of the project's own.

Logistic regressions over E5's vectors, one a kind, with their weight decay and the least probability chosen by
cross-validation: the lowest at which what they add is right in `RIGHT` of the cases.

python -m benchmarks.fit_senses [--write]
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from scipy.optimize import minimize

from benchmarks.command import get_encoders, make_parser
from index.background import list_languages, load_background
from index.neighbours import FloatArray

KINDS = ("complaint", "praise", "crisis")
RIGHT = 0.9
FOLDS = 10
DECAYS = (3e-4, 1e-4, 3e-5, 1e-5, 3e-6)
BACKGROUND_WEIGHT = 0.3  # some of what people ask elsewhere complains, too
DIGITS = 3
_ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Labelled:
    """A message, the kinds that it is of, and how much it counts."""

    text: str
    kinds: frozenset[str]
    weight: float = 1.0


def read_messages() -> Iterator[Labelled]:
    """Every labelled message: those of the tests, of the folder benchmarks/situations, and of the drafts to tune on."""
    tests = _ROOT / "tests" / "answers" / "situations" / "messages"
    for file in [*sorted(tests.glob("??.yml")), *sorted((_ROOT / "benchmarks" / "situations").glob("??.yml"))]:
        yield from _by_kind(yaml.safe_load(file.read_text(encoding="utf-8")))
    for by_kind in yaml.safe_load((tests / "without_cues.yml").read_text(encoding="utf-8")).values():
        yield from _by_kind(by_kind)
    for file in sorted((_ROOT / "benchmarks" / "drafts" / "tuning").glob("*.yml")):
        for row in yaml.safe_load(file.read_text(encoding="utf-8")):
            yield Labelled(row["question"], frozenset(row["situations"]))
    for lang in list_languages():
        for text in load_background(lang):
            yield Labelled(text, frozenset(), BACKGROUND_WEIGHT)


def _by_kind(given: dict[str, list[str]]) -> Iterator[Labelled]:
    """Keys may name several kinds, as in `complaint praise`."""
    for kinds, texts in given.items():
        for text in texts:
            yield Labelled(text, frozenset(kinds.split()))


def fit(rows: FloatArray, is_kind: FloatArray, weights: FloatArray, decay: float) -> tuple[FloatArray, float]:
    """The weights (d,) and the bias of one kind; `rows` are (n, d), centred by their own mean."""
    wide = np.hstack([rows, np.ones((len(rows), 1))])
    share = weights / weights.sum()

    def lose(numbers: FloatArray) -> tuple[float, FloatArray]:
        odds = wide @ numbers
        loss = float(share @ (np.logaddexp(0.0, odds) - is_kind * odds))
        pull = wide.T @ (share * (1.0 / (1.0 + np.exp(-odds)) - is_kind))
        flat = np.append(numbers[:-1], 0.0)
        return loss + 0.5 * decay * float(flat @ flat), pull + decay * flat

    found = minimize(lose, np.zeros(wide.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    return found[:-1], float(found[-1])


def cross_validate(rows: FloatArray, is_kind: FloatArray, weights: FloatArray, decay: float) -> FloatArray:
    """The log-odds of each row by what was fitted without its fold."""
    folds = np.random.default_rng(7).permutation(len(rows)) % FOLDS
    odds = np.zeros(len(rows))
    for fold in range(FOLDS):
        inside = folds != fold
        mean = rows[inside].mean(axis=0)
        found, bias = fit(rows[inside] - mean, is_kind[inside], weights[inside], decay)
        odds[~inside] = (rows[~inside] - mean) @ found + bias
    return odds


def find_least(odds: FloatArray, is_kind: FloatArray, weights: FloatArray) -> tuple[float, float]:
    """The least probability at which the kind is right often enough, and the share of its messages found there."""
    order = np.argsort(-odds)
    right = np.cumsum(weights[order] * is_kind[order])
    shares = right / np.cumsum(weights[order])
    good = np.flatnonzero(shares >= RIGHT)
    if len(good) == 0:
        return 1.0, 0.0
    last = good[-1]
    return float(1.0 / (1.0 + np.exp(-odds[order][last]))), float(right[last] / (weights @ is_kind))


def main() -> None:
    """Fit, say how good it is where it was not fitted, and write."""
    parser = make_parser(__doc__)
    parser.add_argument("--write", action="store_true", help="write index/senses.json")
    arguments = parser.parse_args()
    encoder = next(it for it in get_encoders(arguments) if it.name == "e5")
    messages = list({it.text: it for it in reversed(list(read_messages()))}.values())
    rows = encoder.encode_queries([it.text for it in messages]).astype(np.float64)
    weights = np.array([it.weight for it in messages])
    kinds: dict[str, Any] = {}
    for kind in KINDS:
        is_kind = np.array([kind in it.kinds for it in messages], dtype=np.float64)
        tried = {decay: cross_validate(rows, is_kind, weights, decay) for decay in DECAYS}
        losses = {decay: float(weights @ np.logaddexp(0.0, np.where(is_kind, -o, o))) for decay, o in tried.items()}
        decay = min(losses, key=losses.__getitem__)
        least, found = find_least(tried[decay], is_kind, weights)
        mean = rows.mean(axis=0)
        fitted, bias = fit(rows - mean, is_kind, weights, decay)
        print(f"{kind}: {int(is_kind.sum())} of {len(messages)}, decay {decay}, least {least:.3f}, found {found:.3f}")
        kinds[kind] = {
            "least": round(least, DIGITS),
            "bias": round(bias - float(mean @ fitted), DIGITS),
            "weights": [round(float(weight), DIGITS) for weight in fitted],
        }
    if arguments.write:
        file = _ROOT / "index" / "senses.json"
        file.write_text(json.dumps({"encoder": encoder.fingerprint, "kinds": kinds}) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
