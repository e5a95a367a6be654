"""The check on spaces, doubled words and doubled marks."""

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from answers.checklist.draft import Draft
from answers.checklist.finding import Finding, Fix, failed, passed
from answers.checklist.function_words import FUNCTION_WORDS
from answers.checklist.registry import Parameters, check
from answers.checklist.text import fold

Edit = tuple[int, int, str]

_SPACES = re.compile(r"[ \u00a0]{2,}")
_BEFORE_MARK = re.compile(r"[ \u00a0\u202f]{1,20}([,.;:!?]{1,3})(?=[\s\"”’]|$)")
_BEFORE_COMMA = re.compile(r" {1,20},(?=[^\W\d_])")
_ELLIPSIS = re.compile(r"\.{2,}")
_MARK_TWICE = re.compile(r", ?,(?!,)|\.\.(?![./\w])|,\.(?!\w)")
_COMMA = re.compile(r",(?=[^\W\d_]{2})")
_BULLET = re.compile(r"\s*(?:[-–—*•·‣▪]|\(?\w{1,2}[.)])")
_MARKER_LENGTH = 6
_CLOSING = '"”’)»“'
_MOST = 200  # slips; nobody needs to see more

_MAY_STAND_TWICE = {
    "en": "that had bye hey no very ha ho hi knock",
    "nl": "je u ze het die dat er zij zijn jullie heel dag hoi doei ha ho hi",
    "da": "der det den de du jeg som meget så hej ha ho hi",
    "de": "die der das den dem sie ihr es ihnen sehr ha ho hi",
    "fr": "nous vous très faire si non ha ho hi toc",
}
_NEVER_FIRST = {"de": ("die", "der", "das", "den", "dem"), "da": ("den", "du", "jeg"), "nl": ("het", "er")}  # "Die die"
_SPARED = {lang: frozenset(fold(words).split()) for lang, words in _MAY_STAND_TWICE.items()}


@check("spacing")
def spacing(draft: Draft, _parameters: Parameters) -> Finding:
    """No double spaces, no space before a comma or a full stop, no word or mark twice.

    French keeps its space before ; : ! and ?. A word that may well stand twice ("that that", "als je je") is left
    alone, and so are links and what follows a list's marker.
    """
    edits = tuple(_slips(draft))
    if not edits:
        return passed("Nothing doubled, nothing loose.")
    places = tuple((start, end) for start, end, _ in edits)
    what = "slip" if len(edits) == 1 else f"{len(edits)} slips"
    return failed(f"Tidy up the spaces and doubles: {what}.", places, (Fix("Tidy up", edits),))


def _slips(draft: Draft) -> Iterator[Edit]:
    """The edits in order, the first `_MOST` of them; of two that meet, the first."""
    last = 0
    for start, end, instead in islice(sorted(_candidates(draft)), _MOST):
        if start >= last and not draft.read.is_linked(start) and not draft.read.is_linked(end - 1):
            last = end
            yield start, end, instead


def _candidates(draft: Draft) -> Iterator[Edit]:
    yield from _loose_spaces(draft.text)
    yield from _loose_marks(draft.text, draft.spoken)
    yield from _words_twice(draft)


def _loose_spaces(text: str) -> Iterator[Edit]:
    if "  " not in text and "\u00a0" not in text:
        return
    for found in islice(_SPACES.finditer(text), _MOST):
        before, after = text[max(0, found.start() - 1) : found.start()], text[found.end() : found.end() + 1]
        if not {before, after} & {"", "\n", "|"} and not _follows_marker(text, found.start()):
            yield found.start(), found.end(), " "


def _loose_marks(text: str, lang: str | None) -> Iterator[Edit]:
    for found in islice(_BEFORE_MARK.finditer(text), _MOST):
        mark, before = found.group(1), text[max(0, found.start() - 1) : found.start()]
        is_french = lang == "fr" and mark[0] in ";:!?"
        if (before.isalnum() or before in _CLOSING) and before and not _ELLIPSIS.fullmatch(mark) and not is_french:
            yield found.start(), found.end(), re.sub(r"([,.;:])\1+", r"\1", mark)
    for found in islice(_BEFORE_COMMA.finditer(text), _MOST):
        yield found.start(), found.end(), ", "
    for found in islice(_MARK_TWICE.finditer(text), _MOST):
        if text[max(0, found.start() - 1) : found.start()].isalnum():
            yield found.start(), found.end(), "." if "." in found.group() else ","
    for found in islice(_COMMA.finditer(text), _MOST):
        if found.start() > 1 and text[found.start() - 2 : found.start()].isalpha():
            yield found.start(), found.end(), ", "


def _words_twice(draft: Draft) -> Iterator[Edit]:
    text, lang = draft.text, draft.spoken
    twice = (pair for pair in pairwise(draft.read.words) if pair[0].text == pair[1].text and pair[0].text.isalpha())
    for first, second in islice(twice, _MOST):
        gap = text[first.end : second.start]
        if not gap or gap.strip(" \u00a0"):
            continue
        begins = first.text in _NEVER_FIRST.get(lang or "", ()) and _opens_sentence(text, first.start)
        if begins or not _may_stand_twice(text[first.start : second.end], first.text, lang):
            yield first.start, second.end, text[first.start : first.end]


def _opens_sentence(text: str, at: int) -> bool:
    return not (before := text[max(0, at - _MARKER_LENGTH) : at].rstrip(" ")) or before[-1] in "\n.!?"


def _follows_marker(text: str, at: int) -> bool:
    """Whether only a list's marker stands before this place in its line."""
    beginning = text[max(0, at - _MARKER_LENGTH) : at].rpartition("\n")
    return (bool(beginning[1]) or at <= _MARKER_LENGTH) and _BULLET.fullmatch(beginning[2]) is not None


def _may_stand_twice(both: str, word: str, lang: str | None) -> bool:
    """Danish "I i" is a pronoun and a preposition, "i i" is a slip."""
    if lang == "da" and both[0] == "I" and word == "i":
        return True
    if lang != "de" and both[0].isupper() and both[-len(word)].isupper():  # Walla Walla, no "The The"
        return word not in FUNCTION_WORDS.get(lang or "", frozenset())
    return word in _SPARED.get(lang or "", frozenset())
