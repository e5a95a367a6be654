"""How long a text is by a channel's own rule.

X: https://docs.x.com/fundamentals/counting-characters (weights of twitter-text 3: a link counts 23 whatever its length,
an emoji 2, most of Latin 1, the rest 2, after NFC). `graphemes` are what a reader calls characters; `utf16` units are
what browsers and Java count; `bytes` are UTF-8; `sms_segments` are what a text message costs (`answers.reply.sms`).
"""

import unicodedata
from collections.abc import Callable
from typing import Literal

import regex

from answers.reply.sms import count_segments

Counting = Literal["codepoints", "utf16", "x_weighted", "graphemes", "bytes", "sms_segments"]

X_LINK_LENGTH = 23
LINK = regex.compile(r"https?://[^\s<>\"”“]*[^\s<>\"”“.,;:!?)\]'’…]", regex.IGNORECASE)
_GENERIC = "com|net|org|info|biz|edu|gov|app|dev|shop|store|online|site|io|co|tv|ai|me|eu"
_COUNTRIES = "nl|be|lu|de|at|ch|dk|se|no|fi|fr|uk|ie|es|pt|it|pl|us|ca"
_BARE = (  # X links a name without https:// too, one label and a country's ending only in front of a path
    rf"(?<![\w@./-])(?:[a-z0-9-]{{1,63}}\.){{1,5}}(?:(?:{_GENERIC})(?![\w-]|\.\w)"
    rf"|(?:{_COUNTRIES})(?:(?=/)|(?<=\.[a-z0-9-]{{1,63}}\.\w\w)(?![\w-]|\.\w)))"
    r"(?:/(?:[^\s<>\"”“]*[^\s<>\"”“.,;:!?)\]'’…])?)?"
)
_X_LINK = regex.compile(rf"{LINK.pattern}|{_BARE}", regex.IGNORECASE)
_GRAPHEME = regex.compile(r"\X")
_EMOJI = regex.compile(
    r"\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3"
)
_HEAVY = regex.compile(r"[^\x00-\u10FF\u2000-\u200D\u2010-\u201F\u2032-\u2037]")  # weigh 2 code points' worth


def length_of(text: str, counting: Counting) -> int:
    """The text's length in the units of the rule; an empty text is 0."""
    return _COUNTERS[counting](text)


def _x_weighted(text: str) -> int:
    normal = unicodedata.normalize("NFC", text)
    plain, links = _X_LINK.subn("", normal)
    if _EMOJI.search(plain):
        weight = sum(_x_weight(grapheme) for grapheme in _GRAPHEME.findall(plain))
    else:
        weight = len(plain) + len(_HEAVY.findall(plain))
    return X_LINK_LENGTH * links + weight


def _x_weight(grapheme: str) -> int:
    """An emoji counts 2 however many code points it has; © and its like are emoji only with U+FE0F."""
    if _EMOJI.search(grapheme):
        return 2
    return len(grapheme) + len(_HEAVY.findall(grapheme))


_COUNTERS: dict[str, Callable[[str], int]] = {
    "codepoints": len,
    "utf16": lambda text: len(text.encode("utf-16-le", "surrogatepass")) // 2,
    "x_weighted": _x_weighted,
    "graphemes": lambda text: len(_GRAPHEME.findall(text)),
    "bytes": lambda text: len(text.encode("utf-8", "surrogatepass")),
    "sms_segments": count_segments,
}
