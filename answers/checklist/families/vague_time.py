"""The check on times that nobody can be held to: "as soon as possible", "shortly".

Lists: `vague_time` is vague wherever it stands, `vague_soon` only where we promise (`promiser`); `concrete_time` in the
same sentence makes up for it; `instruction` is what the customer is to do, where "as soon as possible" is advice.
"""

import re
from bisect import bisect_right

from answers.checklist.draft import Draft
from answers.checklist.finding import Finding, Span, failed, passed
from answers.checklist.phrases import find_phrases
from answers.checklist.registry import Parameters, check
from answers.checklist.text import Text
from answers.message.sentences import Sentence

_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d{2}\b|\b\d{1,2} ?(?:uur|uhr|heures?|h|am|pm|a\.m|p\.m|o'clock)\b|\bkl\.? ?\d|"
    r"\b\d{1,2}\.? (?:may|mai|maj)\b|\bmay \d|\b\d{1,2}[./-]\d{1,2}\b|\b(?:between|tussen|mellem|zwischen|entre) \d|"
    r"\b\d{1,3} ?(?:(?:working|business|full|volle) )?(?:min|hour|uur|uren|std|stund|time|heure|day|dag|tag|jour|werk|"
    r"hverdag|week|wek|woch|uge|semaine|dogn|døgn)"
)
_AT_LATEST = re.compile(r"at the latest|no later than|uiterlijk|op zijn laatst|senest|spatestens|au plus tard|\bby\b")


@check("vague_time")
def vague_time(draft: Draft, _parameters: Parameters) -> Finding:
    """A promise names a day or a time, not "as soon as possible".

    What the customer is to do as soon as possible is advice, and passes; so does a vague time beside a real one.
    """
    text, lang = draft.read, draft.spoken
    vague, soon = find_phrases("vague_time", lang, text), find_phrases("vague_soon", lang, text)
    if not vague and not soon:
        return passed("No vague time.")
    marks = _Marks(text, lang)
    found = [span for span in vague if not marks.is_fine(span, promised=False)]
    found += [span for span in soon if not marks.is_fine(span, promised=True)]
    matches = _apart(found)
    if not matches:
        return passed("Every time that it names is one to go by.")
    return failed(f"Name a day or a time instead of “{draft.text[slice(*matches[0])]}”.", matches)


class _Marks:
    """What stands in each sentence that a vague time may lean on."""

    def __init__(self, text: Text, lang: str | None) -> None:
        self._text = text
        self._times = _starts(text, "concrete_time", lang)
        self._instructions = _starts(text, "instruction", lang)
        self._promisers = _starts(text, "promiser", lang)
        self._clocked: dict[int, bool] = {}

    def is_fine(self, span: Span, *, promised: bool) -> bool:
        """Whether a vague time is none of a promise, or stands beside a real one; `promised`: only a promise counts."""
        sentence = self._text.find_sentence(span[0])
        if sentence is None or self._text.is_quoted(span[0]) or self._has_time(sentence):
            return True
        by_us = _has(self._promisers, sentence)
        if not by_us and (promised or _has(self._instructions, sentence)):
            return True
        return self._is_made_up_for(sentence)

    def _has_time(self, sentence: Sentence) -> bool:
        at = sentence.start
        if at not in self._clocked:  # once a sentence, however often it is vague
            clock = _CLOCK.search(self._text.folded, at, sentence.end)
            self._clocked[at] = _has(self._times, sentence) or clock is not None
        return self._clocked[at]

    def _is_made_up_for(self, sentence: Sentence) -> bool:
        """Whether the next sentence says by when at the latest."""
        sentences = self._text.sentences
        at = bisect_right(sentences, sentence.start, key=lambda each: each.start)
        following = sentences[at] if at < len(sentences) else None
        if following is None or not self._has_time(following):
            return False
        return _AT_LATEST.search(self._text.folded, following.start, following.end) is not None


def _starts(text: Text, name: str, lang: str | None) -> tuple[int, ...]:
    return tuple(start for start, _ in find_phrases(name, lang, text))


def _has(starts: tuple[int, ...], sentence: Sentence) -> bool:
    at = bisect_right(starts, sentence.start - 1)
    return at < len(starts) and starts[at] < sentence.end


def _apart(spans: list[Span]) -> tuple[Span, ...]:
    """In order; of two that overlap the one that begins first."""
    kept: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)
