"""One answered question as a report keeps it."""

from dataclasses import dataclass

from answers.matching.asked import Answered, Source, Standing
from answers.suggestions import Outcome

_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Line:
    """`right` is empty where no entry answers it, and None where that is not known; `entry` is whose test it is."""

    text: str
    lang: str | None
    source: Source
    entry: str | None
    right: tuple[str, ...] | None
    wrong: tuple[str, ...]
    outcome: Outcome
    first: str | None
    confidence: float
    standing: Standing

    @property
    def owner(self) -> str | None:
        """The entry that the question belongs to, where that is known."""
        return self.right[0] if self.right else None

    @property
    def identity(self) -> tuple[str, str | None, str, str | None]:
        """What is the same question in every run; the language of a test is only guessed."""
        return self.source, self.entry, self.text, self.lang if self.source == "outcomes" else None


def line_of(answered: Answered) -> Line:
    """The line of a question; of several right entries the one that came nearest is named first."""
    asked = answered.asked
    places = {hit.group: place for place, hit in enumerate(answered.ranking)}
    right = None if asked.right is None else sorted(asked.right, key=lambda it: (places.get(it, len(places)), it))
    return Line(
        text=asked.text,
        lang=asked.lang,
        source=asked.source,
        entry=asked.entry,
        right=None if right is None else tuple(right),
        wrong=tuple(sorted(asked.wrong)),
        outcome=answered.outcome,
        first=answered.first,
        confidence=round(answered.confidence, _DIGITS),
        standing=answered.standing,
    )
