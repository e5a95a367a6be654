"""Which department a question belongs to: that of the answers that come nearest, also when none is good enough.

The nearest groups vote with the shares that the engine itself gives them: its confidences fall with their distance to
the first as the library's own phrasings lie apart. A share says how probable it is that the question is that
department's, given that it is one's at all.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from index.items import Ranked

# Makes the shares flatter: they are about which entry answers, and where none does, more may be its neighbours.
# Measured by `python -m benchmarks.departments` (ECE .05 where an entry answers, and where none does).
FLATTER = 2.5


@dataclass(frozen=True, slots=True)
class Proposal:
    """A department and the probability that the question is theirs, in [0, 1]; all of a question sum to one."""

    department: str
    confidence: float


def propose_departments(
    ranked: Sequence[Ranked],
    department_of: Mapping[str, str],
    *,
    allowed: Collection[str] | None = None,
    flatter: float = FLATTER,
) -> tuple[Proposal, ...]:
    """The departments of the nearest groups, likeliest first; equal ones by name.

    `department_of` has the department by group; groups without one do not vote, nor those of departments that are not
    `allowed` (None: all are). Nothing near gives nothing.
    """
    votes: dict[str, float] = {}
    for hit in ranked:
        department = department_of.get(hit.group)
        if department is not None and (allowed is None or department in allowed):
            votes[department] = votes.get(department, 0.0) + _share(hit, ranked[0], flatter)
    total = sum(votes.values())
    if not total:
        return ()
    ordered = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))
    return tuple(Proposal(department, vote / total) for department, vote in ordered)


def _share(hit: Ranked, first: Ranked, flatter: float) -> float:
    """How much it counts beside the first; the order is the engine's, so the first one's confidence is the largest."""
    best, own = first.shipped or first.confidence, hit.shipped or hit.confidence
    return (own / best) ** (1.0 / flatter) if best > 0 else 1.0
