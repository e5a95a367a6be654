"""People who send one entry for everything: what they said in such a stretch teaches nothing.

Measured against what the engine suggested first, as a busy day with one question is no fault: whoever agrees with the
engine is never one-sided.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from answers.learning.statement import Statement

STRETCH = 50  # sent replies of one person that are looked at together
FEWEST = 5  # times that an entry was preferred to the engine's first before anything is made of it
SHARE_OF_SENT = 0.25
SHARE_OF_PREFERRED = 0.5


def drop_one_sided(statements: Iterable[Statement]) -> list[Statement]:
    """The statements without the replies that were sent in one-sided stretches; dismissals stay."""
    kept: list[Statement] = []
    stretches: dict[str, list[list[Statement]]] = {}
    for statement in statements:
        if not statement.in_favour:
            kept.append(statement)
            continue
        of_person = stretches.setdefault(statement.who, [[]])
        if len(of_person[-1]) == STRETCH:
            of_person.append([])
        of_person[-1].append(statement)
    for of_person in stretches.values():
        # A last stretch that has just begun says little by itself, so it is looked at with the one before it.
        for number, stretch in enumerate(of_person):
            before = of_person[number - 1] if number and len(stretch) < STRETCH else []
            if not is_one_sided([*before, *stretch][-STRETCH:]):
                kept.extend(stretch)
    return kept


def is_one_sided(sent: Sequence[Statement]) -> bool:
    """Whether these replies of one person prefer one entry, over whatever came first, far more than others do."""
    preferred = Counter(it.entry for it in sent if it.first is not None and it.entry != it.first)
    if not preferred:
        return False
    most = preferred.most_common(1)[0][1]
    enough = most >= FEWEST and most >= SHARE_OF_SENT * len(sent)
    return enough and most >= SHARE_OF_PREFERRED * preferred.total()
