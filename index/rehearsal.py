"""What a library foresees before anybody has asked it: its own phrasings, each left out once.

A phrasing that is left out and asked is an honest question with a known answer; without its entry it is an honest
question whose answer is not there, of the hard kind, because its neighbours are. What both find on average says where a
customer's question lies between them: an entry with fifty phrasings is nearer to everything than one with two. On
development sets with several phrasings an entry the strengths of customers' questions are foreseen within 5 in 100, but
for live logs, whose customers write less clearly than the people who keep the library (20 in 100).
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from index.documents import Document
from index.library import Library, build_library, list_known
from index.ranking import CONTEXT, find_log_odds, rank
from index.scale import ask_back
from index.teaching import teach

QUESTIONS = 240  # asked of the reduced library: the means are then known to a twentieth of their spread
LARGEST = 30_000  # texts beyond which the reduced library takes longer than 10 s to teach, and the usual values serve
TRUST = 15.0  # what the usual values count for, in phrasings


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What phrasings that were left out find on average, with their entry and without it."""

    count: int = 0  # of phrasings that were asked; 0 where no entry has several
    strength: float = 25.0  # seen: 20 to 35
    strength_without: float = 15.0  # seen: 10 to 23
    log_odds: float = 2.0  # seen: 1.6 to 3.6
    log_odds_without: float = -1.2  # seen: -2.6 to .7
    contrast: float = 0.05  # seen: -.7 to .5


def foresee(library: Library) -> Foreseen:
    """Ask an even sample of the phrasings of a library that was taught without them; embeds nothing."""
    random = np.random.default_rng(0)
    held = {number: place for number, d in enumerate(library.documents) if (place := _choose(d, random)) is not None}
    if not held or library.text_count > LARGEST:
        return Foreseen()
    documents = [_leave_out(d, held.get(number)) for number, d in enumerate(library.documents)]
    encoders = [of_encoder.encoder for of_encoder in library.dense]
    reduced = build_library(documents, encoders, known=list_known(library), cache=None, progress=None)
    reduced = teach(reduced, known=library)
    numbers = sorted(held)
    rows = np.unique(np.linspace(0, len(numbers) - 1, min(QUESTIONS, len(numbers))).astype(np.int64)).tolist()
    found = [_ask(library, reduced, numbers[row], held[numbers[row]]) for row in rows]
    return _sum_up([one for one in found if one is not None])


@dataclass(frozen=True, slots=True)
class _Found:
    """What one phrasing found."""

    strength: float
    log_odds: float
    contrast: float
    strength_without: float
    log_odds_without: float


def _ask(library: Library, reduced: Library, number: int, place: int) -> _Found | None:
    group = library.documents[number].item.group
    ranking = rank(reduced, ask_back(library, number, place), limit=CONTEXT, allowed=None)
    if not ranking.candidates:
        return None
    others = [candidate for candidate in ranking.candidates if candidate.group != group]
    return _Found(
        ranking.candidates[0].strength,
        find_log_odds(ranking.candidates),
        ranking.contrast,
        others[0].strength if others else math.nan,
        find_log_odds(others) if others else math.nan,
    )


def _sum_up(found: Sequence[_Found]) -> Foreseen:
    usual = Foreseen()
    return Foreseen(
        len(found),
        _average((one.strength for one in found), usual.strength),
        _average((one.strength_without for one in found), usual.strength_without),
        _average((one.log_odds for one in found), usual.log_odds),
        _average((one.log_odds_without for one in found), usual.log_odds_without),
        _average((one.contrast for one in found), usual.contrast),
    )


def _average(values: Iterable[float], usual: float) -> float:
    """Return the mean of the values that there are, drawn to the usual one."""
    known = [value for value in values if not math.isnan(value)]
    return round((math.fsum(known) + TRUST * usual) / (len(known) + TRUST), 4)


def _choose(document: Document, random: np.random.Generator) -> int | None:
    """Return the place of a phrasing to leave out, never the title where it is in the passage, too."""
    first = 1 if document.passage else 0
    count = document.weights.count(1.0)  # what use has taught may be wrong
    return int(random.integers(first, count)) if count >= 2 else None


def _leave_out(document: Document, place: int | None) -> Document:
    if place is None:
        return document
    phrasings = document.phrasings[:place] + document.phrasings[place + 1 :]
    return replace(document, phrasings=phrasings, weights=document.weights[:place] + document.weights[place + 1 :])
