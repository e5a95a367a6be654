"""A message as the cues see it: folded words, each with its place, and the signs that end a sentence.

French elisions stand alone ("n'est" is "n est"), so that the same cue fits "est" and "n'est". What a message is stands
at its beginning or its end: of a very long one the middle is not read. Nor is what it quotes at length.
"""

import re
from dataclasses import dataclass
from itertools import islice

from answers.message.words import fold

_FACES = "😡🤬😠👎😤🙄🤡💩😍🥰❤♥👏👍🙌🤩💚💙🧡💛"
_TOKEN = re.compile(rf"\w+(?:['’`´]\w+)*|[.!?;…\n]+|[{_FACES}]|[(:]")
_ELISION = re.compile(r"\b(qu|jusqu|lorsqu|puisqu|[cdjlmnst])['’`´](?=\w)", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“„«][^\"“”»\n]{1,60}[\"“”»]|(?<!\w)['‘‚][^'’‘\n]{2,60}['’‘](?!\w)")
_ELISIONS_UNMARKED = {
    "jai": "j ai",
    "cest": "c est",
    "javais": "j avais",
    "jattends": "j attends",
    "jetais": "j etais",
    "nai": "n ai",
    "mavez": "m avez",
    "quon": "qu on",
    "daccord": "d accord",
}
_STRETCHED = re.compile(r"(\w)\1{2,}")
_READ_WHOLE = 12_000  # characters
_READ_FIRST = 9_000
_READ_LAST = 3_000
_MOST_WORDS = 2_000  # in a stretch; no text that somebody wrote has so many short ones
BREAKS = frozenset({".", "?", "!", "??", "!!", "("})


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words and breaks in order, and where in the message each of them stands."""

    words: list[str]
    spans: list[tuple[int, int]]


def tokens_of(message: str) -> Tokens:
    """The words and breaks; a break is `.`, `?`, `!`, `(`, or `??` and `!!` where the signs are repeated."""
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    unquoted = _QUOTED.sub(_blank, message)
    plain = _ELISION.sub(r"\1 ", unquoted)
    for start, end in _stretches(len(message)):
        for found in islice(_TOKEN.finditer(plain, start, end), _MOST_WORDS):
            for word in _words(found.group()):
                words.append(word)
                spans.append(found.span())
    return Tokens(words, spans)


def _blank(quoted: re.Match[str]) -> str:
    """Nothing in place of somebody else's words; a word or two in quotes are the customer's own irony."""
    return " " * len(quoted.group()) if quoted.group().count(" ") > 1 else quoted.group()


def _stretches(length: int) -> tuple[tuple[int, int], ...]:
    if length <= _READ_WHOLE:
        return ((0, length),)
    return ((0, _READ_FIRST), (length - _READ_LAST, length))


def words_of_phrase(phrase: str) -> tuple[str, ...]:
    """The words of a cue, folded as those of a message are."""
    return tuple(tokens_of(phrase).words)


def _words(written: str) -> list[str]:
    first = written[0]
    if first in "(:":
        return ["("]
    if first in ".!?;…\n":
        return [_break_for(written)]
    if written.isascii() and written.isalnum():
        word = written.lower()
    elif first in _FACES:
        return [written]
    else:
        word = fold(written)
    if _STRETCHED.search(word) and not word.isdigit():
        word = _STRETCHED.sub(r"\1", word)
    split = _ELISIONS_UNMARKED.get(word)
    return split.split() if split else word.split()


def _break_for(signs: str) -> str:
    sign = "?" if "?" in signs else "!" if "!" in signs else "."
    return sign * 2 if signs.count("?") + signs.count("!") > 1 else sign
