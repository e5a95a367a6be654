"""How surprising a count is, given how many there were in the same hours before.

The rate is not known, only estimated: with Jeffreys' prior its posterior is a gamma distribution, and what is to come
is then negative binomial (Gelman et al., Bayesian Data Analysis, 2.6). So a topic that was never asked about is judged
by how long nobody did. Surveillance of epidemics compares with the same time of past years, too, and knows that they
differ by more than chance (Farrington et al. 1996, doi:10.2307/2983331): that noise is measured over all topics.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_PRIOR = 0.5  # Jeffreys' of a rate
_LEAST_NOISE = 0.04  # a fifth more or less than usual


@dataclass(frozen=True, slots=True)
class Expected:
    """What the past makes of a stretch of time: its mean, and the shape of the gamma distribution behind it."""

    mean: float
    shape: float

    def chance_of(self, count: int) -> float:
        """The probability of so many or more."""
        return 1.0 if count <= 0 else _tail(count, self.shape, self.mean)


def expect(past: Sequence[float], share: float, noise: float = 0.0) -> Expected:
    """What to expect in `share` of a stretch of which there were so many in each of the past weeks.

    `noise` is what `measure_noise` says: the square of how far a week lies from usual, as a share of the usual.
    """
    total = sum(past) + _PRIOR
    return Expected(mean=total / len(past) * share, shape=1.0 / (1.0 / total + noise))


def measure_noise(pasts: Iterable[Sequence[float]]) -> float:
    """How much the weeks differ besides by chance, by the moments of all topics together; never quite nothing."""
    excess = squares = 0.0
    for past in pasts:
        if len(past) > 1:
            mean = sum(past) / len(past)
            excess += sum((it - mean) ** 2 for it in past) / (len(past) - 1) - mean
            squares += mean * mean
    return max(_LEAST_NOISE, excess / squares if squares else 0.0)


def _tail(count: int, shape: float, mean: float) -> float:
    """P(X >= count) of a negative binomial with this mean and shape, summed from its far end where it is small."""
    p = shape / (shape + mean)
    log_first = math.lgamma(shape + count) - math.lgamma(shape) - math.lgamma(count + 1)
    term = math.exp(log_first + shape * math.log(p) + count * math.log1p(-p))
    total, k = 0.0, count
    while term > total * 1e-12 and k < count + 100_000:
        total += term
        term *= (shape + k) / (k + 1) * (1.0 - p)
        k += 1
    return min(total, 1.0)
