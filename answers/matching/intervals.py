"""A share of a count, with the range in which the true share lies in 95 of 100 such samples."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

_Z = 1.959963984540054  # of the normal distribution, two-sided 95%


@dataclass(frozen=True, slots=True)
class Share:
    """`share`, `low` and `high` are 0 to 1, and None where nothing was counted."""

    count: int
    of: int
    share: float | None
    low: float | None
    high: float | None


def share_of(flags: Iterable[bool]) -> Share:
    """How many of the flags are set, with Wilson's interval, which holds for few of them and near 0 and 1.

    Wilson 1927, https://doi.org/10.1080/01621459.1927.10502953.
    """
    counted = list(flags)
    count, of = sum(counted), len(counted)
    if not of:
        return Share(0, 0, None, None, None)
    share = count / of
    grown = 1 + _Z**2 / of
    middle = (share + _Z**2 / (2 * of)) / grown
    half = _Z / grown * math.sqrt(share * (1 - share) / of + _Z**2 / (4 * of**2))
    low = 0.0 if count == 0 else middle - half
    high = 1.0 if count == of else middle + half
    return Share(count, of, share, low, high)
