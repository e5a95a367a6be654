"""How good a ranking, an abstention and a confidence are.

Pure functions over ids and numbers; NaN means that a figure has nothing to be computed from, never that it is bad.
"""

import math
from collections import Counter
from collections.abc import Collection, Sequence

import numpy as np


def success_at(rankings: Sequence[Sequence[str]], relevant: Sequence[Collection[str]], *, k: int) -> float:
    """Return the share of the answerable questions with a relevant id among the first k."""
    ranks = _list_first_ranks(rankings, relevant)
    return sum(rank is not None and rank <= k for rank in ranks) / len(ranks) if ranks else math.nan


def mrr(rankings: Sequence[Sequence[str]], relevant: Sequence[Collection[str]], *, at: int = 10) -> float:
    """Return the mean over the answerable questions of 1/rank of the first relevant id, 0 beyond `at`."""
    ranks = _list_first_ranks(rankings, relevant)
    return sum(1.0 / rank for rank in ranks if rank is not None and rank <= at) / len(ranks) if ranks else math.nan


def _list_first_ranks(rankings: Sequence[Sequence[str]], relevant: Sequence[Collection[str]]) -> list[int | None]:
    pairs = [(ranking, wanted) for ranking, wanted in zip(rankings, relevant, strict=True) if wanted]
    return [next((rank for rank, found in enumerate(r, start=1) if found in wanted), None) for r, wanted in pairs]


def auroc(positives: Sequence[float], negatives: Sequence[float]) -> float:
    """Return the probability that a positive value is above a negative one; equal values count half.

    The Mann-Whitney U statistic over the number of pairs.
    """
    if not len(positives) or not len(negatives):
        return math.nan
    ordered = np.sort(np.asarray(negatives, dtype=np.float64))
    values = np.asarray(positives, dtype=np.float64)
    below = np.searchsorted(ordered, values, side="left")
    not_above = np.searchsorted(ordered, values, side="right")
    return float((below + not_above).mean() / (2 * len(ordered)))


def matthews(expected: Sequence[str | None], predicted: Sequence[str | None]) -> float:
    """Return the Matthews correlation over entry-or-none in [-1, 1], where None is a class like any entry.

    The R_K statistic of Gorodkin 2004, https://doi.org/10.1016/j.compbiolchem.2004.09.006; 0 where either side has
    one class only.
    """
    total = len(expected)
    right = sum(want == got for want, got in zip(expected, predicted, strict=True))
    wanted, got = Counter(expected), Counter(predicted)
    shared = sum(times * got[label] for label, times in wanted.items())
    spread_wanted = total**2 - sum(times**2 for times in wanted.values())
    spread_got = total**2 - sum(times**2 for times in got.values())
    if not total:
        return math.nan
    if not spread_wanted or not spread_got:
        return 0.0
    return (right * total - shared) / math.sqrt(spread_wanted * spread_got)


def find_expected(relevant: Collection[str], predicted: str | None) -> str | None:
    """Return the class that a prediction is held against: itself where relevant, else the first relevant id or None."""
    return predicted if predicted in relevant else min(relevant, default=None)


def expected_calibration_error(confidences: Sequence[float], correct: Sequence[bool], *, bins: int = 10) -> float:
    """Return the mean distance between confidence and accuracy over bins of equal width, weighted by their size."""
    if not len(confidences):
        return math.nan
    values = np.asarray(confidences, dtype=np.float64)
    hits = np.asarray(correct, dtype=np.float64)
    places = np.minimum((values * bins).astype(np.int64), bins - 1)
    gaps = np.bincount(places, weights=values - hits, minlength=bins)
    return float(np.abs(gaps).sum() / len(values))


def brier(confidences: Sequence[float], correct: Sequence[bool]) -> float:
    """Return the mean squared distance between confidence and truth; 0 is perfect, .25 a coin."""
    if not len(confidences):
        return math.nan
    return float(np.mean((np.asarray(confidences, dtype=np.float64) - np.asarray(correct, dtype=np.float64)) ** 2))
