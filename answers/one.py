"""The answer to a message that asks one thing, or nothing."""

import uuid

from answers.explaining.explain import explain
from answers.freezing import cap_outcome, find_frozen, tell_frozen
from answers.offers import offer, outcome_of
from answers.pace import FindPaces, without_paces
from answers.pinned import tell_pinned
from answers.promise import promise_for
from answers.question import Question
from answers.seen import Seen
from answers.suggestions import Suggestions
from answers.verdict import USUAL, Tolerance, judge
from answers.withholding import say_remark


def answer_one(
    question: Question, seen: Seen, tolerance: Tolerance = USUAL, find_paces: FindPaces = without_paces
) -> Suggestions:
    """Suggestions for what may be seen; small talk gets a remark instead of a reply or a promise."""
    verdict = judge(question.text, seen.hits, tolerance)
    small_talk = verdict.small_talk
    suggestions, warnings = offer(question, seen.desk, () if small_talk else seen.hits[: question.limit])
    frozen = None if small_talk else find_frozen(seen, tolerance)
    outcome = cap_outcome(outcome_of(verdict, suggestions), seen, frozen)
    suggestions, explanation = explain(question, seen, verdict, suggestions)
    pinned = tell_pinned(seen.desk)
    promised = outcome == "none" and small_talk is None
    return Suggestions(
        id=str(uuid.uuid4()),
        language=seen.desk.lang,
        outcome=outcome,
        suggestions=suggestions,
        holding=promise_for(question, seen.desk, suggestions, find_paces, frozen=frozen) if promised else None,
        took_ms=0.0,
        warnings=warnings,
        small_talk=small_talk.kind if small_talk else None,
        remark=small_talk.said if small_talk else say_remark(verdict, suggestions),
        explanation=None if frozen else explanation,
        frozen=tell_frozen(frozen, outcome, pinned=pinned is not None),
        pinned=pinned,
    )
