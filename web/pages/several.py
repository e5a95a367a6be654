"""Several questions as the page says them: one reply to all in front, then each question with its own replies."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count, islice

from answers.suggestions import AskedQuestion, Combined, Suggestions
from web.pages.cards import Card, make_card
from web.pages.checklist import make_checklist
from web.pages.drafts import DraftCard, make_draft
from web.pages.holding import HoldingCard, make_holding
from web.whys import Why, say_why_outcome
from web.words import is_likely_enough, say_count, say_fixed

_SAID = {"ready": "Ready to send", "adapt": "Look before you send", "none": "No answer is good enough"}


@dataclass(frozen=True, slots=True)
class CombinedCard:
    """The reply to all questions; `title` says whether it answers all of them."""

    title: str
    entries: tuple[str, ...]
    draft: DraftCard


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """One of the questions, with its replies; `folded` are those that are probably not it."""

    number: int
    text: str
    outcome: str
    said: str
    shown: tuple[Card, ...]
    folded: tuple[Card, ...]
    holding: HoldingCard | None
    why: Why | None


def list_groups(suggestions: Suggestions, today: date, role: str = "agent") -> tuple[QuestionGroup, ...]:
    """The questions in the order of the message; cards in sight are numbered through, then those that are folded."""
    counts = [_count_shown(asked) for asked in suggestions.questions]
    promised = next((number for number, asked in enumerate(suggestions.questions, 1) if asked.holding), None)
    in_sight, folded = count(1), count(1 + sum(counts))
    groups = []
    for number, (asked, shown) in enumerate(zip(suggestions.questions, counts, strict=True), 1):
        numbers = [*islice(in_sight, shown), *islice(folded, len(asked.suggestions) - shown)]
        holding = make_holding(asked.holding, "h" if number == promised else f"h{number}")
        cards = [make_card(place, it, today, role) for place, it in zip(numbers, asked.suggestions, strict=True)]
        groups.append(_group(number, asked, cards, shown, holding))
    return tuple(groups)


def make_combined(suggestions: Suggestions, role: str = "agent") -> CombinedCard | None:
    """The card of the joint reply."""
    combined = suggestions.combined
    if combined is None:
        return None
    firsts = [it.suggestions[0] for it in suggestions.questions if it.suggestions]
    entries = [it.entry for it in firsts]
    return CombinedCard(
        title=_title(combined, len(suggestions.questions)),
        entries=tuple(entry.id for entry in entries),
        draft=make_draft(
            "c",
            "The reply to all questions",
            combined.reply,
            lang=entries[0].lang,
            departments=tuple(dict.fromkeys(entry.department for entry in entries)),
            checklist=make_checklist(combined.checklist, combined.reply.text, combined.not_applied),
            fixed=say_fixed([it.authority for it in firsts], role),
        ),
    )


def explain_several(questions: Sequence[AskedQuestion], combined: Combined | None) -> str:
    """What is asked, and what to do with it."""
    asked = say_count(len(questions), "question", "questions")
    without = sum(asked.outcome == "none" for asked in questions)
    if without == len(questions):
        return f"This message asks {asked}, and the library answers none of them. Send the holding reply and hand over."
    if without:
        return f"This message asks {asked}. {without} of them has no answer yet: add its holding reply."
    if combined is None:
        return f"This message asks {asked}. Choose a reply to each."
    if any(item.status == "fail" and item.level == "must" for item in combined.checklist):
        return f"This message asks {asked}. The reply to all of them misses a guideline: see below it, then send."
    return f"This message asks {asked}. Send the reply to all of them, or choose one for each below."


def _title(combined: Combined, questions: int) -> str:
    if combined.unanswered:
        return f"One reply to {questions - len(combined.unanswered)} of {questions} questions"
    return "One reply to both questions" if questions == 2 else f"One reply to all {questions} questions"


def _count_shown(asked: AskedQuestion) -> int:
    """The first, and those after it that may well be right."""
    return min(1, len(asked.suggestions)) + sum(is_likely_enough(it.confidence) for it in asked.suggestions[1:])


def _group(
    number: int,
    asked: AskedQuestion,
    cards: Sequence[Card],
    shown: int,
    holding: HoldingCard | None,
) -> QuestionGroup:
    return QuestionGroup(
        number=number,
        text=" ".join(asked.text.split()),
        outcome=asked.outcome,
        said=asked.frozen.remark if asked.frozen else asked.remark or _SAID[asked.outcome],
        shown=tuple(cards[:shown]),
        folded=tuple(cards[shown:]),
        holding=holding,
        why=say_why_outcome(asked.explanation),
    )
