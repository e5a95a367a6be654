"""Explanations for what was suggested; only for a question that asks for them."""

from collections.abc import Sequence
from dataclasses import replace

from answers.explaining.outcome import explain_outcome
from answers.explaining.suggestion import explain_suggestion
from answers.explanation import WhyOutcome
from answers.question import Question
from answers.seen import Seen
from answers.suggestions import Suggestion
from answers.verdict import Verdict

Suggestions = tuple[Suggestion, ...]


def explain(
    question: Question, seen: Seen, verdict: Verdict, suggestions: Suggestions
) -> tuple[Suggestions, WhyOutcome | None]:
    """The suggestions with their reasons, and the reason of the outcome; as they are where nobody asked."""
    if not question.explain:
        return suggestions, None
    titles = {group: picked.entry.title for group, picked in seen.desk.picked.items()}
    return _explain_each(seen, titles, suggestions), explain_outcome(verdict, titles, suggestions)


def _explain_each(seen: Seen, titles: dict[str, str], suggestions: Sequence[Suggestion]) -> Suggestions:
    places = {hit.group: place for place, hit in enumerate(seen.hits)}
    return tuple(
        replace(it, explanation=explain_suggestion(places[it.entry.id], seen.hits, titles, seen.desk.lang))
        for it in suggestions
    )
