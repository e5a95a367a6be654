"""What a ranking comes to for one message: the one rule that suggestions and `evaluate` share.

How often it may be wrong is the house's choice, in two numbers. Small talk is answered only where the library keeps an
answer for it; no confidence may say otherwise.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from answers.message.small_talk import SmallTalk, find_small_talk
from answers.message.spelling import load_spelling
from answers.message.words import words_of
from answers.suggestions import Outcome
from index.items import Ranked
from index.outcome import MISSED_AT_MOST, READY_WRONG_AT_MOST, Bars, decide, find_bars

SMALL_TALK_LEAVES = 0.05  # of a confidence: what is no question has no answer, and its ranking says so too

_FRIENDLY = {"greeting", "thanks", "goodbye", "praise", "chatter"}  # "how are you" greets, "great help" thanks


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How often a ready answer may be wrong, and how often "no answer" may be said although there is one; shares."""

    ready_wrong_at_most: float = READY_WRONG_AT_MOST
    missed_at_most: float = MISSED_AT_MOST

    def decide(self, ranked: Sequence[Ranked]) -> Outcome:
        """The outcome of a ranking, best first."""
        return decide(ranked, ready_wrong_at_most=self.ready_wrong_at_most, missed_at_most=self.missed_at_most)

    def find_bars(self) -> Bars:
        """What it asks of a ranking."""
        return find_bars(self.ready_wrong_at_most, self.missed_at_most)


USUAL = Tolerance()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome, the ranking with the confidences that it stands for, and what the message is instead of a question.

    `small_talk` is None for a question, and for small talk that the library answers; `tolerance` has decided.
    """

    outcome: Outcome
    ranked: Sequence[Ranked]
    small_talk: SmallTalk | None = None
    tolerance: Tolerance = USUAL


def judge(text: str, ranked: Sequence[Ranked], tolerance: Tolerance = USUAL) -> Verdict:
    """The verdict on a message and what was found for it, best first."""
    small_talk = find_small_talk(text)
    if small_talk is None or (ranked and _is_in_library(text, small_talk, ranked[0].matched)):
        return Verdict(tolerance.decide(ranked), ranked, tolerance=tolerance)
    weakened = tuple(replace(hit, confidence=hit.confidence * SMALL_TALK_LEAVES) for hit in ranked)
    return Verdict("none", weakened, small_talk, tolerance)


def _is_in_library(text: str, small_talk: SmallTalk, matched: str) -> bool:
    """Whether the phrasing that matched is small talk of its kind, or the very message; "test" may be a word of it.

    Friendly small talk is also met by a phrasing of which every word is a word of small talk: "I appreciate the
    assistance" answers "thanks for your help".
    """
    asked, known = words_of(text), words_of(matched)
    if asked and asked == known:
        return True
    if small_talk.kind == "test":
        return set(asked) <= set(known)
    if small_talk.kind in _FRIENDLY and known and load_spelling().known.issuperset(known):
        return True
    found = find_small_talk(matched)
    return found is not None and (found.kind == small_talk.kind or {found.kind, small_talk.kind} <= _FRIENDLY)
