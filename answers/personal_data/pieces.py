"""The parts of a text in which numbers stand: all that finders of numbers and addresses have to read."""

import re
from collections.abc import Iterator
from itertools import islice

_DIGITS = re.compile(r"\d(?:[\d ()./,-]{0,60}\d)?")
_NOTHING = re.compile(r"\d{1,2}[.:]\d\d|24/7|\d{1,2}-\d{1,2}|(?:19|20)\d\d")
_SHORT = 2  # digits that only a house has: "Molenlaan 12", "12 Mill Lane", "12 rue Neuve"
_CAPITAL_BEFORE = re.compile(
    r"[A-ZÀ-ÖØ-Þ][\w.'’/-]{0,40}\s{1,2}$|(?i:str\.|straat|vej|gade|straße|strasse|laan) $|\($|\+$"
)
_STREET_BEHIND = re.compile(
    r" ?[A-Za-z]?(?: ?bis| ?ter)?,? ?(?:[A-ZÀ-Ö]|(?i:rue|av|b[dou]|imp|all|chau|chem|quai|place|cours|route))|"
    r"[^\n]{0,24}(?:street|road|lane|avenue|close)"
)
_BEFORE, _BEHIND = 110, 50  # characters in which it is said what a number is
MOST_CHARS = 3_000  # that are read around numbers; a reply with more of them is for a person
MOST_NUMBERS = 400  # that are looked at


def pieces_around_digits(text: str) -> Iterator[tuple[int, str]]:
    """Where each piece begins and what it says, in order, without overlap, cut between words."""
    begin = end = read = 0
    for found in islice(_DIGITS.finditer(text), MOST_NUMBERS):
        if read + end - begin > MOST_CHARS:
            break
        if not _may_lead(text, found):
            continue
        if found.start() - _BEFORE > end or not end:
            if end:
                yield begin, text[begin:end]
            read += end - begin
            begin = _between_words(text, max(end, found.start() - _BEFORE))
        end = _between_words(text, min(len(text), found.end() + _BEHIND))
    if end:
        yield begin, text[begin:end]


def _may_lead(text: str, found: re.Match[str]) -> bool:
    """Whether these digits may lead to a person: no hours, no year, and of a small number only one at a street."""
    if _NOTHING.fullmatch(found[0]):
        return False
    if sum(char.isdecimal() for char in found[0]) > _SHORT:
        return True
    start, end = found.span()
    return bool(_CAPITAL_BEFORE.search(text, max(0, start - 42), start) or _STREET_BEHIND.match(text, end))


def _between_words(text: str, at: int) -> int:
    """The next place that is not inside a word, or `at` in an endless one; the text's beginning is one."""
    for place in range(at, min(len(text), at + 40)) if at else ():
        if text[place].isspace():
            return place
    return len(text) if at and len(text) < at + 40 else at


def has_more_digits(text: str) -> bool:
    """Whether the text has more digits than are read."""
    return len(text) > MOST_CHARS and sum(char.isdecimal() for char in text) > MOST_NUMBERS
