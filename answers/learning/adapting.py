"""What outcomes say of the confidence itself: how often the first entry was right, and whose word counts for how much.

Nobody alone moves what others see: whoever finds the first entry right far more often, or far less, than everybody else
does is not heard, and of the fits that each leave one person out the one counts that moves least. Invariant: on one
person's word the confidence only falls, so that calling everything right makes nothing ready.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from answers.learning.one_sided import drop_one_sided
from answers.learning.statement import Statement
from index.adaptation import UNMOVED, Adaptation, Observed, adapt

NEWEST = 10_000  # outcomes that count; all fits over them take a third of a second
MOST_OF_ALL = 0.2  # of all outcomes' weight that one person may have, where five or more say something
ALWAYS = 40.0  # outcomes that a person may count for in any case: as many as what ships counts for
ENOUGH = 10  # outcomes with which a person has a say of their own
VOICES = 3  # people with a say, from which on strangers are told from others, and nobody alone makes it fall either
STRANGE = 0.2  # share of the first entries that somebody finds right beyond, or below, what the others' word foresees
STRANGE_DEVIATIONS = 3.0  # by chance one in 400 is so far off
LEFT_OUT = 10  # people without whom it is fitted, too: those with the most outcomes
READY = 0.85  # confidence at which fits are compared: where ready begins by default


@dataclass(frozen=True, slots=True)
class Drawn:
    """An adaptation, and how many outcomes of how many people it rests on."""

    adaptation: Adaptation = UNMOVED
    outcomes: int = 0
    people: int = 0


def draw_adaptations(statements: Sequence[Statement]) -> dict[str, Drawn]:
    """What statements, in the order of their time, make of the confidence, by the index's fingerprint.

    A person counts once for a question: by what they said of its first entry last.
    """
    newest = list(_list_last(drop_one_sided(statements)))[-NEWEST:]
    found: dict[str, dict[str, list[Observed]]] = {}
    for statement, observed in newest:
        found.setdefault(statement.fingerprint, {}).setdefault(statement.who, []).append(observed)
    return {
        fingerprint: Drawn(choose(by_person), sum(map(len, by_person.values())), len(by_person))
        for fingerprint, by_person in found.items()
    }


def _list_last(statements: Iterable[Statement]) -> Iterable[tuple[Statement, Observed]]:
    last: dict[tuple[str, str, str, str], tuple[Statement, Observed]] = {}
    for it in statements:
        right = find_right(it)
        key = (it.fingerprint, it.who, it.lang, it.key)
        before = last.get(key)
        also = before is not None and before[1].right and it.in_favour and before[0].receipt == it.receipt
        if right is not None and not also:  # who sends a second entry, too, has not called the first one wrong
            last.pop(key, None)
            last[key] = (it, Observed(it.confidence, right))
    return last.values()


def find_right(statement: Statement) -> bool | None:
    """Whether the entry that was suggested first was right; None where the statement does not say so.

    A reply that was changed before it was sent says nothing: ready means that it can be sent as it is.
    """
    is_first = statement.entry == statement.first
    if statement.in_favour:
        return is_first if statement.as_shown else None
    return False if is_first else None


def choose(by_person: Mapping[str, Sequence[Observed]]) -> Adaptation:
    """The adaptation that these outcomes justify, by person."""
    heard, without = _drop_strangers(by_person)
    whole = _fit(heard)
    fits = [whole, *without.values()]
    if min(map(_at_ready, fits)) >= READY:
        return min(fits, key=_at_ready) if len(heard) > 1 else UNMOVED
    if _count_voices(heard) >= VOICES:
        return max((fit for fit in fits if _at_ready(fit) < READY), key=_at_ready)
    return whole.only_lowering()


def _drop_strangers(
    by_person: Mapping[str, Sequence[Observed]],
) -> tuple[Mapping[str, Sequence[Observed]], dict[str, Adaptation]]:
    """Who is heard, and the fits without each of them; the strangest goes first, as long as enough others are left."""
    heard = dict(by_person)
    while True:
        heaviest = sorted(heard, key=lambda who: (-len(heard[who]), who))[:LEFT_OUT]
        without = {out: _fit({who: said for who, said in heard.items() if who != out}) for out in heaviest}
        strange = {who: find_strangeness(heard[who], fit) for who, fit in without.items()}
        strangest = max(strange, key=lambda who: strange[who], default="")
        if _count_voices(heard) < VOICES or strange[strangest] < STRANGE:
            return heard, without
        del heard[strangest]


def find_strangeness(said: Sequence[Observed], others: Adaptation) -> float:
    """How far the share that somebody finds right is from what the others' word foresees; 0 where chance may be it."""
    foreseen = [replace(others, raises_from=0.0).apply(one.confidence) for one in said]
    off = abs(sum(one.right for one in said) - sum(foreseen))
    deviation = math.sqrt(sum(p * (1.0 - p) for p in foreseen))
    return off / len(said) if off > STRANGE_DEVIATIONS * deviation else 0.0


def _count_voices(by_person: Mapping[str, Sequence[Observed]]) -> int:
    return sum(len(said) >= ENOUGH for said in by_person.values())


def find_most(counts: Sequence[int]) -> float:
    """What one person may weigh: `MOST_OF_ALL` of what is left of everybody then, or an equal share of fewer people."""
    share = max(MOST_OF_ALL, 1.0 / len(counts))
    rest = most = float(sum(counts))
    for number, count in enumerate(sorted(counts, reverse=True)):
        most = share * rest / (1.0 - share * number)  # if `number` people weigh so much, and the others what they said
        if count <= most:
            break
        rest -= count
    return max(ALWAYS, most)


def _at_ready(adaptation: Adaptation) -> float:
    return replace(adaptation, raises_from=0.0).apply(READY)


def _fit(by_person: Mapping[str, Sequence[Observed]]) -> Adaptation:
    if not by_person:
        return UNMOVED
    most = find_most([len(said) for said in by_person.values()])
    return adapt(
        [
            replace(observed, weight=min(1.0, most / len(said)))
            for _, said in sorted(by_person.items())
            for observed in said
        ]
    )
