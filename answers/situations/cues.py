"""The cues of the five languages: what shows a complaint, praise or a crisis, and what speaks against it.

Source: cues/<lang>.yml, written as answers/situations/cues/README.md says. Loaded once per process.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
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
    by_beginning: Mapping[str, tuple[Cue, ...]]
    beginnings: tuple[str, ...]
    slips: Mapping[str, str]

    def find(self, tokens: Tokens) -> Iterator[Found]:
        """Every cue in the message, in the order of their first words."""
        words = [self.slips.get(word, word) for word in tokens.words]
        for start, word in enumerate(words):
            for cue in self.by_word.get(word, ()):
                end = cue.phrase.end(words, start)
                if end is not None:
                    yield Found(cue, start, end)
            if word.startswith(self.beginnings):
                yield from self._beginning_with(words, start)

    def _beginning_with(self, words: list[str], start: int) -> Iterator[Found]:
        for length in range(2, len(words[start]) + 1):
            for cue in self.by_beginning.get(words[start][:length], ()):
                end = cue.phrase.end(words, start)
                if end is not None:
                    yield Found(cue, start, end)


@cache
def load_cues(lang: str) -> Cues:
    """The cues of a language, one of LANGUAGES."""
    by_word: dict[str, list[Cue]] = {}
    by_beginning: dict[str, list[Cue]] = {}
    known: set[str] = set()
    for cue in _read(lang):
        known.update(word for slot in cue.phrase.slots for word in slot.words)
        for word in cue.phrase.first_words:
            by_word.setdefault(word, []).append(cue)
        for beginning in cue.phrase.slots[0].beginnings:
            by_beginning.setdefault(beginning, []).append(cue)
    return Cues(
        by_word={word: tuple(found) for word, found in by_word.items()},
        by_beginning={word: tuple(found) for word, found in by_beginning.items()},
        beginnings=tuple(by_beginning),
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
