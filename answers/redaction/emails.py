"""E-mail addresses."""

import re
from collections.abc import Iterator

from answers.redaction.found import Found
from answers.redaction.marks import EMAIL

# The look-behind keeps a long word without an @ from being read again from each of its letters.
_EMAIL = re.compile(
    r"(?<![\w.+%'-])[\w.+%'-]++(?:@\w[\w-]*+(?:\.\w[\w-]*+)*+|\s?@\s?\w[\w-]*+(?:\.\w[\w-]*+)++)",
)
# "eksempel . dk" with a slip of the space bar, behind an @ only.
_LOOSE = re.compile(r"(?<![\w.+%'-])[\w.+%'-]++\s?@\s?\w[\w-]*+(?:\s?\.\s?[a-z]{2,10}(?!\w))++")
_LOCAL = r"(?<![\w.+%'-])[\w+%-]++(?:\.[\w+%-]++)*+"
_AT = r"\s?[(\[<{]\s?(?i:at|a|apenstaartje|snabel-?a|arobase|klammeraffe)\s?[)\]>}]\s?"
_SPOKEN_AT = r"\s(?i:at|apenstaartje|snabel-?a|arobase|chez|klammeraffe)\s"
_DOT = r"(?:\.|\s?[(\[<{]\s?(?i:dot|punt|punkt|point)\s?[)\]>}]\s?|\s(?i:dot|punt|punkt|point)\s)"
_DOMAIN = rf"[a-z0-9-]{{2,60}}+(?:{_DOT}[a-z0-9-]{{2,30}})++"
_SPELLED = re.compile(rf"{_LOCAL}{_AT}{_DOMAIN}", re.IGNORECASE)
# "look at example.com" is none: the name has a dot or a figure, or an address was announced.
_SPOKEN = re.compile(
    rf"{_LOCAL}{_SPOKEN_AT}{_DOMAIN}(?!\w)",
    re.IGNORECASE,
)
_LIKE_A_NAME = re.compile(r"[\w+%-]+[._\d][\w.+%-]*")
_ANNOUNCED = re.compile(
    r"(?i:mail\w{0,8}|e-mail\w{0,8}|adres\w{0,3}|address)[ :]{1,3}(?:(?i:is|er|ist|est|naar|to|an|til|à)[ :]{1,2})?$"
)


def hide_emails(text: str) -> str:
    """The text without e-mail addresses, also those with a space slipped in beside the @ or with the @ in words.

    A handle ("@speeddial") and a price ("3 @ 5") stay.
    """
    found = 1 if "@" in text else 0
    while found:  # what stood right behind an address may look like one once that has gone
        text, loose = _LOOSE.subn(EMAIL, text)
        text, found = _EMAIL.subn(EMAIL, text)
        found += loose
    text = _SPELLED.sub(EMAIL, text)
    return _SPOKEN.sub(_hide_spoken, text)


def find_emails(text: str) -> Iterator[Found]:
    """The addresses with an @, where they stand."""
    if "@" in text:
        yield from (Found(EMAIL, found.start(), found.end()) for found in _EMAIL.finditer(text))


def _hide_spoken(found: re.Match[str]) -> str:
    name = found[0].split()[0]
    before = found.string[max(0, found.start() - 24) : found.start()]
    return EMAIL if _LIKE_A_NAME.fullmatch(name) or _ANNOUNCED.search(before) else found[0]
