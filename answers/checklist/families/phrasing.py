"""Checks on how things are put: in own words, in plain words, in decent words, and as facts."""

import re
from collections.abc import Iterator
from functools import lru_cache

from pydantic import Field, field_validator

from answers.checklist.draft import Draft
from answers.checklist.finding import Finding, Span, failed, passed
from answers.checklist.own_words import ends_as_question, find_own, is_own
from answers.checklist.phrases import Phrases, PhraseUnreadable, find_phrases, read_phrases
from answers.checklist.registry import Parameters, check
from answers.checklist.text import read_text

_EXPLAINING = (
    *("that is", "i.e", "meaning", "which is", "in other words", "oftewel", "dat is", "dat wil zeggen", "d.w.z"),
    *("dat betekent", "altsa", "det vil sige", "dvs", "det er", "also", "das heißt", "das ist", "d. h", "d.h"),
    *("c'est-a-dire", "soit", "autrement dit"),
)
_SUPPOSING = (
    *("probabl", "maybe", "perhaps", "waarsch", "vermoed", "misschien", "wellicht", "maske", "sandsynligv"),
    *("formentlig", "muligvis", "vielleicht", "vermutl", "wahrsch", "sans doute", "peut-etre"),
)
_SENTENCE_END = re.compile(r"([.!?])(?=\s)")
_LOOK_BACK = 200  # characters; a condition is near


class JargonParameters(Parameters):
    """Words of the house."""

    words: tuple[str, ...] = Field(
        default=(), description="more words that customers don't know, written as in a list of phrases", strict=False
    )
    known: tuple[str, ...] = Field(
        default=(), description="words of the lists that customers here know, in small letters", strict=False
    )

    @field_validator("words")
    @classmethod
    def _readable(cls, words: tuple[str, ...]) -> tuple[str, ...]:
        try:
            _house_words(words)
        except PhraseUnreadable as error:
            raise ValueError(str(error)) from error
        return words


@check("stock_phrase")
def stock_phrase(draft: Draft, _parameters: Parameters) -> Finding:
    """It is written for this person: no phrase that every reply could have ("do not hesitate to contact us")."""
    found = find_own("stock_phrase", draft)
    if not found:
        return passed("Written for this person.")
    return failed("Leave out what every reply could say, or say it in words of your own.", found)


@check("rude_words")
def rude_words(draft: Draft, _parameters: Parameters) -> Finding:
    """No insult, no curse and no sneer, not even about ourselves; quoted words are spared."""
    found = find_own("rude_words", draft)
    return failed("Leave out the rude words.", found) if found else passed("It is polite.")


@check("hedging")
def hedging(draft: Draft, _parameters: Parameters) -> Finding:
    """What is said is known: no "I think", "probably" or "as far as I know" where a fact should stand.

    Questions are spared, and so is what we wish people ("I think you'll like it") or suppose of them ("you have
    probably seen the mail already").
    """
    found = tuple(
        span
        for span in find_own("hedging", draft)
        if not ends_as_question(draft, span) and not _is_supposed(draft, span)
    )
    if not found:
        return passed("It says what is known.")
    return failed("Look it up and say it as a fact, or say when you will know.", found)


@check("jargon")
def jargon(draft: Draft, parameters: JargonParameters) -> Finding:
    """No word of the office or of IT that goes unexplained.

    `words` are further words that your customers don't know, `known` those that they do. A word is explained by
    brackets behind it, by standing in brackets itself, or by "that is" and its like.
    """
    spans = {*find_own("jargon", draft), *_own(draft, find_phrases("jargon", "any", draft.read)), *_acronyms(draft)}
    if parameters.words:
        spans.update(_own(draft, _house_words(parameters.words).find(draft.read)))
    folded = draft.read.folded
    known = {read_text(word).folded for word in parameters.known}
    found: list[Span] = []
    for span in sorted(spans, key=lambda it: (it[0], -it[1])):
        is_new = not found or span[0] >= found[-1][1]
        if is_new and folded[span[0] : span[1]] not in known and not _is_explained(folded, span):
            found.append(span)
    if not found:
        return passed("Said in plain words.")
    return failed("Say it in words that the customer uses, or explain it in the same sentence.", tuple(found))


def _acronyms(draft: Draft) -> Iterator[Span]:
    """Abbreviations that are written as such; in small letters some are plain words."""
    for span in _own(draft, find_phrases("acronyms", "any", draft.read)):
        letters = draft.text[slice(*span)].removesuffix("s").rstrip("'’")
        if letters.upper() == letters:
            yield span


def _is_supposed(draft: Draft, span: Span) -> bool:
    """Whether it holds only if the question just asked is answered with yes, or is a reason to look (after a colon)."""
    if not any(word in draft.read.folded[slice(*span)] for word in _SUPPOSING):
        return False
    sentence = _SENTENCE_END.split(draft.text[max(0, span[0] - _LOOK_BACK) : span[0]])
    is_condition = len(sentence) > 2 and sentence[-2] == "?" and not sentence[-1].startswith("\n")
    return is_condition or ":" in sentence[-1]


def _own(draft: Draft, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(span for span in spans if is_own(draft, span))


def _is_explained(folded: str, span: Span) -> bool:
    start, end = span
    before, after = folded[max(0, start - 2) : start].rstrip(), folded[end : end + 24].lstrip(' "”’»')
    if after.startswith("(") or (before.endswith("(") and after.startswith(")")):
        return True
    return after.startswith((",", ":", "-")) and after.lstrip(",:- ").startswith(_EXPLAINING)


@lru_cache(maxsize=64)
def _house_words(words: tuple[str, ...]) -> Phrases:
    return read_phrases("\n".join(words), source="words")
