"""How probable it is that a candidate answers the question."""

import math
from collections.abc import Sequence

from index.ranking import Candidate


def estimate_confidences(candidates: Sequence[Candidate]) -> list[float]:
    """Return a probability for each candidate, in their order."""
    return [1 / (1 + math.exp(-(candidate.strength - 14) / 4)) for candidate in candidates]
