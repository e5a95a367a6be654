"""Messages without a word: signs and emoji only, or hands on the keyboard."""

import re
from itertools import pairwise

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn", "qwertzuiop", "yxcvbnm")
_NEIGHBOURS = frozenset(pair for row in _ROWS for one, two in pairwise(row) for pair in (one + two, two + one))
_VOWELS = re.compile("[aeiouy]")
_REPEATED = re.compile(r"(.{1,3}?)\1{2,}.?")
_LEAST = 4  # letters of a mash
_MOST_WORDS = 3


def is_wordless(text: str) -> bool:
    """Whether there is no letter and no digit: 🙂🙂, ???, or nothing."""
    return not any(char.isalnum() for char in text)


def is_mashed(words: list[str]) -> bool:
    """Whether these few words are no words: "asdfgh", "sdkfjhskdf", "lalalala"; with a digit it may be a code."""
    return 0 < len(words) <= _MOST_WORDS and all(_is_mash(word) for word in words)


def _is_mash(word: str) -> bool:
    if len(word) < _LEAST or not word.isascii() or not word.isalpha():
        return False
    if _REPEATED.fullmatch(word):
        return True
    if len(word) >= 2 * _LEAST - 1 and not _VOWELS.search(word):
        return True
    beside = sum(one + two in _NEIGHBOURS or one == two for one, two in pairwise(word))
    return beside >= len(word) - 1 - (len(word) >= 2 * _LEAST) and len(set(word)) >= 3 and not _is_plain(word)


def _is_plain(word: str) -> bool:
    """Words that happen to lie on neighbouring keys: "were", "power", "there" have a vowel in every third letter."""
    return len(word) < 2 * _LEAST - 2 and bool(_VOWELS.search(word)) and not any(word in row for row in _ROWS)
