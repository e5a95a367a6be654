"""POST /api/holdings: a holding reply that a person or a program chooses for a suggestion."""

from typing import Any

from pydantic import ConfigDict, Field, TypeAdapter

from answers.checking import DraftRequest
from answers.holding_desk import HoldingWish
from answers.suggestions import ChecklistItem, Holding
from web.api.shapes import RequestBody, ResponseBody
from web.api.suggestion_make import Name, Value
from web.services import get_services
from web.sign_in import get_caller


class HoldingBody(RequestBody):
    """For which suggestion, and whose word is given."""

    suggestion: Name = Field(description="the `id` that came with the suggestions")
    department: Name | None = Field(
        default=None, description="its id; left out, the nearest answer's, or else one that can promise"
    )
    takes_days: bool | None = Field(
        default=None, description="whether the question takes days; left out, as the nearest answer says"
    )
    timezone: Name | None = Field(default=None, description="the customer's, such as Europe/London")
    channel: Name | None = Field(default=None, description="left out, the suggestion's")
    lang: Name | None = Field(default=None, description="left out, the suggestion's")
    customer: dict[Name, Value] = Field(default_factory=dict, max_length=50, description="for `{{ customer.… }}`")
    agent: dict[Name, Value] = Field(default_factory=dict, max_length=50, description="for `{{ agent.… }}`")


class MadeHolding(ResponseBody):
    """The holding reply, and what the guidelines say of it."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    holding: Holding
    checklist: tuple[ChecklistItem, ...]


_MADE = TypeAdapter(MadeHolding)


def make_holding_reply(body: HoldingBody) -> dict[str, Any]:
    """Make a holding reply; the time that it names is kept for when it is told as sent."""
    caller, services = get_caller(), get_services()
    customer = {**body.customer, **({"timezone": body.timezone} if body.timezone else {})}
    wish = HoldingWish(
        body.suggestion,
        department=body.department,
        takes_days=body.takes_days,
        channel=body.channel,
        lang=body.lang,
        customer=customer,
        agent=body.agent,
    )
    given = services.holdings.give(wish, asker=caller.asker, sees_all=caller.sees_all_outcomes)
    held = services.checker.check(
        DraftRequest(
            text=given.holding.reply,
            question=given.question.text,
            channel=given.question.channel,
            lang=given.holding.lang,
            department=given.holding.department,
            role=caller.role,
            departments=caller.departments,
            customer=customer,
            agent=body.agent,
        )
    )
    made: dict[str, Any] = _MADE.dump_python(MadeHolding(holding=given.holding, checklist=held.checklist), mode="json")
    return made
