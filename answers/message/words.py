"""A message as folded words: small letters, no accents, no apostrophes, so that careless typing is one spelling."""

import re
import unicodedata
from dataclasses import dataclass

_APOSTROPHES = re.compile(r"(?<=\w)['’`´](?=\w)")
_MENTION = re.compile(r"(?<!\w)@\w+")
_WORD = re.compile(r"\w+")
_BREAK = re.compile(r"[^\w\s\-–—]|[\n]|\s[-–—]+\s")
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "_": " "})
_RUN = re.compile(r"(.)\1+")
_LONG_RUN = re.compile(r"(.)\1\1")


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word; `name_like` says that it was written as names are, with one capital in front."""

    text: str
    name_like: bool


def fold(text: str) -> str:
    """The text in small letters without accents and inner apostrophes; other signs stay."""
    text = _APOSTROPHES.sub("", text.casefold()).translate(_LETTERS)
    if text.isascii():
        return text
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def words_of(text: str) -> list[str]:
    """All words, folded, without @mentions; faster than by clauses."""
    return _WORD.findall(fold(_MENTION.sub(" ", text) if "@" in text else text))


def clauses_of(text: str) -> list[list[Word]]:
    """The words between signs and line ends; a leading or other @mention is nobody's word."""
    text = _APOSTROPHES.sub("", _MENTION.sub(" ", text)).replace("_", " ")
    clauses = []
    for clause in _BREAK.split(text):
        words = [
            Word(folded, found[:1].isupper() and found[1:].islower())
            for found in _WORD.findall(clause)
            for folded in fold(found).split()
        ]
        if words:
            clauses.append(words)
    return clauses


def squeeze(word: str) -> str:
    """The word with every letter of a run but one taken out: "heyyy" and "hey" are "hey"."""
    return _RUN.sub(r"\1", word)


def is_stretched(word: str) -> bool:
    """Whether some letter stands three times in a row, as in no word of the five languages."""
    return _LONG_RUN.search(word) is not None
