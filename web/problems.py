"""The one shape of an error for programs: RFC 9457 `application/problem+json`."""

from pydantic import BaseModel, ConfigDict, Field

from answers.suggestions import ChecklistItem

PROBLEM_JSON = "application/problem+json"


class Problem(BaseModel):
    """What went wrong, and what to do about it."""

    model_config = ConfigDict(extra="forbid")

    type: str = Field(
        description="urn:speeddial:problem: and a code of docs/api.md", examples=["urn:speeddial:problem:missing"]
    )
    title: str = Field(description="what went wrong, the same for every problem of this type")
    status: int = Field(description="the HTTP status")
    detail: str = Field(description="one sentence about this occurrence that says what to do")
    field: str | None = Field(default=None, description="the field of the request that cannot be used, dotted")
    reference: str | None = Field(default=None, description="to be named when asking for help; the log has it too")
    checklist: list[ChecklistItem] | None = Field(
        default=None, description="the items that keep a reply from being sent, where that is the problem"
    )
