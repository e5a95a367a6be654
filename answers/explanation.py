"""Why a suggestion was made and why the outcome is what it is, as values; `explaining` makes them."""

from dataclasses import dataclass
from typing import Literal

from index.explanation import Counted, Elsewhere, MatchedAs

Because = Literal["nothing_found", "no_answer", "near_equal", "unsure", "sure", "obstacle", "small_talk"]


@dataclass(frozen=True, slots=True)
class Lead:
    """How much stronger a suggestion is than another entry: than the next one for the first, else than the first."""

    entry: str
    title: str
    strength: float


@dataclass(frozen=True, slots=True)
class WhySuggested:
    """Why an entry was suggested; `said` is that in words.

    `similarity` is the cosine of the text that matched, `strength` the sum of what `counted`, and `words` the
    question's words that the text has, too, of `words_asked`.
    """

    said: str
    matched_as: MatchedAs
    lang: str | None
    similarity: float
    words: tuple[str, ...]
    words_asked: int
    strength: float
    counted: tuple[Counted, ...]
    lead: Lead | None


@dataclass(frozen=True, slots=True)
class Foreseen:
    """Strengths that this library's own questions find on average, with their answer and without it."""

    with_answer: float
    without_answer: float


@dataclass(frozen=True, slots=True)
class WhyOutcome:
    """Why the outcome is ready, adapt or none; `said` is that in one sentence, and `remarks` are what else tells.

    `answered` is the probability that the library has an answer, `confidence` that the first entry is it;
    `least_answered` and `least_confidence` are what they have to exceed for `adapt` and for `ready`.
    """

    because: Because
    said: str
    remarks: tuple[str, ...]
    answered: float
    least_answered: float
    confidence: float
    least_confidence: float
    strength: float
    foreseen: Foreseen | None
    elsewhere: Elsewhere | None
