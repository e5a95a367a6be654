"""The difference of two texts, word by word, as pieces in the order of reading."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

PieceKind = Literal["same", "gone", "new", "skipped"]
# Spaces by themselves would make it slow, as there are so many; ends of lines stand alone, as paragraphs come and go.
_TOKEN = re.compile(r"\w+[^\S\n]*|[^\w\s][^\S\n]*|\n+|[^\S\n]+")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_MOST_WORDS = 2_000  # of one text; longer ones are compared line by line: word by word would take seconds
_NEXT_TO_NOTHING = 4  # characters
_AROUND = 120  # characters of an unchanged stretch that are kept beside a change


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that stayed, went, or came; `skipped` stands for one that stayed and is left out."""

    kind: PieceKind
    text: str


def redline(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces that turn `before` into `after`; none where both are the same.

    All `same` and `gone` pieces are `before`, all `same` and `new` ones are `after`.
    """
    if before == after:
        return ()
    olds, news = _tokens(before), _tokens(after)
    pieces: list[Piece] = []
    for kind, start, end, new_start, new_end in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(Piece("same", "".join(olds[start:end])))
            continue
        if end > start:
            pieces.append(Piece("gone", "".join(olds[start:end])))
        if new_end > new_start:
            pieces.append(Piece("new", "".join(news[new_start:new_end])))
    return tuple(_joined(pieces))


def shorten(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The same with long stretches that stayed cut down to what stands beside a change."""
    found: list[Piece] = []
    for number, piece in enumerate(pieces):
        if piece.kind != "same" or len(piece.text) <= 3 * _AROUND:
            found.append(piece)
            continue
        head = piece.text[:_AROUND].rsplit(None, 1)[0] if number else ""
        tail = piece.text[-_AROUND:].split(None, 1)[-1] if number < len(pieces) - 1 else ""
        stretch = (Piece("same", head), Piece("skipped", ""), Piece("same", tail))
        found += [it for it in stretch if it.text or it.kind == "skipped"]
    return tuple(found)


def _tokens(text: str) -> list[str]:
    words = _TOKEN.findall(text)
    return words if len(words) <= _MOST_WORDS else _LINE.findall(text)


def _joined(pieces: Iterable[Piece]) -> Iterable[Piece]:
    """Changes with next to nothing between them as one change: single words in turns are hard to read."""
    gone = new = waiting = ""
    for piece in pieces:
        if piece.kind == "same":
            if (gone or new) and len(piece.text) <= _NEXT_TO_NOTHING and "\n" not in piece.text:
                waiting = piece.text
                continue
            yield from _changed(gone, new, waiting)
            gone = new = waiting = ""
            yield piece
            continue
        gone, new, waiting = gone + waiting, new + waiting, ""
        if piece.kind == "gone":
            gone += piece.text
        else:
            new += piece.text
    yield from _changed(gone, new, waiting)


def _changed(gone: str, new: str, waiting: str) -> Iterable[Piece]:
    if gone:
        yield Piece("gone", gone)
    if new:
        yield Piece("new", new)
    if waiting:
        yield Piece("same", waiting)
