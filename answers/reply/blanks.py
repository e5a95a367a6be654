"""Blanks: values that nobody gave, from the template to the reply; and the cursor, which travels the same way.

While a reply is being made, a blank travels as a marker of private-use characters, which Liquid filters (upcase,
escape) and Markdown leave alone. `settle` turns markers into readable `[order number]` and says where they stand.
"""

import html
import re
from dataclasses import dataclass

from answers.reply.fields import NO_FIELDS, Fields, find_field, label
from answers.suggestions import Blank

_OPEN, _CLOSE, _BASE = "\ue000", "\ue001", 0xE100
CURSOR = "\ue002"  # where the person at the keyboard goes on writing
AMPERSAND = "\ue003"  # a value's own &, which must not become the first letter of an entity
NOTHING = "\ue004"  # keeps a value's letter from being a mark; never seen
_NAME = f"{_OPEN}([{chr(_BASE)}-{chr(_BASE + 0x7F)}]+){_CLOSE}"
_MARKER = re.compile(_NAME)
_TRAVELLER = re.compile(f"{_NAME}|[{CURSOR}{AMPERSAND}]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Settled:
    """A text as a reader sees it, its blanks in order, and the offset of its first cursor, if it has one."""

    text: str
    blanks: tuple[Blank, ...]
    cursor: int | None


def marker(name: str) -> str:
    """The travelling form of a blank; the name's non-ASCII characters are dropped."""
    return _OPEN + "".join(chr(_BASE + ord(char)) for char in name if char.isascii()) + _CLOSE


def start_of_marker(text: str, offset: int) -> int:
    """Where the marker begins that reaches across `offset`; `offset` itself where none does."""
    opened = text.rfind(_OPEN, 0, offset)
    return opened if opened > text.rfind(_CLOSE, 0, offset) else offset


def without_private_characters(text: str) -> str:
    """The text without private-use characters, so that nobody can forge a marker."""
    return _PRIVATE.sub("", text)


def settle(text: str, lang: str = "en", fields: Fields = NO_FIELDS) -> Settled:
    """The text for reading; a marker that a filter cut in two disappears."""
    out: list[str] = []
    found: list[Blank] = []
    cursor: int | None = None
    length = done = 0
    for traveller in _TRAVELLER.finditer(text):
        before = without_private_characters(text[done : traveller.start()])
        start = length + len(before)
        shown = "&" if traveller[0] == AMPERSAND else ""
        if traveller[0] == CURSOR:
            cursor = start if cursor is None else cursor
        elif not shown:
            found.append(_blank(_name(traveller), start, lang, fields))
            shown = f"[{found[-1].label}]"
        out += [before, shown]
        length = start + len(shown)
        done = traveller.end()
    out.append(without_private_characters(text[done:]))
    return Settled("".join(out), tuple(found), cursor)


def settle_html(markup: str, lang: str = "en") -> str:
    """The same for HTML: each blank becomes a `<mark class="blank" data-blank="order.number">`."""

    def mark(found: re.Match[str]) -> str:
        name = _name(found)
        return f'<mark class="blank" data-blank="{html.escape(name)}">{html.escape(label(name, lang))}</mark>'

    return without_private_characters(_MARKER.sub(mark, markup.replace(AMPERSAND, "&amp;")))


def _blank(name: str, start: int, lang: str, fields: Fields) -> Blank:
    field, said = find_field(name, fields), label(name, lang)
    return Blank(name, said, start, start + len(said) + 2, field.type, field.hint, field.choices)


def _name(found: re.Match[str]) -> str:
    return "".join(chr(ord(char) - _BASE) for char in found.group(1))
