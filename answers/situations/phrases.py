"""The notation of the cues: slots one after the other, each with its alternatives.

`still not|never ..3 arriv*` is "still" or … then at most three words, then a word that begins with "arriv". `_` joins
the words of an alternative, `-` lets a slot be empty, `..` alone skips up to four words, `$name` is a set of the file.
Matching never crosses a break, and is bounded by the phrase's own length: linear over a message.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from answers.situations.tokens import BREAKS, words_of_phrase

_GAP = ".."
_USUAL_GAP = 4  # words


@dataclass(frozen=True, slots=True)
class Slot:
    """What may stand in one place: whole words, several words, beginnings and ends of words, or a gap."""

    words: frozenset[str] = frozenset()
    runs: tuple[tuple[str, ...], ...] = ()
    beginnings: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    optional: bool = False
    gap: int = 0
    needs: frozenset[str] = frozenset()  # one of these has to be in the message; empty where that can't be said

    def ends(self, words: Sequence[str], at: int) -> set[int]:
        """Where the slot may end when it begins at `at`."""
        found = {at} if self.optional or self.gap else set()
        if at >= len(words):
            return found
        if self.gap:
            for place in range(at, min(at + self.gap, len(words))):
                if words[place] in BREAKS:
                    break
                found.add(place + 1)
            return found
        word = words[at]
        if word in self.words or word.startswith(self.beginnings) or word.endswith(self.endings):
            found.add(at + 1)
        for run in self.runs:
            if run[0] == word and tuple(words[at : at + len(run)]) == run:
                found.add(at + len(run))
        return found


@dataclass(frozen=True, slots=True)
class Phrase:
    """A cue as written, read into slots."""

    slots: tuple[Slot, ...]

    def end(self, words: Sequence[str], start: int) -> int | None:
        """The nearest place where the phrase may end when it begins at `start`; None where it does not stand there."""
        places = self.slots[0].ends(words, start)
        for slot in self.slots[1:]:
            if not places:
                return None
            places = set().union(*(slot.ends(words, place) for place in places))
        return min(places, default=None)

    def may_stand_among(self, said: frozenset[str]) -> bool:
        """Whether the words said have something for every slot that has to be filled; cheap, and never too strict."""
        return not any(slot.needs and slot.needs.isdisjoint(said) for slot in self.slots)


def read_phrase(written: str, sets: Mapping[str, str]) -> Phrase:
    """The phrase of a line; raises ValueError where it begins with a gap or names a set that is not there."""
    slots = tuple(_read_slot(part, sets) for part in written.split())
    if not slots or slots[0].optional or slots[0].gap or slots[0].endings:
        raise ValueError(f"The cue `{written}` has to begin with a word.")
    return Phrase(slots)


def _read_slot(part: str, sets: Mapping[str, str]) -> Slot:
    if part.startswith(_GAP):
        return Slot(gap=int(part.removeprefix(_GAP) or _USUAL_GAP))
    words: set[str] = set()
    runs: set[tuple[str, ...]] = set()
    beginnings: set[str] = set()
    endings: set[str] = set()
    alternatives = _alternatives(part, sets)
    for alternative in alternatives - {"-"}:
        run = words_of_phrase(alternative.strip("*").replace("_", " "))
        if alternative.endswith("*"):
            beginnings.add("".join(run))
        elif alternative.startswith("*"):
            endings.add("".join(run))
        elif len(run) == 1:
            words.add(run[0])
        else:
            runs.add(run)
    sorted_runs = tuple(sorted(runs))
    optional = "-" in alternatives
    needs = words | {run[0] for run in runs} if not (optional or beginnings or endings) else set()
    return Slot(
        words=frozenset(words),
        runs=sorted_runs,
        beginnings=tuple(sorted(beginnings)),
        endings=tuple(sorted(endings)),
        optional=optional,
        needs=frozenset(needs),
    )


def _alternatives(part: str, sets: Mapping[str, str]) -> set[str]:
    found: set[str] = set()
    for alternative in part.split("|"):
        if not alternative.startswith("$"):
            found.add(alternative)
        elif alternative[1:] in sets:
            found |= _alternatives(sets[alternative[1:]].replace(" ", "|"), sets)
        else:
            raise ValueError(f"The cue `{part}` names the set `{alternative}`, which the file does not have.")
    return found
