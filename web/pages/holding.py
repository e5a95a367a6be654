"""A holding reply as a card of the page, and what stands in its place until somebody wants one."""

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from answers.suggestions import Holding
from kb.departments import DepartmentRecord
from web.pages.drafts import DraftCard, make_draft
from web.words import say_moment


@dataclass(frozen=True, slots=True)
class HoldingCard:
    """The holding reply, what it promises and who has to keep it; `key` copies it, and is "h" for the first one.

    `due` is in the department's time zone, `zone`; `customer_due` is the same moment for the customer, where that is
    another. `timezone` is the customer's.
    """

    key: str
    draft: DraftCard
    due: str
    zone: str
    customer_due: str
    department: str
    department_id: str
    takes_days: bool
    timezone: str


@dataclass(frozen=True, slots=True)
class DepartmentChoice:
    """A department that may give its word instead."""

    id: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class HoldingSlot:
    """The place of the holding reply to a suggestion: its card, an offer of one, or why there is none.

    `departments` are those to choose from; none where nothing can be chosen. `refusal` and `note` are sentences.
    """

    suggestion: str
    card: HoldingCard | None
    departments: tuple[DepartmentChoice, ...]
    reference: str = ""
    refusal: str = ""
    note: str = ""
    takes_days: bool = False
    timezone: str = ""

    @property
    def is_first(self) -> bool:
        """Whether it stands before the suggestions: there is no answer, so that it is what will be sent."""
        return self.card is not None or bool(self.refusal)


def make_holding(holding: Holding | None, key: str = "h") -> HoldingCard | None:
    """The card, None where there is nothing to promise."""
    if holding is None:
        return None
    draft = make_draft(key, "Holding reply", holding.message, lang=holding.lang, departments=(holding.department,))
    there = holding.due_at.astimezone(ZoneInfo(holding.timezone)) if holding.timezone else holding.due_at
    differs = there.utcoffset() != holding.due_at.utcoffset()
    return HoldingCard(
        key=key,
        draft=draft,
        due=say_moment(holding.due_at),
        zone=str(holding.due_at.tzinfo),
        customer_due=say_moment(there) if differs else "",
        department=holding.department_name,
        department_id=holding.department,
        takes_days=holding.takes_days,
        timezone=holding.timezone or "",
    )


def list_choices(departments: Sequence[DepartmentRecord], chosen: str | None) -> tuple[DepartmentChoice, ...]:
    """The departments by name."""
    found = [DepartmentChoice(it.id, it.name, chosen=it.id == chosen) for it in departments]
    return tuple(sorted(found, key=lambda it: it.name))
