"""How long a text is by a channel's own rule.

X: https://docs.x.com/fundamentals/counting-characters (weights of twitter-text 3: a link counts 23 whatever its length,
an emoji 2, most of Latin 1, the rest 2, after NFC). `graphemes` are what a reader calls characters; `utf16` units are
what browsers and Java count; `bytes` are UTF-8.
"""

import unicodedata
from collections.abc import Callable
from typing import Literal

import regex

Counting = Literal["codepoints", "utf16", "x_weighted", "graphemes", "bytes"]

X_LINK_LENGTH = 23
LINK = regex.compile(r"https?://[^\s<>\"”“]*[^\s<>\"”“.,;:!?)\]'’…]", regex.IGNORECASE)
_GRAPHEME = regex.compile(r"\X")
_EMOJI = regex.compile(r"\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|[0-9#*]️?⃣")
_LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))


def length_of(text: str, counting: Counting) -> int:
    """The text's length in the units of the rule; an empty text is 0."""
    return _COUNTERS[counting](text)


def _x_weighted(text: str) -> int:
    normal = unicodedata.normalize("NFC", text)
    links = LINK.findall(normal)
    return X_LINK_LENGTH * len(links) + sum(_x_weight(piece) for piece in _GRAPHEME.findall(LINK.sub("", normal)))


def _x_weight(grapheme: str) -> int:
    if not grapheme.isascii() and _EMOJI.search(grapheme) and not grapheme.isalnum() and _is_shown_as_emoji(grapheme):
        return 2
    return sum(1 if any(low <= ord(char) <= high for low, high in _LIGHT) else 2 for char in grapheme)


def _is_shown_as_emoji(grapheme: str) -> bool:
    """Signs such as © and ™ are emoji only with U+FE0F; without it they count as what they are."""
    return "️" in grapheme or regex.search(r"\p{Emoji_Presentation}", grapheme) is not None


_COUNTERS: dict[str, Callable[[str], int]] = {
    "codepoints": len,
    "utf16": lambda text: len(text.encode("utf-16-le", "surrogatepass")) // 2,
    "x_weighted": _x_weighted,
    "graphemes": lambda text: len(_GRAPHEME.findall(text)),
    "bytes": lambda text: len(text.encode("utf-8", "surrogatepass")),
}
