"""What a customer's message asks, question by question, and the words that an answer to each would share.

Finds too few questions rather than too many: what is no question by its mark or its first words is left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from answers.checklist.asked_kin import find_kin
from answers.checklist.asked_words import (
    Wanted,
    find_indirect,
    find_second,
    find_wish,
    list_empty,
    list_starts,
    list_wanted,
)
from answers.checklist.text import fold
from answers.message.cues import CUES
from answers.message.questions import split_questions
from answers.message.sentences import sentences_of

_LONGEST = 4_000  # characters of a message that are read
_LEAST_WORDS = 3  # of a question that is cut off
_LEAST_LETTERS = 3
_STEM = 5  # letters by which two words are known as kin
_WORD = re.compile(r"[^\W\d_][\w]*")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: its words, what kind of answer it wants, the content words that only it has, and their matters."""

    text: str
    wanted: Wanted
    words: frozenset[str]
    kin: frozenset[int] = frozenset()


@lru_cache(maxsize=256)
def list_asked(message: str, lang: str | None) -> tuple[Asked, ...]:
    """The questions of the message in order; empty where it asks none, or its language is not known."""
    if lang is None or not list_starts(lang):
        return ()
    message = message[:_LONGEST]
    texts = [text for text in _cut(message, lang) if _asks(text, lang)]
    if len(texts) == 1:
        texts = [*_wishes_before(texts[0], message, lang), texts[0]]
    words = [_content_words(text, lang) for text in texts]
    stems = [{word[:_STEM] for word in own} for own in words]
    kin = [find_kin(own, lang) for own in words]
    return tuple(
        Asked(
            text,
            _wanted(text, lang),
            _only(own, stems[:place] + stems[place + 1 :]),
            kin[place].difference(*kin[:place], *kin[place + 1 :]),
        )
        for place, (text, own) in enumerate(zip(texts, words, strict=True))
    )


def _wishes_before(question: str, message: str, lang: str) -> list[str]:
    """What is wished for in a sentence before the only question: "I want to cancel. Do I get my money back?"."""
    before = message[: max(message.find(question), 0)]
    wish = find_wish(lang)
    said = [sentence.text for sentence in sentences_of(before) if wish.match(fold(sentence.text))]
    return said[-1:]


def _only(own: frozenset[str], others: list[set[str]]) -> frozenset[str]:
    """The words that only this question has; all of its words where others have them all."""
    return frozenset(word for word in own if not any(word[:_STEM] in stems for stems in others)) or own


def _cut(message: str, lang: str) -> Iterator[str]:
    parts = [part.text for part in split_questions(message, lang)] or [message]
    for part in parts:
        begin = 0
        for found in find_second(lang).finditer(fold(part)):
            left, right = part[begin : found.start()], part[found.end() :]
            long = min(len(left.split()), len(right.split())) >= _LEAST_WORDS
            if long and ("?" in right or find_indirect(lang).search(fold(part))):
                yield f"{left.strip()}?"
                begin = found.end()
        yield from _marked(part[begin:], lang)


def _marked(part: str, lang: str) -> Iterator[str]:
    """The sentences that ask, one by one; the whole part where there is none or just one."""
    questions = [
        sentence.text
        for sentence in sentences_of(part)
        if sentence.text.rstrip('"”’)» ').endswith("?") or find_indirect(lang).search(fold(sentence.text))
    ]
    long = [text for text in questions if len(text.split()) >= _LEAST_WORDS]
    if len(long) > 1:
        yield from long
    elif long and not long[0].endswith("?"):
        yield part
    else:
        yield part[: part.rfind("?") + 1] or part


def _asks(text: str, lang: str) -> bool:
    """Whether it is a question with words enough to stand by itself: "and my holidays?" leans on the one before."""
    words, starts = _WORD.findall(fold(text)), list_starts(lang)
    joined = bool(words) and words[0] in CUES[lang].joins
    if len(words) - joined < _LEAST_WORDS:
        return False
    if "?" in text or find_indirect(lang).search(fold(text)):
        return True
    last = max((text.rfind(mark) for mark in ".!:\n"), default=-1)
    first = _WORD.findall(fold(text[last + 1 :]))[:1]
    return words[0] in starts or bool(first and first[0] in starts)


def _wanted(text: str, lang: str) -> Wanted:
    """What the question wants, a yes or no where no word tells."""
    folded = fold(text)
    for kind, pattern in list_wanted(lang):
        if pattern.search(folded):
            return kind
    first = _WORD.findall(folded)[:1]
    return "other" if first and first[0] in CUES[lang].asks else "yes"


def _content_words(text: str, lang: str) -> frozenset[str]:
    empty = list_empty(lang)
    return frozenset(word for word in _WORD.findall(fold(text)) if len(word) >= _LEAST_LETTERS and word not in empty)
