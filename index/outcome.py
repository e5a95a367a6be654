"""From a ranking to what a person may do with it: send it, look before sending, or say that there is no answer.

The thresholds follow from two settings in plain words; a confidence is a probability, so no threshold belongs to a
model or to a library.
"""

from collections.abc import Sequence
from typing import Literal

from index.items import Ranked

Outcome = Literal["ready", "adapt", "none"]

READY_WRONG_AT_MOST = 0.05  # how often may a ready answer be wrong
MISSED_AT_MOST = 0.5  # how sure must we be that nothing fits before we say so
NEAR_EQUAL = 0.25  # two candidates of which the second is this probable or more: the person chooses


def decide(ranked: Sequence[Ranked]) -> Outcome:
    """Return the outcome of a ranking, best first; an empty one has none."""
    if not ranked or ranked[0].confidence < 1.0 - MISSED_AT_MOST:
        return "none"
    if ranked[0].confidence < 1.0 - READY_WRONG_AT_MOST:
        return "adapt"
    if len(ranked) > 1 and ranked[1].confidence >= NEAR_EQUAL:
        return "adapt"
    return "ready"
