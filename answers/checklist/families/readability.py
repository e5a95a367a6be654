"""The check on how hard a reply is to read: long sentences, and long words all over."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pydantic import Field

from answers.checklist.draft import Draft
from answers.checklist.emoji import find_emoji
from answers.checklist.finding import Finding, Span, failed, passed
from answers.checklist.reading_ease import reading_ease
from answers.checklist.registry import Parameters, check
from answers.checklist.text import Text, Word

# Measured on 1,680 sentences and 225 texts of sound replies, and 4,900 sentences of the starter library. Of the former
# the longest has 30 words, of the latter one in a thousand more than 38; sentences called too long have 47 and more.
_LONGEST = {"en": 38, "nl": 38, "da": 38, "de": 34, "fr": 38}
# The hardest of those texts: en 68, nl 65, da 62, de 49, fr 62.
_LEAST_EASE = {"en": 50.0, "nl": 47.0, "da": 44.0, "de": 32.0, "fr": 45.0}
_ENOUGH_WORDS = 30  # below, a formula says more about one word than about the text
_STOP = re.compile(r"(?<=\w{2}[.!?])[\"”’)»]*\s+(?=[\"“„«»(]*[A-ZÀ-ÖØ-Þ])|(?<=\d[.!?])\s+(?=[A-ZÀ-ÖØ-Þ][^\s.]{2})")
_MOST_WORDS = 3_000  # of a longer text, the beginning tells
_LIST_ITEM = 3  # words; so short are the items of a list in a sentence
_LIST_ITEMS = 4  # so many of them in a row are one


class ReadabilityParameters(Parameters):
    """Where it gets too hard."""

    longest_sentence: dict[str, int] = Field(
        default_factory=dict, description="the most words a sentence may have, by language, where it is not the usual"
    )
    least_ease: dict[str, float] = Field(
        default_factory=dict,
        description="the least reading ease, by language: 100 is very easy, 0 very hard, where it is not the usual",
        strict=False,
    )


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A sentence and the words that count in it; web addresses, numbers and lists in it don't."""

    span: Span
    words: tuple[Word, ...]
    length: int


@check("readability")
def readability(draft: Draft, parameters: ReadabilityParameters) -> Finding:
    """No sentence is too long, and the words are not too long all over.

    `longest_sentence` is the most words by language (38, in German 34), `least_ease` the least reading ease by
    the language's own formula (Flesch, Douma, Amstad, Kandel-Moles; LIX for Danish), which is asked only of texts of 30
    words and more. Web addresses, numbers and lists don't make a sentence long.
    """
    lang = draft.spoken or "en"
    longest = parameters.longest_sentence.get(lang, _LONGEST.get(lang, 38))
    stretches = _stretches(draft.text, draft.read)
    long = tuple(stretch for stretch in stretches if stretch.length > longest)
    if long:
        most = max(stretch.length for stretch in long)
        detail = f"Make two sentences of it: {most} words, and {longest} are the most."
        return failed(detail, tuple(stretch.span for stretch in long))
    ease = _ease(stretches, lang)
    least = parameters.least_ease.get(lang, _LEAST_EASE.get(lang, 0.0))
    if ease is None or ease >= least:
        return passed("Easy enough to read.")
    hardest = min(stretches, key=lambda it: _ease((it,), lang, enough=1) or 0.0)
    detail = f"Use shorter words and sentences: reading ease {ease:.0f}, and {least:.0f} is the least."
    return failed(detail, (hardest.span,))


def _ease(stretches: Sequence[_Stretch], lang: str, *, enough: int = _ENOUGH_WORDS) -> float | None:
    words = [word.text for stretch in stretches for word in stretch.words]
    return reading_ease(words, len(stretches), lang) if len(words) >= enough else None


@lru_cache(maxsize=32)
def _stretches(text: str, read: Text) -> tuple[_Stretch, ...]:
    words = [word for word in read.words[:_MOST_WORDS] if not word.text[0].isdigit() and not read.is_linked(word.start)]
    found: list[_Stretch] = []
    at = 0
    for start, end in _spans(text, read):
        if at == len(words):
            break
        while at < len(words) and words[at].start < start:
            at += 1
        begin = at
        while at < len(words) and words[at].start < end:
            at += 1
        own = tuple(words[begin:at])
        if own:
            found.append(_Stretch((start, end), own, len(own) - _listed(text, (start, end))))
    return tuple(found)


def _spans(text: str, read: Text) -> Iterator[Span]:
    """The sentences, cut further where one ends with a number, a web address or an emoji before a capital."""
    ends = [end for start, end in (*read.links, *find_emoji(text)) if text[end : end + 2].lstrip()[:1].isupper()]
    ends += [found.end() for found in _STOP.finditer(text)]
    ends.sort()
    at = 0
    for sentence in read.sentences:
        start = sentence.start
        while at < len(ends) and ends[at] < sentence.end:
            if ends[at] > start:
                yield start, len(text[start : ends[at]].rstrip()) + start
                start = ends[at]
            at += 1
        while start < sentence.end and text[start].isspace():
            start += 1
        yield start, sentence.end


def _listed(text: str, span: Span) -> int:
    """How many words stand in lists within the sentence: four short items and more between commas."""
    parts = [len(part.split()) for part in text[span[0] : span[1]].split(",")]
    total, row = 0, []
    for length in (*parts[1:], _LIST_ITEM + 1):
        if length <= _LIST_ITEM:
            row.append(length)
            continue
        total += sum(row) if len(row) >= _LIST_ITEMS else 0
        row = []
    return total
