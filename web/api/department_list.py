"""GET /api/departments. Contact lines stay inside: they hold secrets."""

from collections.abc import Mapping
from typing import Any

from kb.departments import list_departments
from web.api.shapes import ResponseBody
from web.services import get_services


class Department(ResponseBody):
    """Who answers, and when."""

    id: str
    names: Mapping[str, str]
    owners: tuple[str, ...]
    timezone: str
    hours: str
    channel_hours: Mapping[str, str]
    holidays: str | None
    closed: tuple[str, ...]
    reply_within_minutes: int
    slow_reply_within_minutes: int | None
    revision: int


class Departments(ResponseBody):
    """All departments; a house has few."""

    departments: tuple[Department, ...]


def list_of_departments() -> dict[str, Any]:
    """List departments."""
    with get_services().database.session() as db:
        found = tuple(Department.model_validate(it) for it in list_departments(db))
    return Departments(departments=found).model_dump(mode="json")
