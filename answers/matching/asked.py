"""One question whose answer is known, and what the engine said to it."""

from dataclasses import dataclass
from typing import Literal

from answers.suggestions import Outcome
from index.items import Ranked

Source = Literal["must_match", "must_not_match", "outcomes", "file"]
Standing = Literal["right", "missed", "wrong", "unknown"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the entries that answer it.

    `right` is empty where no entry answers it and None where that is not known; `wrong` are entries that are known not
    to. `entry` is whose match test it is. `key` tells a question from its repetitions in other words.
    """

    text: str
    lang: str | None
    source: Source
    right: frozenset[str] | None
    wrong: frozenset[str] = frozenset()
    entry: str | None = None
    key: str = ""

    @property
    def is_answerable(self) -> bool:
        """Whether it is known that an entry answers it."""
        return bool(self.right)

    def is_answered_by(self, entry: str) -> bool | None:
        """Whether the entry answers it; None where nobody knows."""
        if self.right is not None:
            return entry in self.right
        return False if entry in self.wrong else None


@dataclass(frozen=True, slots=True)
class Answered:
    """What the engine said; the ranking begins with the best and has at most ten entries."""

    asked: Asked
    outcome: Outcome
    ranking: tuple[Ranked, ...]

    @property
    def first(self) -> str | None:
        """The entry that came first, whatever the outcome."""
        return self.ranking[0].group if self.ranking else None

    @property
    def chosen(self) -> str | None:
        """The entry that the engine stands for, None where it says that there is no answer."""
        return None if self.outcome == "none" else self.first

    @property
    def confidence(self) -> float:
        """Of the first; 0 where nothing was found."""
        return self.ranking[0].confidence if self.ranking else 0.0

    @property
    def is_first_right(self) -> bool | None:
        """Whether the entry that came first answers the question; None where nobody knows."""
        if self.first is None:
            return None if self.asked.right is None else False
        return self.asked.is_answered_by(self.first)

    @property
    def standing(self) -> Standing:
        """What came of it: `missed` says "no answer" although there is one, which is better than a wrong one."""
        if self.asked.source == "must_not_match":
            return "wrong" if self.chosen in self.asked.wrong else "right"
        if self.chosen is None:
            if self.asked.right is None:
                return "unknown"
            return "missed" if self.asked.right else "right"
        known = self.asked.is_answered_by(self.chosen)
        return "unknown" if known is None else "right" if known else "wrong"
