"""A text taken apart once for all checks: folded letters, words, sentences, links, quotes, all with their places.

Invariant: every offset is one of the text as it was written; folding never changes a length.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import itemgetter

from answers.message.sentences import Sentence, sentences_of

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


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word and where it stands; an inner apostrophe or hyphen belongs to it."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Text:
    """A text as checks read it."""

    raw: str

    @cached_property
    def folded(self) -> str:
        """Small letters without accents, straight apostrophes, plain spaces; as long as the text."""
        return fold(self.raw)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words in order, folded."""
        return tuple(Word(found.group(), found.start(), found.end()) for found in _WORD.finditer(self.folded))

    @cached_property
    def places(self) -> Mapping[str, tuple[int, ...]]:
        """Where each word begins; also what stands before or behind an apostrophe or hyphen."""
        return _places((text, word.start + at) for word in self.words for text, at in _parts(word.text))

    @cached_property
    def stems(self) -> Mapping[str, tuple[int, ...]]:
        """Where words begin, under their first `STEM` letters."""
        return _places((text[:STEM], at) for text, found in self.places.items() if len(text) >= STEM for at in found)

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
    if text.isascii():
        return text.lower()
    return "".join(_fold_char(char) for char in text)


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    if char in _SIGNS:
        return _SIGNS[char]
    lower = char.lower()
    base = unicodedata.normalize("NFD", lower)[:1]
    if len(base) == 1 and base.isalpha():
        return base
    return lower if len(lower) == 1 else char


def _parts(word: str) -> Iterator[tuple[str, int]]:
    """The word, and what is joined in it: "l'envoi" is also found under "envoi" and "l"."""
    yield word, 0
    for found in _INNER.finditer(word) if "'" in word or "-" in word else ():
        yield word[found.end() :], found.end()
        yield word[: found.start()], 0


def _places(found: Iterable[tuple[str, int]]) -> Mapping[str, tuple[int, ...]]:
    gathered: dict[str, list[int]] = {}
    for text, at in found:
        gathered.setdefault(text, []).append(at)
    return {text: tuple(sorted(set(places))) for text, places in gathered.items()}
