"""GET /api/facts."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from kb.facts import FactValue, list_facts
from web.api.shapes import ResponseBody
from web.services import get_services


class Fact(ResponseBody):
    """A value that many answers use, one for all languages or one by language."""

    name: str
    value: FactValue | Mapping[str, FactValue]
    owner: str | None
    expires: date | None
    description: str | None
    revision: int


class Facts(ResponseBody):
    """All facts."""

    facts: tuple[Fact, ...]


def list_of_facts() -> dict[str, Any]:
    """List facts."""
    with get_services().database.session() as db:
        found = tuple(Fact.model_validate(it) for it in list_facts(db))
    return Facts(facts=found).model_dump(mode="json")
