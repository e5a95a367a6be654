"""GET /api/guidelines."""

from collections.abc import Mapping
from typing import Any

from pydantic import JsonValue

from kb.documents.guideline import GuidelineConditions, Level
from kb.guidelines import list_guidelines
from web.api.shapes import ResponseBody
from web.services import get_services


class Guideline(ResponseBody):
    """An item of the checklist; without a `check` a person ticks it, unless `ticked_when` holds."""

    id: str
    level: Level
    check: str | None
    parameters: Mapping[str, JsonValue]
    when: GuidelineConditions
    ticked_when: GuidelineConditions | None
    title: Mapping[str, str]
    body: str
    revision: int


class Guidelines(ResponseBody):
    """All guidelines."""

    guidelines: tuple[Guideline, ...]


def list_of_guidelines() -> dict[str, Any]:
    """List guidelines."""
    with get_services().database.session() as db:
        found = tuple(Guideline.model_validate(it) for it in list_guidelines(db))
    return Guidelines(guidelines=found).model_dump(mode="json")
