"""POST /api/suggestions: a question in, suggested replies out."""

from typing import Annotated, Any

from pydantic import Field, JsonValue, RootModel, StringConstraints

from answers.question import Question
from answers.suggestions import Suggestions
from kb.reference_digest import MAX_REFERENCE_CHARACTERS
from web.api.shapes import RequestBody
from web.serialize import suggestions_as_dict
from web.services import get_services
from web.sign_in import get_caller

Value = str | int | float | bool | None
Name = Annotated[str, StringConstraints(min_length=1, max_length=100)]


class QuestionBody(RequestBody):
    """What a customer asks, and what is known around it."""

    question: str = Field(description="the customer's own words", examples=["I can't log in any more"])
    channel: Name | None = Field(
        default=None, description="a channel's id; left out, the reply is plain text without a limit"
    )
    lang: Name | None = Field(default=None, description="the question's language, ISO 639-1; left out, it is detected")
    customer: dict[Name, Value] = Field(default_factory=dict, max_length=50, description="for `{{ customer.… }}`")
    values: dict[Name, JsonValue] = Field(default_factory=dict, max_length=50, description="for all other placeholders")
    agent: dict[Name, Value] = Field(default_factory=dict, max_length=50, description="for `{{ agent.… }}`")
    limit: int = Field(default=3, description="the most suggestions, 1 to 10")
    reference: Annotated[str, StringConstraints(max_length=MAX_REFERENCE_CHARACTERS)] | None = Field(
        default=None,
        description="the case or the customer, as you name them; kept as a digest, so that it can be forgotten",
        examples=["VH-20418"],
    )
    explain: bool = Field(default=False, description="say also what matched and what counted")


class Made(RootModel[Suggestions]):
    """What the engine says to one question."""


def make_suggestions(body: QuestionBody) -> dict[str, Any]:
    """Suggest replies to a question."""
    caller = get_caller()
    question = Question(
        text=body.question,
        channel=body.channel,
        lang=body.lang,
        role=caller.role,
        departments=caller.departments,
        customer=body.customer,
        values=body.values,
        agent=body.agent,
        limit=body.limit,
        asker=caller.asker,
        explain=body.explain,
        reference=body.reference,
    )
    return suggestions_as_dict(get_services().suggester.suggest(question))
