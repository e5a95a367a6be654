"""What is searched and what is found: an item is one entry in one language, a group is that entry in all of them.

Values only; knows neither vectors nor where the texts come from.
"""

from dataclasses import dataclass

from index.explanation import Explanation


@dataclass(frozen=True, slots=True)
class Item:
    """One entry in one language.

    `questions[0]` is the title, the rest are other phrasings; `answer` may be empty. `lang` is an ISO 639-1 code, or
    None where nobody knows. Items with the same `group` are variants of one entry and are found as one. `learned` are
    phrasings that use has taught: they count for less, and none is ever a title.
    """

    id: str
    group: str
    lang: str | None
    questions: tuple[str, ...]
    answer: str
    learned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ranked:
    """One group as an answer to one question.

    `confidence` is the probability in [0, 1] that this group answers the question. `similarity` is the cosine of the
    nearest text in [-1, 1], or without encoders the share of the question's words that it has in [0, 1]. `matched` is
    that text: a phrasing, or a sentence of the answer, of the item `matched_item`. `answered`
    belongs to the question: the probability that the library has an answer at all; None where nobody knows.
    `explanation` is there only where it was asked for. `shipped` is the confidence before this library's outcomes moved
    it; None where it is the same.
    """

    group: str
    confidence: float
    similarity: float
    matched: str
    matched_item: str
    answered: float | None = None
    explanation: Explanation | None = None
    shipped: float | None = None
