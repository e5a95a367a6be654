"""A holding reply as a card of the page."""

from dataclasses import dataclass

from answers.suggestions import Holding, Reply
from web.pages.drafts import DraftCard, make_draft
from web.words import say_moment


@dataclass(frozen=True, slots=True)
class HoldingCard:
    """The holding reply, what it promises and who has to keep it; `key` copies it, and is "h" for the first one."""

    key: str
    draft: DraftCard
    due: str
    department: str
    department_id: str


def make_holding(holding: Holding | None, key: str = "h") -> HoldingCard | None:
    """The card, None where there is nothing to promise."""
    if holding is None:
        return None
    text = holding.reply
    reply = Reply(text=text, parts=(text,), html="", blanks=(), length=len(text), limit=None)
    draft = make_draft(key, "Holding reply", reply, lang=None, departments=(holding.department,))
    return HoldingCard(
        key=key,
        draft=draft,
        due=say_moment(holding.due_at),
        department=holding.department_name,
        department_id=holding.department,
    )
