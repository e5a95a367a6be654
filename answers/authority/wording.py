"""A cleared reply as its own words with places for values between them, and whether a text keeps to it.

White space counts for nothing, nor do the numbers of a reply that goes out in parts: both are the channel's.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from answers.authority.values import LONGEST, Slot
from answers.reply.fields import Field
from answers.suggestions import Reply

Piece = str | Slot

_PART_NUMBER = re.compile(r"\s*\(\d{1,2}/\d{1,2}\)(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Wording:
    """A reply in pieces: words of the house, and slots."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """As it reads with its slots unfilled."""
        return "".join(piece if isinstance(piece, str) else piece.marker for piece in self.pieces)

    def is_kept_by(self, text: str) -> bool:
        """Whether a text says this and nothing else, with a value of its kind in each slot."""
        return matches(self.pieces, text)


def plain(text: str) -> str:
    """A text as texts are compared: composed, without the numbers of parts."""
    return _PART_NUMBER.sub("", unicodedata.normalize("NFC", text))


def wording_of(reply: Reply, stand_ins: Mapping[str, Slot]) -> Wording:
    """The wording of a rendered reply; `stand_ins` are texts in it that stand for values."""
    return Wording(tuple(_merged(_list_pieces(reply, stand_ins))))


def matches(pieces: Sequence[Piece], text: str) -> bool:
    """Whether the text is these pieces in order.

    Every place where a slot may end is followed at once, so that no text makes this slow.
    """
    compared = plain(text)
    places = [at for at, char in enumerate(compared) if not char.isspace()]
    squeezed = "".join(compared[at] for at in places)
    reached = {0}
    following = [*pieces[1:], None]
    for piece, after in zip(pieces, following, strict=True):
        if isinstance(piece, str):
            words = _squeeze(piece)
            reached = {at + len(words) for at in reached if squeezed.startswith(words, at)}
        else:
            ahead = _squeeze(after) if isinstance(after, str) else ""
            reached = {end for at in reached for end in _ends(piece, at, squeezed, compared, places, ahead)}
        if not reached:
            return False
    return len(squeezed) in reached


def _ends(slot: Slot, start: int, squeezed: str, compared: str, places: Sequence[int], ahead: str) -> Iterator[int]:
    for end in range(start + 1, min(start + LONGEST, len(squeezed)) + 1):
        if squeezed.startswith(ahead, end) and slot.takes(compared[places[start] : places[end - 1] + 1]):
            yield end


def _list_pieces(reply: Reply, stand_ins: Mapping[str, Slot]) -> Iterator[Piece]:
    at = 0
    for blank in reply.blanks:
        yield from _split(reply.text[at : blank.start], stand_ins)
        field = Field(blank.type, blank.hint, blank.choices)
        yield Slot(blank.name, reply.text[blank.start : blank.end], field)
        at = blank.end
    yield from _split(reply.text[at:], stand_ins)


def _split(text: str, stand_ins: Mapping[str, Slot]) -> Iterator[Piece]:
    if not stand_ins:
        yield plain(text)
        return
    pattern = "|".join(map(re.escape, stand_ins))
    for piece in re.split(f"({pattern})", text):
        if piece in stand_ins:
            yield stand_ins[piece]
        else:
            yield plain(piece)


def _merged(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Words beside words as one piece, and no empty ones: what follows a slot then says where it ends."""
    words = ""
    for piece in pieces:
        if isinstance(piece, str):
            words += piece
            continue
        if words:
            yield words
        words = ""
        yield piece
    if words:
        yield words


def _squeeze(text: str) -> str:
    return "".join(text.split())
