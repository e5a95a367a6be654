"""Phrases that a draft says in its own words: what it quotes, and what stands in a web address, is not its own."""

from answers.checklist.draft import Draft
from answers.checklist.finding import Span
from answers.checklist.phrases import find_phrases


def find_own(name: str, draft: Draft) -> tuple[Span, ...]:
    """Where phrases of this list stand in the draft's own words, by the language that it is written in."""
    return tuple(span for span in find_phrases(name, draft.spoken, draft.read) if is_own(draft, span))


def is_own(draft: Draft, span: Span) -> bool:
    """Whether the words are neither quoted nor part of a web address."""
    return not draft.read.is_quoted(span[0]) and not draft.read.is_linked(span[0])


def ends_as_question(draft: Draft, span: Span) -> bool:
    """Whether the sentence around the place is a question."""
    text = draft.text
    for at in range(span[1], min(len(text), span[1] + 400)):
        if text[at] in ".!?\n" and not text[at : at + 2].strip(".")[:1].isalnum():
            return text[at] == "?"
    return False


def word_before(draft: Draft, place: int) -> str:
    """The folded word that stands before the place, without a mark between; empty where there is none."""
    words = draft.read.folded[max(0, place - 30) : place].rstrip(" \u00a0")
    return words.rpartition(" ")[2].strip("\"'“„«»(") if words and words[-1].isalnum() else ""
