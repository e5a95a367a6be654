"""A reply in parts that each fit the channel, numbered (1/3), cut between paragraphs, sentences or words.

Invariant: the parts without their numbers are slices of the text, in order, and only white space lies between them; no
part is longer than the limit; no word, link or phrase that belongs together is cut unless it alone is longer than a
whole part, and no visible character is while it fits one.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import regex

from answers.reply.counting import LINK, Counting, length_of

Span = tuple[int, int]
Cut = Callable[[int, int], Iterator[Span]]

_GAP = r"[^\S\u00a0\u2007\u202f]"  # white space at which a line may end
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_SENTENCE = re.compile(rf"(?<=[.!?…]){_GAP}+|(?<=[.!?…][\"”’)]){_GAP}+|\n+")
_WORD = re.compile(rf"{_GAP}+")
_GRAPHEME = regex.compile(r"\X")
_MOST_PARTS = 99


def in_parts(text: str, limit: int | None, counting: Counting, together: Sequence[Span] = ()) -> tuple[str, ...]:
    """The text as messages in reading order; one part, unnumbered, where it fits or there is no limit.

    Args:
        text: The whole reply.
        limit: The most that one message may count.
        counting: How the channel counts.
        together: Character ranges that stay in one part where that is possible at all, such as a filled value.
    """
    if limit is None or length_of(text, counting) <= limit:
        return (text,)
    number = f" ({_MOST_PARTS}/{_MOST_PARTS})"
    if length_of("x" + number, counting) > limit:
        return (text,)

    def fits(start: int, end: int) -> bool:
        return length_of(text[start:end] + number, counting) <= limit

    spans = list(_packed(_Splitter(text, fits, _joined(together)).pieces(), fits))
    return tuple(f"{text[start:end]} ({number}/{len(spans)})" for number, (start, end) in enumerate(spans, 1))


def find_phrases(text: str, phrases: Iterable[str]) -> list[Span]:
    """Where phrases of several words stand in the text."""
    patterns = {r"\s".join(map(re.escape, phrase.split())) for phrase in phrases}
    return [found.span() for pattern in sorted(patterns) if r"\s" in pattern for found in re.finditer(pattern, text)]


def _packed(pieces: Iterator[Span], fits: Callable[[int, int], bool]) -> Iterator[Span]:
    """Neighbouring pieces together as long as they fit."""
    current: Span | None = None
    for start, end in pieces:
        if current is not None and fits(current[0], end):
            current = (current[0], end)
            continue
        if current is not None:
            yield current
        current = (start, end)
    if current is not None:
        yield current


def _joined(spans: Sequence[Span]) -> list[Span]:
    """The spans in order, overlapping ones as one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


@dataclass(frozen=True, slots=True)
class _Splitter:
    """Pieces of a text that each fit: paragraphs, else sentences, else words, else links, else characters."""

    text: str
    fits: Callable[[int, int], bool]
    together: Sequence[Span]

    def pieces(self) -> Iterator[Span]:
        """In order; paragraphs are parted even where two fit, so that a part may end between any two."""
        cuts = (self._between(_SENTENCE), self._between(_WORD), self._words, self._links)
        for start, end in self._between(_PARAGRAPH)(0, len(self.text)):
            yield from self._smaller(start, end, cuts)

    def _smaller(self, start: int, end: int, cuts: Sequence[Cut]) -> Iterator[Span]:
        start, end = self._stripped(start, end)
        if start == end:
            return
        if self.fits(start, end):
            yield start, end
        elif not cuts:
            yield from self._characters(start, end)
        else:
            for piece in cuts[0](start, end):
                yield from self._smaller(*piece, cuts[1:])

    def _between(self, pattern: re.Pattern[str]) -> Cut:
        """Cuts at the pattern, but not inside what belongs together."""
        starts = [span[0] for span in self.together]

        def cut(start: int, end: int) -> Iterator[Span]:
            for found in pattern.finditer(self.text, start, end):
                holder = bisect_right(starts, found.start()) - 1
                if holder < 0 or self.together[holder][1] <= found.start():
                    yield start, found.start()
                    start = found.end()
            yield start, end

        return cut

    def _words(self, start: int, end: int) -> Iterator[Span]:
        for found in _WORD.finditer(self.text, start, end):
            yield start, found.start()
            start = found.end()
        yield start, end

    def _links(self, start: int, end: int) -> Iterator[Span]:
        for found in LINK.finditer(self.text, start, end):
            yield from ((start, found.start()), found.span())
            start = found.end()
        yield start, end

    def _characters(self, start: int, end: int) -> Iterator[Span]:
        """A single word or link that is longer than a part; the only case in which one is cut."""
        marks = [start + found.start() for found in _GRAPHEME.finditer(self.text[start:end])] + [end]
        at = 0
        while at < len(marks) - 1:
            most = self._most(marks, at)
            if most == at:  # one visible character of many code points, such as a family of emoji
                yield from ((position, position + 1) for position in range(marks[at], marks[at + 1]))
                most = at + 1
            else:
                yield marks[at], marks[most]
            at = most

    def _most(self, marks: Sequence[int], at: int) -> int:
        """The furthest mark up to which the text fits, by halving; `at` itself where not even one character does."""
        step = 1
        while at + step < len(marks) and self.fits(marks[at], marks[at + step]):
            step *= 2
        low, high = at + step // 2, min(at + step, len(marks) - 1)
        while low < high:
            middle = (low + high + 1) // 2
            if self.fits(marks[at], marks[middle]):
                low = middle
            else:
                high = middle - 1
        return low

    def _stripped(self, start: int, end: int) -> Span:
        piece = self.text[start:end]
        left = len(piece) - len(piece.lstrip())
        return (start + left, start + len(piece.rstrip())) if left < len(piece) else (end, end)
