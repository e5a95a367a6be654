"""Which of a sentence's times belong to a promise of ours.

A sentence is cut into clauses; a time belongs to the clause that it stands in, or, where that clause holds nothing but
times, to the one before it or behind it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from answers.checklist.finding import Span
from answers.checklist.moments.clock import Clock, find_clocks
from answers.checklist.moments.days import Named, find_days
from answers.checklist.moments.words import find_words
from answers.checklist.phrases import find_phrases
from answers.checklist.text import Text

_SIGN = r"[;:()]|,(?!\d)|\s[-–—]\s|\.\s"
_TURN = {
    "en": (
        "and but so or then if when once because unless that which whereupon",
        "i i'll we we'll you you'll your it it's he she they there the a an our my this that if",
    ),
    "nl": (
        "en maar dus of dan als zodra omdat want tenzij dat die",
        "ik we wij je u jij jullie het hij zij ze er de een ons onze mijn die dit dat dan als",
    ),
    "da": (
        "og men så eller hvis når fordi for at der som",
        "jeg vi du i de det den han hun der en et vores min din dit så hvis når",
    ),
    "de": (
        "und aber oder dann wenn sobald weil denn dass falls sonst",
        "ich wir sie du ihr es er der die das ein eine unser unsere mein ihre ihr dann wenn",
    ),
    "fr": (
        "et mais ou si quand car puis parce alors que qui",
        "je j'ai j' nous vous on il elle ils elles le la les un une notre mon ma votre si c'est",
    ),
}
_ADJOINING = 6  # characters after a sign before the next time: "Samstag, 21. November, bis 17 Uhr"
_CUES = ("promises", "works", "deliveries", "receiving", "answers")
_LIMITING = frozenset(
    word
    for words in (
        "and before by until at around about on the latest than later so or",
        "en voor om uiterlijk rond tegen op of dus",
        "og inden senest kl den omkring pa i eller cirka",
        "und bis um am gegen spatestens zum oder dem etwa also",
        "et avant vers a le au plus tard d'ici aux alentours des donc ou",
    )
    for word in words.split()
)  # words that limit a time and say nothing else
_start = attrgetter("start")
_MOST = 100  # times that are looked at; nobody names more
_JOINING = frozenset(("and", "or", "en", "of", "og", "eller", "und", "oder", "et", "ou"))


@dataclass(frozen=True, slots=True)
class Promised:
    """Times of one promise; `within` are lengths of time in minutes, with their places."""

    days: tuple[Named, ...]
    clocks: tuple[Clock, ...]
    within: tuple[tuple[Span, int], ...]


def find_promised(text: Text, lang: str) -> Iterator[Promised]:
    """What is promised for when, promise by promise; what names no time is left out."""
    days, clocks = find_days(text.folded, lang)[:_MOST], find_clocks(text.folded, lang)[:_MOST]
    within = _find_within(text.folded, lang)[:_MOST]
    if not days and not clocks and not within:
        return
    cues = {name: _starts(name, lang, text) for name in _CUES}
    if not any(cues.values()):
        return
    times = _Times([*days, *clocks], [span for span, _ in within])
    for sentence in text.sentences:
        if not times.between(sentence.start, sentence.end):
            continue
        for start, end in _clauses(text, (sentence.start, sentence.end), times, lang):
            said = {name for name, places in cues.items() if _any_in(places, start, end)}
            if _is_ours(said) and times.between(start, end):
                yield Promised(
                    tuple(day for day in days if start <= day.start < end),
                    tuple(clock for clock in clocks if start <= clock.start < end),
                    tuple((span, minutes) for span, minutes in within if start <= span[0] < end),
                )


class _Times:
    """Where times stand, in order."""

    def __init__(self, named: Sequence[Named | Clock], within: Sequence[Span]) -> None:
        self.spans = sorted([*((one.start, one.end) for one in named), *within])
        self._starts = [start for start, _ in self.spans]
        self._ends = sorted(end for _, end in self.spans)

    def between(self, start: int, end: int) -> Sequence[Span]:
        """The times that begin there."""
        return self.spans[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def cover(self, place: int) -> bool:
        """Whether a character belongs to a time."""
        return bisect_right(self._starts, place) > bisect_right(self._ends, place)

    def meet(self, start: int, end: int) -> bool:
        """Whether one ends where the first place is, and the next begins soon after the second."""
        at = bisect_left(self._ends, start)
        ends = at < len(self._ends) and self._ends[at] == start
        return ends and bool(self.between(end, end + _ADJOINING + 1))


def _is_ours(said: set[str]) -> bool:
    """Whether a clause with these cues says that we answer, or that we do what is no delivery."""
    if "promises" in said or {"receiving", "answers"} <= said:
        return True
    return "works" in said and "deliveries" not in said


def _starts(name: str, lang: str, text: Text) -> list[int]:
    return [start for start, _ in find_phrases(name, lang, text) if not text.is_quoted(start)]


def _any_in(places: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end


def _clauses(text: Text, sentence: Span, times: _Times, lang: str) -> list[Span]:
    """The clauses of a sentence, those with nothing but times joined to their neighbour."""
    cuts = [sentence[0]]
    for found in _turns(lang).finditer(text.folded, *sentence):
        start, end = found.span()
        ends = found.group()[0] != "." or text.raw[end : end + 1].isupper()
        if ends and start > cuts[-1] and not times.cover(start) and not times.meet(start, end):
            cuts.append(start)
    clauses: list[Span] = []
    joins = False
    for start, end in zip(cuts, [*cuts[1:], sentence[1]], strict=True):
        only = _only_times(text, (start, end), times)
        if clauses and (joins or only):
            clauses[-1] = clauses[-1][0], end
        else:
            clauses.append((start, end))
        joins = only and len(clauses) == 1 and clauses[0][0] == start
    return clauses


def _only_times(text: Text, clause: Span, times: _Times) -> bool:
    """Whether a clause says nothing but a time: "at the latest by noon"."""
    if not times.between(*clause):
        return False
    words = text.words[bisect_left(text.words, clause[0], key=_start) : bisect_left(text.words, clause[1], key=_start)]
    return all(word.text in _LIMITING or times.cover(word.start) for word in words)


def _find_within(folded: str, lang: str) -> tuple[tuple[Span, int], ...]:
    words = find_words(lang)
    if words is None:
        return ()
    spelled = {name: number for number, names in enumerate(words.numbers, 1) for name in names.split("|")}
    found_all = []
    for found in words.within.finditer(folded):
        said = found["number"]
        number = int(said) if said.isdigit() else spelled.get(said, 1)
        minutes = number * 60 if found["hour"] else number if said.isdigit() else 30
        found_all.append((found.span(), minutes))
    return tuple(found_all)


@cache
def _turns(lang: str) -> re.Pattern[str]:
    """Where a clause may end: at a sign, before a word that opens one, before "and" with a subject of its own."""
    openers, subjects = (words.split() for words in _TURN[lang])
    joining = "|".join(re.escape(word) for word in openers if word in _JOINING)
    others = "|".join(re.escape(word) for word in openers if word not in _JOINING)
    subject = "|".join(re.escape(word) for word in subjects)
    return re.compile(rf"{_SIGN}|\s(?:{others})\s|\s(?:{joining})\s(?=(?:{subject})(?![\w]))")
