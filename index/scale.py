"""What a strength means in this library: measured on its own phrasings, because libraries differ.

Where entries are alike, a question without an answer still finds something near; where phrasings are long and clear,
a right answer is far stronger. Two numbers say it: how strong an entry is for one of its own phrasings, and how strong
the nearest other entry is then, which is what a question would find whose entry is not there.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from index.dense import DenseIndex
from index.embedded import Vector
from index.encoders.protocol import Tokens
from index.library import EncoderIndexes, Library
from index.ranking import CONTEXT, Candidate, Question, rank
from index.texts import list_stems

SAMPLE = 64  # phrasings that are asked back: the mean of `other` is then known to half a unit
USUAL_OWN = 28.0  # seen: 23 to 38
USUAL_OTHER = 14.0  # seen: 11 to 23
USUAL_WEIGHT = 4  # phrasings that a library needs before its own numbers count more than the usual ones
NARROWEST = 4.0  # a distance below would blow up every difference


@dataclass(frozen=True, slots=True)
class Scale:
    """The strengths that a library gives to a perfect match and to the nearest other entry, on average."""

    own: float
    other: float

    @property
    def width(self) -> float:
        """From the nearest other entry to a perfect match."""
        return max(self.own - self.other, NARROWEST)


def measure_scale(library: Library) -> Scale:
    """Ask an even sample of the library's phrasings back; embeds nothing."""
    # What was learned from a phrasing is far surer of it than of any question.
    library = replace(library, learned=None)
    own, other = [USUAL_OWN] * USUAL_WEIGHT, [USUAL_OTHER] * USUAL_WEIGHT
    rows = [(number, place) for number, d in enumerate(library.documents) for place in range(d.weights.count(1.0))]
    for row in np.unique(np.linspace(0, len(rows) - 1, min(SAMPLE, len(rows))).astype(np.int64)).tolist():
        number, place = rows[row]
        document = library.documents[number]
        question = ask_back(library, number, place)
        candidates = rank(library, question, limit=CONTEXT, allowed=None).candidates
        own.extend(candidate.strength for candidate in candidates if candidate.group == document.item.group)
        other.append(_find_other(candidates, document.item.group))
    return Scale(float(np.mean(own)), float(np.mean(other)))


def ask_back(library: Library, number: int, place: int) -> Question:
    """Return a document's phrasing as a question; embeds nothing."""
    document = library.documents[number]
    text = document.phrasings[place]
    vectors = tuple(_get_vector(of_encoder.phrasings, number, place) for of_encoder in library.dense)
    stems = list_stems(text, document.lang or library.main_language)
    tokens = tuple(_find_tokens(of_encoder, number, place) for of_encoder in library.dense)
    return Question(text, document.lang, tuple(stems), vectors, tokens)


def _find_tokens(of_encoder: EncoderIndexes, number: int, place: int) -> Tokens | None:
    row = of_encoder.phrasings.find_row(number, place)
    return None if row is None or of_encoder.tokens is None else of_encoder.tokens.get_tokens(row)


def _get_vector(index: DenseIndex, number: int, place: int) -> Vector:
    found = index.find_vector(number, place)
    if found is not None:
        return found
    # The encoder does not read this phrasing, so its share in the fusion is 0 and any unit vector will do.
    anything = np.zeros(index.encoder.dimension, dtype=np.float32)
    anything[0] = 1.0
    return anything


def _find_other(candidates: Sequence[Candidate], group: str) -> float:
    return next((candidate.strength for candidate in candidates if candidate.group != group), 0.0)
