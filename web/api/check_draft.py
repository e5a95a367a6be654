"""POST /api/checks: the checklist of a draft, as somebody wrote or changed it."""

from typing import Any

from pydantic import Field, JsonValue, TypeAdapter

from answers.checking import Checked, DraftRequest
from answers.situations.situation import Situation
from answers.suggestions import ChecklistItem, NotApplied
from web.api.shapes import RequestBody, ResponseBody
from web.api.suggestion_make import Name, Value
from web.services import get_services
from web.sign_in import get_caller

_CHECKED = TypeAdapter(Checked)


class DraftBody(RequestBody):
    """A draft, and what is known around it."""

    text: str = Field(description="the reply as it would be sent", examples=["Hi Anna, you can reset it yourself."])
    question: str | None = Field(default=None, description="what the customer wrote")
    channel: Name | None = Field(default=None, description="where it is sent; left out, plain text without a limit")
    lang: Name | None = Field(default=None, description="the customer's language; left out, it is detected")
    entry: Name | None = Field(default=None, description="the library's answer that the draft comes from")
    department: Name | None = Field(default=None, description="who answers; left out, the entry's department")
    customer: dict[Name, Value] = Field(default_factory=dict, max_length=50, description="such as `first_name`")
    values: dict[Name, JsonValue] = Field(default_factory=dict, max_length=50, description="for all other placeholders")
    agent: dict[Name, Value] = Field(default_factory=dict, max_length=50, description="for the signature")


class CheckedDraft(ResponseBody):
    """What the guidelines say of the draft, musts first; and those that are not for it, with the reason."""

    language: str | None
    situations: list[Situation]
    checklist: list[ChecklistItem]
    not_applied: list[NotApplied]
    parts: list[str] = Field(description="the messages that it goes out as")
    length: int = Field(description="as the channel counts")
    limit: int | None


def check_draft(body: DraftBody) -> dict[str, Any]:
    """Hold the guidelines against a draft."""
    caller = get_caller()
    request = DraftRequest(
        text=body.text,
        question=body.question or "",
        channel=body.channel,
        lang=body.lang,
        entry=body.entry,
        department=body.department,
        role=caller.role,
        departments=caller.departments,
        customer=body.customer,
        values=body.values,
        agent=body.agent,
    )
    checked: dict[str, Any] = _CHECKED.dump_python(get_services().checker.check(request), mode="json")
    return checked
