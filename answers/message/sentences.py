"""A message as sentences and list items, with where each stands.

Invariant: the spans are in order, do not overlap, and no letter or digit of the message is outside them, list markers
excepted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_END = re.compile(r"(?<=[.!?…;])[\"”’)»]*+(?=\s|$)\s*+|(?<=[?!])(?=[^\s?!.…\"”’)»])|(?<![^\S\n])[^\S\n]*+\n\s*+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:nr|no|st|dr|mr|mrs|ms|bzw|ca|bv|evt|inkl|ggf|usw|etc|tel|bl|fx|kl|ang|vedr|dhr|mevr|mme|max|min|approx|str|vs|"
    r"e\.g|i\.e|z\.b|d\.h|p\.ex|m\.fl|o\.a|d\.w\.z|p\.s)|\b\w|\d)\.$",
    re.IGNORECASE,
)
_LONGEST_ABBREVIATION = 8  # characters, with a word's edge before
_MARKER = re.compile(r"\s*(?:\(?\d{1,2}[.):]|\(?[a-dA-D]\)|[-–—*•·])\s+")
_INLINE_MARKER = re.compile(r"(?:(?<=\s)|^)(?:\(?[1-9][.)]|\([a-d]\))\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of the message; `listed` says that it is an item of a list."""

    text: str
    start: int
    end: int
    listed: bool = False


def sentences_of(text: str) -> list[Sentence]:
    """The sentences in order; a list's items are sentences however they end."""
    found = [sentence for start, end in _lines(text) for sentence in _line_sentences(text, start, end)]
    return [sentence for sentence in found if any(char.isalnum() for char in sentence.text)]


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Lines, cut further where a list runs on in one line: "1. … 2. …"."""
    starts = [found.start() for found in _INLINE_MARKER.finditer(text)]
    cuts = starts if len(starts) > 1 else []
    bounds = sorted({0, len(text), *cuts, *(found.end() for found in re.finditer(r"\n+", text))})
    yield from pairwise(bounds)


def _line_sentences(text: str, start: int, end: int) -> Iterator[Sentence]:
    marker = _MARKER.match(text, start, end)
    listed = marker is not None
    start = marker.end() if marker else start
    begin = start
    for found in _END.finditer(text, start, end):
        before = text[max(begin, found.start() - _LONGEST_ABBREVIATION) : found.start()]
        if found.end() <= begin or ("\n" not in found.group() and _ABBREVIATION.search(before)):
            continue
        yield from _trimmed(text, begin, found.end(), listed=listed)
        begin, listed = found.end(), False
    yield from _trimmed(text, begin, end, listed=listed)


def _trimmed(text: str, start: int, end: int, *, listed: bool) -> Iterator[Sentence]:
    part = text[start:end]
    if part.strip():
        start += len(part) - len(part.lstrip())
        yield Sentence(part.strip(), start, start + len(part.strip()), listed)
