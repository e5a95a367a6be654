"""The checks on words that bind or that a house doesn't use: the law's, and those of a guideline's own list."""

from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator, Field

from answers.checklist.draft import Draft
from answers.checklist.finding import Finding, Span, failed, passed
from answers.checklist.phrases import Phrases, find_phrases, read_phrases
from answers.checklist.registry import Parameters, check
from answers.checklist.text import Text, fold
from answers.language import LANGUAGES

_FEW = 3  # words that the detail names


def _readable(words: "list[str] | dict[str, list[str]]") -> "list[str] | dict[str, list[str]]":
    """The words, if they can be looked for; a ValueError says which can't."""
    if isinstance(words, dict):
        unknown = sorted(words.keys() - set(LANGUAGES))
        if unknown:
            message = f"“{unknown[0]}” is no language that checks know; they know {', '.join(LANGUAGES)}"
            raise ValueError(message)
    for listed in words.values() if isinstance(words, dict) else [words]:
        _phrases(tuple(listed))
    return words


Words = Annotated[list[str] | dict[str, list[str]], AfterValidator(_readable)]


class LegalWords(Parameters):
    """Words beside those that the check knows."""

    words: Words = Field(default=[], description="more legal words, in one list or by language; written as phrases")
    allow: list[str] = Field(default=[], description="words that may stand there after all")


class ForbiddenWords(Parameters):
    """The house's own list."""

    words: Words = Field(default=[], description="words not to use, in one list or by language; written as phrases")


@check("legal_words")
def legal_words(draft: Draft, parameters: LegalWords) -> Finding:
    """It neither admits liability nor argues in law.

    A customer's plain rights may be named: the legal warranty, "your rights as a consumer", the terms. `words` adds
    words, `allow` takes some away, so that a department that answers for them may write them.
    """
    text = draft.read
    found = {*find_phrases("legal_words", draft.spoken, text), *_find_own(draft, parameters.words)}
    allowed = tuple(fold(word) for word in parameters.allow)
    kept = {span for span in found if not any(word in text.folded[slice(*span)] for word in allowed)}
    matches = _unquoted(text, kept)
    if not matches:
        return passed("It leaves the law out.")
    said = _say(draft, matches)
    return failed(f"Leave out {said}, or hand the question to those who answer for it.", matches)


@check("forbidden_words")
def forbidden_words(draft: Draft, parameters: ForbiddenWords) -> Finding:
    """It uses none of the words on the guideline's own list.

    `words` is the list, or a list for each language; `problem~` stands for every word that begins so. Without it, every
    reply passes.
    """
    matches = _unquoted(draft.read, set(_find_own(draft, parameters.words)))
    if not matches:
        return passed("None of the words to leave out.")
    return failed(f"Find another word for {_say(draft, matches)}.", matches)


@lru_cache(maxsize=256)
def _phrases(words: tuple[str, ...]) -> Phrases:
    return read_phrases("\n".join(words), source="words")


def _find_own(draft: Draft, words: list[str] | dict[str, list[str]]) -> tuple[Span, ...]:
    """Where words of a guideline's list stand; of lists by language that of the draft's counts."""
    listed = words.get(draft.spoken or "", []) if isinstance(words, dict) else words
    return _phrases(tuple(listed)).find(draft.read) if listed else ()


def _unquoted(text: Text, spans: set[Span]) -> tuple[Span, ...]:
    """In order and apart, without what the draft quotes."""
    kept: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not text.is_quoted(start) and (not kept or start >= kept[-1][1]):
            kept.append((start, end))
    return tuple(kept)


def _say(draft: Draft, matches: tuple[Span, ...]) -> str:
    said = dict.fromkeys(f"“{' '.join(draft.text[start:end].split())}”" for start, end in matches)
    return ", ".join(list(said)[:_FEW])
