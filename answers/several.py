"""The answer to a message that asks several things: each by itself, and one reply that joins them."""

import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from answers.asked import Asked, confirm
from answers.combining import combine
from answers.explaining.explain import explain
from answers.freezing import cap_outcome, find_frozen, tell_frozen
from answers.offers import offer, outcome_of
from answers.pace import FindPaces, without_paces
from answers.pinned import tell_pinned
from answers.promise import promise_for
from answers.question import Question
from answers.search import Found
from answers.seen import Seen
from answers.suggestions import AskedQuestion, Outcome, Suggestion, Suggestions
from answers.verdict import USUAL, Tolerance, Verdict
from answers.withholding import say_remark
from index.items import Ranked


@dataclass(frozen=True, slots=True)
class Several:
    """The questions that were found in a message, and what is seen of each."""

    asked: tuple[Asked, ...]
    seen: tuple[Seen, ...]
    tolerance: Tolerance = USUAL

    @property
    def rankings(self) -> dict[int | None, Sequence[Ranked]]:
        """What is seen of each question, by its number."""
        return {number: seen.hits for number, seen in enumerate(self.seen, 1)}


def ask_several(
    question: Question, found: Found, see: Callable[[Sequence[Ranked]], Seen], tolerance: Tolerance = USUAL
) -> Several | None:
    """The message's questions, decided by what the asker may see; None where it asks one thing."""
    if not found.parts:
        return None
    whole, *in_parts = (see(ranked).found for ranked in (found.whole, *found.in_parts))
    asked = confirm(question.text, found.parts, whole, in_parts)
    return Several(asked, tuple(see(it.ranked) for it in asked), tolerance) if asked else None


def answer_several(question: Question, several: Several, find_paces: FindPaces = without_paces) -> Suggestions:
    """Suggestions for each question; at the top the first of each, then the rest, up to the limit."""
    questions: list[AskedQuestion] = []
    warnings: list[str] = []
    for number in range(1, len(several.asked) + 1):
        made, unfit = _answered(question, several, number, find_paces)
        questions.append(made)
        warnings += unfit
    return Suggestions(
        id=str(uuid.uuid4()),
        language=several.seen[0].desk.lang,
        outcome=_outcome([it.outcome for it in questions]),
        suggestions=tuple(_in_turn(questions))[: question.limit],
        holding=next((it.holding for it in questions if it.holding), None),
        took_ms=0.0,
        warnings=tuple(dict.fromkeys(warnings)),
        questions=tuple(questions),
        combined=combine(question, several.seen, questions),
        frozen=next((it.frozen for it in questions if it.frozen), None),
        pinned=tell_pinned(several.seen[0].desk),
    )


def _answered(
    question: Question, several: Several, number: int, find_paces: FindPaces
) -> tuple[AskedQuestion, Sequence[str]]:
    """One of the questions; without an answer it has no suggestions, but a promise of the nearest entry's owners."""
    part, seen = several.asked[number - 1].part, several.seen[number - 1]
    offered, warnings = offer(question, seen.desk, seen.hits[: question.limit])
    verdict = Verdict(several.tolerance.decide(seen.hits), seen.hits, tolerance=several.tolerance)
    frozen = find_frozen(seen, several.tolerance)
    outcome = cap_outcome(outcome_of(verdict, offered), seen, frozen)
    offered, explanation = explain(question, seen, verdict, offered)
    suggestions = tuple(replace(it, question=number) for it in offered)
    return AskedQuestion(
        text=part.text,
        start=part.start,
        end=part.end,
        outcome=outcome,
        suggestions=() if outcome == "none" else suggestions,
        holding=promise_for(question, seen.desk, suggestions, find_paces, frozen=frozen) if outcome == "none" else None,
        explanation=None if frozen else explanation,
        frozen=tell_frozen(frozen, outcome, pinned=seen.desk.pin is not None),
        remark=say_remark(verdict, offered),
    ), warnings


def _outcome(outcomes: Sequence[Outcome]) -> Outcome:
    for unanimous in ("ready", "none"):
        if all(outcome == unanimous for outcome in outcomes):
            return unanimous
    return "adapt"


def _in_turn(questions: Sequence[AskedQuestion]) -> Iterator[Suggestion]:
    """The first of each question in the order of the message, then the second of each …; an entry comes once."""
    shown: set[str] = set()
    for turn in zip_longest(*(it.suggestions for it in questions)):
        for suggestion in turn:
            if suggestion is not None and suggestion.entry.id not in shown:
                shown.add(suggestion.entry.id)
                yield suggestion
