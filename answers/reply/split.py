"""A reply in parts that each fit the channel, numbered (1/3), cut between paragraphs, sentences or words.

Invariant: without numbers and white space, the parts put together are the text; no part is longer than the limit;
no link is cut unless it alone is longer than a whole part.
"""

import re
from collections.abc import Iterator

from answers.reply.counting import Counting, length_of

_PARAGRAPH = re.compile(r"\n{2,}")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|(?<=[.!?…][\"”’)])\s+|\n+")
_WORD = re.compile(r"\s+")
_MOST_PARTS = 99


def in_parts(text: str, limit: int | None, counting: Counting) -> tuple[str, ...]:
    """The text as messages in reading order; one part, unnumbered, where it fits or there is no limit."""
    if limit is None or length_of(text, counting) <= limit:
        return (text,)
    room = limit - length_of(f" ({_MOST_PARTS}/{_MOST_PARTS})", counting)
    if room < 1:
        return (text,)
    parts = list(_packed(_fitting(text, room, counting), room, counting))
    return tuple(f"{part} ({number}/{len(parts)})" for number, part in enumerate(parts, 1))


def _packed(pieces: Iterator[tuple[str, str]], room: int, counting: Counting) -> Iterator[str]:
    """Neighbouring pieces together as long as they fit."""
    current = ""
    for separator, piece in pieces:
        joined = current + separator + piece if current else piece
        if current and length_of(joined, counting) > room:
            yield current
            current = piece
        else:
            current = joined
    if current:
        yield current


def _fitting(text: str, room: int, counting: Counting) -> Iterator[tuple[str, str]]:
    """(separator before, piece) with every piece fitting: paragraphs, else sentences, else words, else characters."""
    for paragraph in filter(str.strip, _PARAGRAPH.split(text)):
        yield from _smaller(paragraph.strip(), "\n\n", (_SENTENCE, _WORD), room, counting)


def _smaller(
    text: str, separator: str, cuts: tuple[re.Pattern[str], ...], room: int, counting: Counting
) -> Iterator[tuple[str, str]]:
    if length_of(text, counting) <= room:
        yield separator, text
        return
    if not cuts:
        yield from _by_character(text, separator, room, counting)
        return
    start, before = 0, separator
    for found in [*cuts[0].finditer(text), None]:
        end = found.start() if found else len(text)
        if text[start:end].strip():
            yield from _smaller(text[start:end], before, cuts[1:], room, counting)
        if found:
            before = "\n" if "\n" in found.group() else " "
            start = found.end()


def _by_character(text: str, separator: str, room: int, counting: Counting) -> Iterator[tuple[str, str]]:
    """A single word that is longer than a part; the only case in which a word or a link is cut."""
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and length_of(text[start : end + 1], counting) <= room:
            end += 1
        yield separator, text[start:end]
        start, separator = end, ""
