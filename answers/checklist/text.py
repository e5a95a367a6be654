"""A text taken apart once for all checks: folded letters, words, sentences, links, quotes, all with their places.

Invariant: every offset is one of the text as it was written; folding never changes a length.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import itemgetter
from typing import NamedTuple

from answers.message.sentences import Sentence, sentences_of

_RARE = 0x3000  # characters from here on are not remembered: there are a million of them
STEM = 4  # letters under which words with the same beginning are found

_WORD = re.compile(r"\w+(?:['-]\w+){0,5}")
_INNER = re.compile(r"['-](?=\w)")
_LINK = re.compile(
    r"https?://[^\s<>\"”“]*[^\s<>\"”“.,;:!?)\]'’…]|\bwww\.[^\s<>\"”“]*[^\s<>\"”“.,;:!?)\]'’…]", re.IGNORECASE
)
_QUOTE = re.compile(
    r"“[^“”\n]{1,400}”|„[^„“\n]{1,400}“|«[^«»\n]{1,400}»|»[^«»\n]{1,400}«|\"[^\"\n]{1,400}\"|‘[^‘’\n]{1,400}’(?!\w)"
)
_SIGNS = {"’": "'", "‘": "'", "´": "'", "`": "'", "\u00a0": " ", "\u202f": " ", "‑": "-", "–": "-", "—": "-"}


class Word(NamedTuple):
    """A folded word and where it stands; an inner apostrophe or hyphen belongs to it."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Text:
    """A text as checks read it."""

    raw: str

    @cached_property
    def found(self) -> dict[tuple[str, str], tuple[tuple[int, int], ...]]:
        """Where phrases of a list and language stand, kept as checks look for the same ones again."""
        return {}

    @cached_property
    def folded(self) -> str:
        """Small letters without accents, straight apostrophes, plain spaces; as long as the text."""
        return fold(self.raw)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words in order, folded."""
        return tuple(Word(found.group(), found.start(), found.end()) for found in _WORD.finditer(self.folded))

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """Where each word begins, in order; also what stands before or behind an apostrophe or hyphen."""
        gathered: dict[str, list[int]] = {}
        joined = False
        for text, start, _ in self.words:
            gathered.setdefault(text, []).append(start)
            if "'" in text or "-" in text:
                joined = True
                for part, at in _parts(text):
                    gathered.setdefault(part, []).append(start + at)
        return {text: _in_order(found) for text, found in gathered.items()} if joined else gathered

    @cached_property
    def stems(self) -> Mapping[str, Sequence[int]]:
        """Where words begin, under their first `STEM` letters, in order."""
        gathered: dict[str, list[int]] = {}
        for text, found in self.places.items():
            if len(text) >= STEM:
                gathered.setdefault(text[:STEM], []).extend(found)
        return {stem: _in_order(found) for stem, found in gathered.items()}

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in order, with their places."""
        return tuple(sentences_of(self.raw))

    @cached_property
    def links(self) -> tuple[tuple[int, int], ...]:
        """Where web addresses stand."""
        return tuple(found.span() for found in _LINK.finditer(self.raw))

    @cached_property
    def quotes(self) -> tuple[tuple[int, int], ...]:
        """Where something is quoted, marks included."""
        return tuple(found.span() for found in _QUOTE.finditer(self.raw))

    def is_quoted(self, start: int) -> bool:
        """Whether the place lies in a quotation."""
        return lies_in(start, self.quotes)

    def is_linked(self, start: int) -> bool:
        """Whether the place lies in a web address."""
        return lies_in(start, self.links)

    def find_sentence(self, place: int) -> Sentence | None:
        """The sentence in which the place lies, or None between two."""
        before = bisect_right(self._sentence_starts, place)
        sentence = self.sentences[before - 1] if before else None
        return sentence if sentence and place < sentence.end else None

    @cached_property
    def _sentence_starts(self) -> tuple[int, ...]:
        return tuple(sentence.start for sentence in self.sentences)


def lies_in(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether the place lies in one of the spans, which are in order and do not overlap."""
    at = bisect_right(spans, place, key=itemgetter(0)) - 1
    return at >= 0 and place < spans[at][1]


@lru_cache(maxsize=64)
def read_text(text: str) -> Text:
    """The text, taken apart when asked; the checks of one draft, and the next keystroke's, share it."""
    return Text(text)


def fold(text: str) -> str:
    """The text in small letters without accents, as long as it was: what has no single small letter stays."""
    return text.lower() if text.isascii() else text.translate(_FOLDED)


class _Folded(dict[int, str]):
    """What each character becomes, found out when it is first met: one lookup a character afterwards."""

    def __missing__(self, code: int) -> str:
        folded = _fold_char(chr(code))
        if code < _RARE:
            self[code] = folded
        return folded


_FOLDED = _Folded()


def _fold_char(char: str) -> str:
    if char in _SIGNS:
        return _SIGNS[char]
    lower = char.lower()
    base = unicodedata.normalize("NFD", lower)[:1]
    if len(base) == 1 and base.isalpha():
        return base
    return lower if len(lower) == 1 else char


def _in_order(places: list[int]) -> Sequence[int]:
    """Each place once; most words stand in one place only."""
    return places if len(places) == 1 else sorted(set(places))


def _parts(word: str) -> Iterator[tuple[str, int]]:
    """What is joined in a word: "l'envoi" is also found under "envoi" and "l"."""
    for found in _INNER.finditer(word):
        yield word[found.end() :], found.end()
        yield word[: found.start()], 0
