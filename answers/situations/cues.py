"""The cues of the five languages: what shows a complaint, praise or a crisis, and what speaks against it.

Source: cues/<lang>.yml, written as answers/situations/cues/README.md says. Loaded once per process.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import zip_longest
from typing import Any, Literal

import yaml

from answers.situations.phrases import Phrase, read_phrase
from answers.situations.spelling import slips_of
from answers.situations.tokens import Tokens

Strength = Literal["sure", "strong", "weak"]
_GUARDS = "guards"


@dataclass(frozen=True, slots=True)
class Cue:
    """What a phrase says: `about` a situation or a guard; weak cues of one `group` count once."""

    phrase: Phrase
    about: str
    strength: Strength
    group: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A cue in a message, from word `start` up to `end`."""

    cue: Cue
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues of a language by what they begin with, and the slips of the hand that are understood."""

    by_word: Mapping[str, tuple[Cue, ...]]
    by_pair: Mapping[tuple[str, str], tuple[Cue, ...]]  # cues that begin with several words, by the first two
    by_beginning: Mapping[str, tuple[Cue, ...]]
    slips: Mapping[str, str]

    def find(self, tokens: Tokens) -> list[Found]:
        """Every cue in the message, in the order of their first words."""
        words = [self.slips.get(word, word) for word in tokens.words]
        said = frozenset(words)
        singles = {word: self._possible(word, said) for word in said}
        found: list[Found] = []
        for start, pair in enumerate(zip_longest(words, words[1:], fillvalue="")):
            for cue in (*singles[pair[0]], *self.by_pair.get(pair, ())):
                end = cue.phrase.end(words, start)
                if end is not None:
                    found.append(Found(cue, start, end))
        return found

    def _possible(self, word: str, said: frozenset[str]) -> tuple[Cue, ...]:
        """The cues that may begin with the word, but for those whose other words are nowhere in the message."""
        cues = self.by_word.get(word, ())
        for length in range(2, len(word) + 1):
            cues += self.by_beginning.get(word[:length], ())
        return tuple(cue for cue in cues if cue.phrase.may_stand_among(said))


@cache
def load_cues(lang: str) -> Cues:
    """The cues of a language, one of LANGUAGES."""
    by_word: dict[str, list[Cue]] = {}
    by_pair: dict[tuple[str, str], list[Cue]] = {}
    by_beginning: dict[str, list[Cue]] = {}
    known: set[str] = set()
    for cue in _read(lang):
        known.update(word for slot in cue.phrase.slots for word in slot.words)
        first = cue.phrase.slots[0]
        for word in first.words:
            by_word.setdefault(word, []).append(cue)
        for pair in {run[:2] for run in first.runs}:
            by_pair.setdefault((pair[0], pair[1]), []).append(cue)
        for beginning in first.beginnings:
            by_beginning.setdefault(beginning, []).append(cue)
    return Cues(
        by_word={word: tuple(found) for word, found in by_word.items()},
        by_pair={pair: tuple(found) for pair, found in by_pair.items()},
        by_beginning={word: tuple(found) for word, found in by_beginning.items()},
        slips=slips_of(known),
    )


def _read(lang: str) -> tuple[Cue, ...]:
    text = files("answers.situations").joinpath("cues", f"{lang}.yml").read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.safe_load(text)
    return tuple(_listed(content, content.pop("sets")))


def _listed(content: Mapping[str, Any], sets: Mapping[str, str]) -> Iterator[Cue]:
    for guard, phrases in content[_GUARDS].items():
        yield from (Cue(read_phrase(phrase, sets), guard, "sure") for phrase in phrases)
    for name in content.keys() - {_GUARDS}:
        strengths = content[name]
        for phrase in strengths.get("sure", ()):
            yield Cue(read_phrase(phrase, sets), name, "sure")
        for phrase in strengths["strong"]:
            yield Cue(read_phrase(phrase, sets), name, "strong")
        for group, phrases in strengths["weak"].items():
            yield from (Cue(read_phrase(phrase, sets), name, "weak", group) for phrase in phrases)
