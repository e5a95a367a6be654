"""The phrases of small talk in one language, and how a clause is covered with them.

A clause is small talk only if phrases and filler account for each of its words. Source: phrases/*.txt.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "nl", "da", "de", "fr")
FILLERS = ("filler", "thanked_for")
_TWICE = "2*"
_KINDER_FIRST = ("greeting", "thanks", "praise", "goodbye", "chatter", "test", "abuse")

Cover = tuple[int, frozenset[str]]  # of how many phrases, and their kinds
Slot = frozenset[tuple[str, ...]]  # the alternatives; an empty one says that the slot may be skipped


@dataclass(frozen=True, slots=True)
class Phrase:
    """A line of the book: what may stand in each of its slots, one after the other."""

    kind: str
    slots: tuple[Slot, ...]

    def ends(self, words: Sequence[str], start: int) -> set[int]:
        """Where the phrase may end when it begins at `start`."""
        places = {start}
        for slot in self.slots:
            places = {
                place + len(alternative)
                for place in places
                for alternative in slot
                if tuple(words[place : place + len(alternative)]) == alternative
            }
            if not places:
                break
        return places - {start}


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """All phrases of a language, by the words that they may begin with."""

    phrases: dict[str, tuple[Phrase, ...]]
    words: frozenset[str]

    def cover(self, words: Sequence[str]) -> Cover | None:
        """The fewest phrases that make up all the words; None where some word is left over."""
        best: list[Cover | None] = [(0, frozenset()), *([None] * len(words))]
        for start, word in enumerate(words):
            here = best[start]
            if here is None:
                continue
            for kind, end in self._found(words, start, word):
                kinds = here[1] if kind in FILLERS else here[1] | {kind}
                candidate = (here[0] + 1, kinds)
                known = best[end]
                if known is None or _rank(candidate) < _rank(known):
                    best[end] = candidate
        return best[-1]

    def _found(self, words: Sequence[str], start: int, word: str) -> Iterator[tuple[str, int]]:
        for phrase in self.phrases.get(word, ()):
            for end in phrase.ends(words, start):
                yield phrase.kind, end


def _rank(cover: Cover) -> tuple[int, bool, int]:
    """Fewer phrases first, then the kinder reading: "guten Tag" may also begin a goodbye."""
    pieces, kinds = cover
    return pieces, not kinds, max((_KINDER_FIRST.index(kind) for kind in kinds), default=0)


def cover(words: Sequence[str]) -> Cover | None:
    """The best cover of a clause in any one language."""
    covers = (load_phrasebook(lang).cover(words) for lang in LANGUAGES)
    return min((found for found in covers if found is not None), key=_rank, default=None)


@cache
def load_phrasebook(lang: str) -> Phrasebook:
    """The phrases of a language with the English ones, which people everywhere mix in."""
    langs = dict.fromkeys((lang, "en"))
    begins: dict[str, list[Phrase]] = {}
    words: set[str] = set()
    for phrase in (phrase for each in langs for phrase in _read(each)):
        words.update(word for slot in phrase.slots for alternative in slot for word in alternative)
        for first in _first_words(phrase):
            begins.setdefault(first, []).append(phrase)
    return Phrasebook({first: tuple(found) for first, found in begins.items()}, frozenset(words))


def _first_words(phrase: Phrase) -> set[str]:
    firsts: set[str] = set()
    for slot in phrase.slots:
        firsts.update(alternative[0] for alternative in slot if alternative)
        if () not in slot:
            break
    return firsts


def _read(lang: str) -> Iterator[Phrase]:
    text = files("answers.message.phrases").joinpath(f"{lang}.txt").read_text(encoding="utf-8")
    kind = ""
    for line in re.sub(r"\|\n\s*", "|", text).splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
        elif line:
            yield Phrase(kind, tuple(slot for words in line.split() for slot in _slots(words)))


def _slots(words: str) -> list[Slot]:
    twice = words.startswith(_TWICE)
    return [_slot(words.removeprefix(_TWICE))] * (2 if twice else 1)


def _slot(words: str) -> Slot:
    return frozenset(() if word == "-" else tuple(word.split("_")) for word in words.split("|"))
