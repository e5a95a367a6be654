"""A holding reply as a card of the page."""

from dataclasses import dataclass

from answers.suggestions import Holding
from web.words import say_moment


@dataclass(frozen=True, slots=True)
class HoldingCard:
    """The holding reply, what it promises and who has to keep it."""

    text: str
    due: str
    department: str


def make_holding(holding: Holding | None) -> HoldingCard | None:
    """The card, None where there is nothing to promise."""
    if holding is None:
        return None
    return HoldingCard(text=holding.reply, due=say_moment(holding.due_at), department=holding.department_name)
