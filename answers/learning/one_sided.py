"""People who send one entry for everything: what they said in such a stretch teaches nothing.

Measured against what the engine suggested first, as a busy day with one question is no fault: whoever agrees with the
engine is never one-sided.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from answers.learning.statement import Statement

STRETCH = 50  # sent replies of one person that are looked at together
FEWEST = 5  # times that an entry was preferred to the engine's first before anything is made of it
SHARE_OF_SENT = 0.25
SHARE_OF_PREFERRED = 0.5


def drop_one_sided(statements: Iterable[Statement]) -> list[Statement]:
    """The statements without the replies that were sent in one-sided stretches, in their order; dismissals stay."""
    all_of_them = list(statements)
    sent_by: dict[str, list[int]] = {}
    for place, it in enumerate(all_of_them):
        if it.in_favour:
            sent_by.setdefault(it.who, []).append(place)
    dropped = {place for places in sent_by.values() for place in _list_one_sided(all_of_them, places)}
    return [it for place, it in enumerate(all_of_them) if place not in dropped]


def _list_one_sided(statements: Sequence[Statement], places: Sequence[int]) -> Iterator[int]:
    """Of the places of what one person sent, those in one-sided stretches."""
    for start in range(0, len(places), STRETCH):
        stretch = places[start : start + STRETCH]
        # A last stretch that has just begun says little by itself, so it is looked at with the one before it.
        looked_at = places[max(0, start + len(stretch) - STRETCH) : start + len(stretch)]
        if is_one_sided([statements[place] for place in looked_at]):
            yield from stretch


def is_one_sided(sent: Sequence[Statement]) -> bool:
    """Whether these replies of one person prefer one entry, over whatever came first, far more than others do."""
    preferred = Counter(it.entry for it in sent if it.first is not None and it.entry != it.first)
    if not preferred:
        return False
    most = preferred.most_common(1)[0][1]
    enough = most >= FEWEST and most >= SHARE_OF_SENT * len(sent)
    return enough and most >= SHARE_OF_PREFERRED * preferred.total()
