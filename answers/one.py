"""The answer to a message that asks one thing, or nothing."""

import uuid
from datetime import datetime

from answers.explaining.explain import explain
from answers.offers import offer, outcome_of
from answers.promise import promise_for
from answers.question import Question
from answers.seen import Seen
from answers.suggestions import Suggestions
from answers.verdict import USUAL, Tolerance, judge


def answer_one(question: Question, seen: Seen, now: datetime, tolerance: Tolerance = USUAL) -> Suggestions:
    """Suggestions for what may be seen; small talk gets a remark instead of a reply or a promise."""
    verdict = judge(question.text, seen.hits, tolerance)
    small_talk = verdict.small_talk
    suggestions, warnings = offer(question, seen.desk, () if small_talk else seen.hits[: question.limit])
    outcome = outcome_of(verdict, suggestions)
    suggestions, explanation = explain(question, seen, verdict, suggestions)
    promised = outcome == "none" and small_talk is None
    return Suggestions(
        id=str(uuid.uuid4()),
        language=seen.desk.lang,
        outcome=outcome,
        suggestions=suggestions,
        holding=promise_for(seen.desk, suggestions, now) if promised else None,
        took_ms=0.0,
        warnings=warnings,
        small_talk=small_talk.kind if small_talk else None,
        remark=small_talk.said if small_talk else None,
        explanation=explanation,
    )
