"""How many segments a text message takes.

The alphabet of one septet a character, and the second table behind an escape (two septets): 3GPP TS 23.038, 6.2.1. A
message of several segments gives six bytes of each to its header: TS 23.040, 9.2.3.24.1.
https://www.3gpp.org/dynareport/23038.htm, https://www.3gpp.org/dynareport/23040.htm

Invariant: an escaped character and a surrogate pair stand in one segment, never half in the next.
"""

import re

_BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENSION = "\f^{}\\[~]|€"
_SEPTETS = re.compile(f"[{re.escape(_BASIC + _EXTENSION)}]*")
_ESCAPED = re.compile(f"[{re.escape(_EXTENSION)}]")
_PAIRS = re.compile("[\U00010000-\U0010ffff]")
_PLAIN_TYPE = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "…": "...", "›": ">"}
    | dict.fromkeys("\u00a0\u2007\u2009\u202f", " ")
)
_ONE_SEPTETS, _EACH_SEPTETS = 160, 153
_ONE_UTF16, _EACH_UTF16 = 70, 67


def count_segments(text: str) -> int:
    """The segments that a phone network charges; an empty text is 0.

    One character outside the alphabet (’, ê, an emoji) makes the whole message UCS-2, with less than half the room.
    """
    if _SEPTETS.fullmatch(text):
        return _filled(text, _ESCAPED, _ONE_SEPTETS, _EACH_SEPTETS)
    return _filled(text, _PAIRS, _ONE_UTF16, _EACH_UTF16)


def in_plain_type(text: str) -> str:
    """The same words without typographic quotes, dashes and spaces, each of which would halve a message's room."""
    return text.translate(_PLAIN_TYPE)


def _filled(text: str, double: re.Pattern[str], one: int, each: int) -> int:
    doubles = {found.group() for found in double.finditer(text)}
    if not doubles:
        return int(bool(text)) if len(text) <= one else -(-len(text) // each)
    sizes = [2 if char in doubles else 1 for char in text]
    if sum(sizes) <= one:
        return 1
    segments, room = 1, each
    for size in sizes:
        if size > room:
            segments, room = segments + 1, each
        room -= size
    return segments
