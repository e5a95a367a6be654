"""A `Suggestions` value as the page says it: every sentence decided here, so that the template only places them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from answers.suggestions import Holding, Suggestion, Suggestions
from web.pages.cards import Card, make_card
from web.pages.explanation import explain
from web.words import is_likely_enough, say_count, say_moment

_HEADINGS = {"ready": "Ready to send", "adapt": "Look before you send", "none": "No answer is good enough"}


@dataclass(frozen=True, slots=True)
class HoldingCard:
    """The holding reply, what it promises and who has to keep it."""

    text: str
    due: str
    department: str


@dataclass(frozen=True, slots=True)
class Results:
    """The results part of the page; `folded` are cards that are probably not it, behind `fold_label`."""

    suggestion: str
    outcome: str
    heading: str
    explanation: str
    announcement: str
    warnings: tuple[str, ...]
    shown: tuple[Card, ...]
    folded: tuple[Card, ...]
    fold_label: str
    holding: HoldingCard | None


def present(suggestions: Suggestions, *, today: date) -> Results:
    """The page's words for what the engine said."""
    made = suggestions.suggestions
    cards = tuple(make_card(number, suggestion, today) for number, suggestion in enumerate(made, 1))
    shown = 0 if suggestions.outcome == "none" else _count_shown(made)
    heading, explanation = _heading(suggestions), explain(suggestions)
    return Results(
        suggestion=suggestions.id,
        outcome=suggestions.outcome,
        heading=heading,
        explanation=explanation,
        announcement=f"{say_count(shown, 'reply', 'replies')}. {explanation}" if shown else explanation,
        warnings=suggestions.warnings,
        shown=cards[:shown],
        folded=cards[shown:],
        fold_label="Others, probably not it" if shown else "Nearest, but probably not it",
        holding=_holding(suggestions.holding) if suggestions.outcome == "none" else None,
    )


def _heading(suggestions: Suggestions) -> str:
    return "Nothing to answer" if suggestions.small_talk else _HEADINGS[suggestions.outcome]


def _count_shown(made: Sequence[Suggestion]) -> int:
    """The first, and those after it that may well be right."""
    return 1 + sum(is_likely_enough(suggestion.confidence) for suggestion in made[1:]) if made else 0


def _holding(holding: Holding | None) -> HoldingCard | None:
    if holding is None:
        return None
    return HoldingCard(text=holding.reply, due=say_moment(holding.due_at), department=holding.department_name)
