"""A frozen topic in an answer: which freeze keeps it from being given, what that makes of the outcome, what is said.

The index may still find frozen entries; that they are left out is decided when they are read (`answers.reading`).
"""

from answers.reading import Frozen
from answers.seen import Seen
from answers.suggestions import FrozenTopic, Outcome
from answers.verdict import Tolerance
from index.outcome import NEAR_EQUAL


def find_frozen(seen: Seen, tolerance: Tolerance) -> Frozen | None:
    """The frozen entry that this question is about: the one that would have come first, or one near-equal to it.

    None where nothing would have been suggested anyway, or where the answer stands without what is frozen.
    """
    frozen = seen.desk.frozen
    if not frozen or tolerance.decide(seen.found) == "none":
        return None
    least = NEAR_EQUAL * seen.found[0].confidence
    return next((frozen[hit.group] for hit in seen.found if hit.group in frozen and hit.confidence >= least), None)


def cap_outcome(outcome: Outcome, seen: Seen, frozen: Frozen | None) -> Outcome:
    """What is left of an outcome where its topic is frozen: none, unless another entry is near-equal to look at."""
    if frozen is None:
        return outcome
    is_near = bool(seen.hits) and seen.hits[0].confidence >= NEAR_EQUAL * seen.found[0].confidence
    return "adapt" if is_near and outcome != "none" else "none"


def tell_frozen(frozen: Frozen | None, outcome: Outcome, *, pinned: bool) -> FrozenTopic | None:
    """The freeze as an answer names it, with what to do instead."""
    if frozen is None:
        return None
    freeze = frozen.freeze
    instead = "Send the pinned statement" if pinned else "Send the holding reply"
    if outcome != "none":
        instead = "Make sure that what is left below still holds" + (", or send the pinned statement" if pinned else "")
    remark = f"“{freeze.title}” is frozen: {_sentence(freeze.reason)} {instead}."
    return FrozenTopic(freeze.number, freeze.title, freeze.reason, freeze.until, remark)


def _sentence(reason: str) -> str:
    return reason if reason.endswith((".", "!", "?", "…")) else f"{reason}."
