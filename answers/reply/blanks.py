"""Blanks: values that nobody gave, from the template to the reply.

While a reply is being made, a blank travels as a marker of private-use characters, which Liquid filters (upcase,
escape) and Markdown leave alone. `settle` turns markers into readable `[order number]` and says where they stand.
"""

import html
import re

from answers.suggestions import Blank

_OPEN, _CLOSE, _BASE = "\ue000", "\ue001", 0xE100
_MARKER = re.compile(f"{_OPEN}([{chr(_BASE)}-{chr(_BASE + 0x7F)}]+){_CLOSE}")
_PRIVATE = re.compile("[\ue000-\uf8ff]")


def marker(name: str) -> str:
    """The travelling form of a blank; the name's non-ASCII characters are dropped."""
    return _OPEN + "".join(chr(_BASE + ord(char)) for char in name if char.isascii()) + _CLOSE


def label(name: str) -> str:
    """A blank's name as a person reads it: `order.number` is "order number"."""
    return re.sub(r"[._\-\s]+", " ", name).strip()


def without_private_characters(text: str) -> str:
    """The text without private-use characters, so that nobody can forge a marker."""
    return _PRIVATE.sub("", text)


def settle(text: str) -> tuple[str, tuple[Blank, ...]]:
    """The readable text and its blanks in order; a marker that a filter cut in two disappears."""
    out: list[str] = []
    blanks: list[Blank] = []
    length = done = 0
    for found in _MARKER.finditer(text):
        before = without_private_characters(text[done : found.start()])
        name = _name(found)
        shown = f"[{label(name)}]"
        start = length + len(before)
        blanks.append(Blank(name=name, label=label(name), start=start, end=start + len(shown)))
        out += [before, shown]
        length = start + len(shown)
        done = found.end()
    out.append(without_private_characters(text[done:]))
    return "".join(out), tuple(blanks)


def settle_html(markup: str) -> str:
    """The same for HTML: each blank becomes a `<mark class="blank" data-blank="order.number">`."""

    def mark(found: re.Match[str]) -> str:
        name = _name(found)
        return f'<mark class="blank" data-blank="{html.escape(name)}">{html.escape(label(name))}</mark>'

    return without_private_characters(_MARKER.sub(mark, markup))


def _name(found: re.Match[str]) -> str:
    return "".join(chr(ord(char) - _BASE) for char in found.group(1))
