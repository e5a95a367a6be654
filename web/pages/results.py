"""A `Suggestions` value as the page says it: every sentence decided here, so that the template only places them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from answers.suggestions import Suggestion, Suggestions
from kb.departments import DepartmentRecord
from web.pages.ask_form import AskForm
from web.pages.cards import Card, make_card
from web.pages.explanation import explain
from web.pages.holding import HoldingCard, HoldingSlot, list_choices, make_holding
from web.pages.pinned import PinnedCard, make_pinned
from web.pages.several import CombinedCard, QuestionGroup, explain_several, list_groups, make_combined
from web.whys import Why, say_why_outcome
from web.words import is_likely_enough, say_count

_NOBODY = (
    "The nearest department is never there for long enough within a year to promise anything. Choose another one, or "
    "tell its owner."
)
_HEADINGS = {"ready": "Ready to send", "adapt": "Look before you send", "none": "No answer is good enough"}


@dataclass(frozen=True, slots=True)
class Results:
    """The results part of the page; `folded` are cards that are probably not it, behind `fold_label`.

    A message of several questions has `groups` and perhaps a `combined` reply in place of cards of its own. `asked` is
    the question that these replies answer, whatever stands in the box by now; `situations` say what the message is.
    """

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
    groups: tuple[QuestionGroup, ...] = ()
    combined: CombinedCard | None = None
    why: Why | None = None
    asked: AskForm | None = None
    lang: str | None = None
    situations: tuple[str, ...] = ()
    pinned: PinnedCard | None = None
    slot: HoldingSlot | None = None


def present(
    suggestions: Suggestions,
    *,
    today: date,
    asked: AskForm | None = None,
    role: str = "agent",
    departments: Sequence[DepartmentRecord] = (),
) -> Results:
    """The page's words for what the engine said, to somebody of this role.

    `departments` are those that may give a holding reply instead of the one that is there.
    """
    make = _present_several if suggestions.questions else _present_one
    results = make(suggestions, today, role)
    situations = tuple(it.reason for it in suggestions.situations if it.name != "question")
    pinned = make_pinned(suggestions.pinned, suggestions.language)
    slot = _make_slot(suggestions, results.holding, departments, asked.reference if asked else "")
    return replace(results, asked=asked, lang=suggestions.language, situations=situations, pinned=pinned, slot=slot)


def _make_slot(
    suggestions: Suggestions, card: HoldingCard | None, departments: Sequence[DepartmentRecord], reference: str
) -> HoldingSlot | None:
    """Where the holding reply stands or is offered; None where nothing was asked, and where a part has one."""
    if suggestions.small_talk or any(asked.holding for asked in suggestions.questions):
        return None
    promised = suggestions.outcome == "none" and not suggestions.questions
    return HoldingSlot(
        suggestion=suggestions.id,
        card=card,
        departments=list_choices(departments, card.department_id if card else None) if promised else (),
        reference=reference,
        refusal=_NOBODY if promised and card is None else "",
        takes_days=card.takes_days if card else False,
        timezone=card.timezone if card else "",
    )


def _present_one(suggestions: Suggestions, today: date, role: str) -> Results:
    made = suggestions.suggestions
    cards = tuple(make_card(number, suggestion, today, role) for number, suggestion in enumerate(made, 1))
    shown = _count_shown(made) if suggestions.outcome != "none" else int(_is_handed_over(suggestions))
    heading, explanation = _heading(suggestions), explain(suggestions, role)
    return Results(
        suggestion=suggestions.id,
        outcome=suggestions.outcome,
        heading=heading,
        explanation=explanation,
        announcement=f"{say_count(shown, 'reply', 'replies')}. {explanation}" if shown else explanation,
        warnings=suggestions.warnings,
        shown=cards[:shown],
        folded=cards[shown:],
        fold_label=_fold_label(suggestions, shown),
        holding=make_holding(suggestions.holding) if suggestions.outcome == "none" else None,
        why=say_why_outcome(suggestions.explanation),
    )


def _present_several(suggestions: Suggestions, today: date, role: str) -> Results:
    heading = _HEADINGS[suggestions.outcome]
    explanation = explain_several(suggestions.questions, suggestions.combined)
    return Results(
        suggestion=suggestions.id,
        outcome=suggestions.outcome,
        heading=heading,
        explanation=explanation,
        announcement=explanation,
        warnings=suggestions.warnings,
        shown=(),
        folded=(),
        fold_label="Others, probably not it",
        holding=None,
        groups=list_groups(suggestions, today, role),
        combined=make_combined(suggestions, role),
    )


def _fold_label(suggestions: Suggestions, shown: int) -> str:
    if suggestions.held_back:
        return "What the library knows"
    return "Others, probably not it" if shown else "Nearest, but probably not it"


def _heading(suggestions: Suggestions) -> str:
    if suggestions.held_back:
        return "Nothing to send here"
    if suggestions.small_talk:
        return "Nothing to answer"
    return "Hand this over" if _is_handed_over(suggestions) else _HEADINGS[suggestions.outcome]


def _is_handed_over(suggestions: Suggestions) -> bool:
    """Whether the library has the answer, which is not for this person to give."""
    return suggestions.remark is not None and suggestions.small_talk is None and suggestions.frozen is None


def _count_shown(made: Sequence[Suggestion]) -> int:
    """The first, and those after it that may well be right."""
    return 1 + sum(is_likely_enough(suggestion.confidence) for suggestion in made[1:]) if made else 0
