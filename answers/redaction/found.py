"""Where personal data stands in a text, before anybody decides what becomes of it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of the text, and the mark that says what it is."""

    mark: str
    start: int
    end: int


def hide_found(text: str, found: Iterable[Found]) -> str:
    """The text with marks in place of what was found; in order, without overlap."""
    done, at = [], 0
    for one in found:
        done += [text[at : one.start], one.mark]
        at = one.end
    return "".join([*done, text[at:]])
