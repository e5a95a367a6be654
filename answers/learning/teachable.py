"""Whether a question says enough, and not too much, to become a phrasing."""

from answers.message.small_talk import find_small_talk
from answers.redaction.marks import MARKS

_FEWEST_WORDS, _MOST_WORDS = 2, 40  # one word fits many entries; a story fits none
_FEWEST_LETTERS = 6
_MOST_CHARACTERS = 300


def is_teachable(question: str, key: str) -> bool:
    """Whether a redacted question, whose key is given, may teach."""
    words = key.split()
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS or len(question) > _MOST_CHARACTERS:
        return False
    marks = sum(question.count(mark) for mark in MARKS)
    if marks > len(words) // 2 or sum(char.isalpha() for char in key) < _FEWEST_LETTERS:
        return False
    return find_small_talk(question) is None
