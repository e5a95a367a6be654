"""Why one entry was suggested, in a sentence: what matched, what it shares, and how far it is from the others."""

import textwrap
from collections.abc import Mapping, Sequence

from answers.explanation import Lead, WhySuggested
from answers.language import say_language
from index.explanation import Explanation
from index.items import Ranked
from index.outcome import NEAR_EQUAL

LONGEST = 120  # characters of a text that is quoted
_NEAR = 0.2  # a second that is at least this share as probable as the first is not far behind

_ROLES = {
    "question": "one of this answer's questions",
    "learned": "which customers asked before and this answer was sent for",
    "answer": "in the text of this answer",
}


def explain_suggestion(
    place: int, hits: Sequence[Ranked], titles: Mapping[str, str], lang: str | None
) -> WhySuggested | None:
    """The reasons for the hit at this place; None for one that was not searched with its explanation."""
    hit = hits[place]
    found = hit.explanation
    if found is None:
        return None
    other = _find_other(place, hits)
    clauses = [_say_match(hit, found, lang), _say_words(found), _say_lead(place, hit, other, titles)]
    return WhySuggested(
        said="; ".join(clause for clause in clauses if clause) + ".",
        matched_as=found.matched_as,
        lang=found.lang,
        similarity=round(hit.similarity, 4),
        words=found.words,
        words_asked=found.words_asked,
        strength=found.strength,
        counted=found.counted,
        lead=_measure_lead(found, other, titles),
    )


def quote(text: str) -> str:
    """The text in quotation marks, shortened at a word."""
    return f"“{textwrap.shorten(text, LONGEST, placeholder=' …')}”"


def _find_other(place: int, hits: Sequence[Ranked]) -> Ranked | None:
    """The one to compare with: the first, or for the first the next."""
    other = 1 if place == 0 else 0
    return hits[other] if other < len(hits) else None


def _measure_lead(found: Explanation, other: Ranked | None, titles: Mapping[str, str]) -> Lead | None:
    if other is None or other.explanation is None:
        return None
    return Lead(other.group, titles[other.group], round(found.strength - other.explanation.strength, 4))


def _say_match(hit: Ranked, found: Explanation, lang: str | None) -> str:
    translated = found.lang is not None and lang is not None and found.lang != lang
    language = f" (in {say_language(found.lang)})" if translated and found.lang else ""
    return f"Matches {quote(hit.matched)}{language}, {_ROLES[found.matched_as]}"


def _say_words(found: Explanation) -> str:
    common, asked = len(found.words), found.words_asked
    if found.crossing or not asked:
        return "by its meaning, across languages" if found.crossing and found.setting.read else ""
    if not common:
        return _say_no_words(found)
    if common == asked:
        return "all words in common" if asked > 1 else "its only word in common"
    return f"{common} of {asked} words in common"


def _say_no_words(found: Explanation) -> str:
    """Words count against all texts of the answer, whichever one matched."""
    if any(counted.strength > 0 for counted in found.counted if counted.kind in ("words", "passage_words")):
        return "no words in common with it, but with the rest of this answer"
    return "no words in common, only the meaning" if found.setting.read else ""


def _say_lead(place: int, hit: Ranked, other: Ranked | None, titles: Mapping[str, str]) -> str:
    if other is None:
        return ""
    lower, higher = (other, hit) if place == 0 else (hit, other)
    share = lower.confidence / higher.confidence if higher.confidence else 1.0
    title = quote(titles[other.group])
    if share >= NEAR_EQUAL:
        return f"about as near as {title}"
    if place == 0:
        return f"{'a little' if share >= _NEAR else 'clearly'} ahead of {title}"
    return f"{'a little' if share >= _NEAR else 'far'} behind {title}"
