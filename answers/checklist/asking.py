"""What a reply asks the customer to give: "send us your order number", "what is your PIN?", "zet je nummer hieronder".

A request is a giving word and the thing that is asked for, in one sentence, without "never" or "don't", and not about
what we do ourselves. The thing may come first: "Kunt u ons uw nummer sturen?", "Your number? Drop it below."
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from answers.checklist.finding import Span
from answers.checklist.phrases import find_phrases
from answers.checklist.text import Text

_CLAUSE_END = re.compile(r"[,;:()\n–—!?]|\s-\s|\.\s|\b(?:but|maar|men|aber|mais|sondern)\b")
_WE = {
    "en": r"we|i|we'll|i'll|we've|i've|we'd|i'd|we're|they|he|she|you'll|you've|that",
    "nl": r"we|wij|ik|ze|hij|die|dat",
    "da": r"vi|jeg|de|han|hun|der",
    "de": r"wir|ich|er|man",
    "fr": r"je|j'ai|j|il|elle|ils|on|ceux qui",
}
_BEFORE_VERB = {
    lang: re.compile(rf"\b(?:{words})(?:\s+(?:\w+)){{0,1}}\s*$|\b(?:we|i) (?:can|will|could|have|just) \w{{0,12}}\s*$")
    for lang, words in _WE.items()
}
_BEHIND_VERB = {
    "nl": re.compile(r"\s+(?:we|wij|ik)\b"),
    "da": re.compile(r"\s+(?:vi|jeg)\b"),
    "de": re.compile(r"\s+(?:wir|ich)\b"),
}
_MOST = 12  # things of one text that are looked at
_SENTENCE_END = re.compile(r"[.!?\n]\s")
_RIGHT_BEHIND = 12  # characters in which "kun je" follows: "je klantnummer kun je hieronder plaatsen"
_FURTHEST = 110  # characters between the giving word and the thing
_WHICH = re.compile(
    r"\b(?:(?:met|under|unter|onder|sous|avec|til|pa|from|mit|an|a|naar|op) )?"
    r"(?:which|what|welke?|hvilke[nt]|welche[rnms]?|quel(?:le)?s?)\s$"
)
_BEHIND_THING = 22  # characters in which "nooit" may follow: "geef je code nooit door"
_NEGATED_BEHIND = frozenset({"nl", "da", "de"})


@dataclass(frozen=True, slots=True)
class Request:
    """The words of a request, and the sentence that they stand in (from, up to)."""

    start: int
    end: int
    sentence: Span


@dataclass(frozen=True)
class Asking:
    """What a text asks for, by the phrase list of the things."""

    text: Text
    lang: str
    things: str

    def find(self) -> Iterator[Request]:
        """The requests in order of the things that are asked for, at most one for each."""
        things = find_phrases(self.things, self.lang, self.text)
        for begin, end in things[:_MOST]:
            sentence = self._sentence_of(begin)
            found = self._asked(begin, end, sentence)
            if found and not self.text.is_quoted(begin):
                yield Request(*found, sentence)

    def _asked(self, begin: int, end: int, sentence: Span) -> Span | None:
        for start, stop in self._given_before(begin):
            if start < sentence[0]:
                break
            near = stop >= end or (start < begin <= stop + _FURTHEST and not self._turns(stop, begin))
            if near and not self._is_ours(start, stop, min(stop, begin)) and not self._is_denied(start, end):
                return start, max(stop, end)
        which = _WHICH.search(self.text.folded, max(sentence[0], begin - 40), begin)
        if which and self.text.folded[sentence[1] - 1 : sentence[1]] == "?":
            return which.start(), end
        return self._asked_behind(begin, end, sentence)

    def _asked_behind(self, begin: int, end: int, sentence: Span) -> Span | None:
        """The giving word behind the thing: at a question's end, or with "it" in this sentence or the next."""
        clause = self._clause_start(begin)
        if _between(self._modal, clause, begin) or _between(self._modal, end, end + _RIGHT_BEHIND):
            for start, stop in _between(self._final, end, end + _FURTHEST + 1):
                if _CLAUSE_END.search(self.text.folded, end, start):
                    break
                if not self._is_denied(clause, stop):
                    return begin, stop
        for start, stop in _between(self._it, end, min(sentence[1], end + 2 * _FURTHEST) + _FURTHEST + 1):
            if len(_SENTENCE_END.findall(self.text.raw, end, start)) > 1:
                break
            if not self._is_denied(start, stop) and not self._is_denied(begin, end):
                return begin, stop
        return None

    def _given_before(self, at: int) -> Iterator[Span]:
        """Giving words before the place, the nearest first."""
        for number in range(bisect_left(self._given, (at,)) - 1, -1, -1):
            if self._given[number][0] < at - 2 * _FURTHEST:
                return
            yield self._given[number]

    @cached_property
    def _given(self) -> tuple[Span, ...]:
        return find_phrases("asks", self.lang, self.text)

    @cached_property
    def _modal(self) -> tuple[Span, ...]:
        return find_phrases("asks_modal", self.lang, self.text)

    @cached_property
    def _final(self) -> tuple[Span, ...]:
        return find_phrases("asks_final", self.lang, self.text)

    @cached_property
    def _it(self) -> tuple[Span, ...]:
        return find_phrases("asks_it", self.lang, self.text)

    @cached_property
    def _turning(self) -> tuple[Span, ...]:
        return find_phrases("asks_about", self.lang, self.text)

    @cached_property
    def _denials(self) -> tuple[Span, ...]:
        return find_phrases("asks_not", self.lang, self.text)

    def _turns(self, start: int, end: int) -> bool:
        """Whether the sentence goes on to something else between: "tell us when your order number …"."""
        return bool(_between(self._turning, start, end))

    def _is_ours(self, start: int, stop: int, verb_end: int) -> bool:
        """Whether we give it, not the customer: "we send", "stuur ik"; a question that asks for it says "we" itself."""
        before = _BEFORE_VERB[self.lang].search(self.text.folded, max(0, start - 30), start)
        behind = self.lang in _BEHIND_VERB and _BEHIND_VERB[self.lang].match(self.text.folded, verb_end)
        said_so = re.search(
            r"\b(?:need|nodig|brauche|benotig|besoin|faut|bruge|mangler|brug)\w*", self.text.folded[start:stop]
        )
        return bool((before or behind) and not said_so)

    def _is_denied(self, start: int, end: int) -> bool:
        clause = self._clause_start(start)
        behind = end
        if self.lang in _NEGATED_BEHIND:
            stopped = _CLAUSE_END.search(self.text.folded, end, end + _BEHIND_THING)
            behind = stopped.start() if stopped else end + _BEHIND_THING
        return bool(_between(self._denials, clause, behind))

    def _clause_start(self, at: int) -> int:
        begin = max(0, at - _FURTHEST)
        ends = [found.end() for found in _CLAUSE_END.finditer(self.text.folded, begin, at)]
        return ends[-1] if ends else begin

    def _sentence_of(self, at: int) -> Span:
        sentences = self.text.sentences
        number = bisect_right(sentences, at, key=lambda one: one.start) - 1
        if number >= 0 and at < sentences[number].end:
            return sentences[number].start, sentences[number].end
        return max(0, at - _FURTHEST), at + _FURTHEST


def _between(spans: tuple[Span, ...], start: int, end: int) -> tuple[Span, ...]:
    """Those that begin in this stretch; they are in order of their places."""
    return spans[bisect_left(spans, (start,)) : bisect_left(spans, (end,))]
