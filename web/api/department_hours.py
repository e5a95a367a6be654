"""GET /api/departments/{id}/hours: when a department is there, and what a question asked now would be promised."""

from datetime import UTC, date, datetime
from typing import Any, Literal

from pydantic import Field

from answers.days_ahead import DayAhead
from answers.outlook import Outlook
from web.api.shapes import QueryFields, ResponseBody
from web.hours_words import say_day_ahead
from web.outlooks import get_outlook

_MOST_DAYS = 62


class DepartmentPath(QueryFields):
    """Which department."""

    id: str = Field(description="its id, such as it")


class HoursQuery(QueryFields):
    """Where, and how far ahead."""

    channel: str | None = Field(default=None, description="a channel's id; the department may keep other hours there")
    days: int = Field(default=14, ge=1, le=_MOST_DAYS, description="how many days, from today")


class OpenTime(ResponseBody):
    """From one moment up to another, in the department's zone."""

    opens: datetime = Field(alias="from")
    closes: datetime = Field(alias="to")


class SpecialDay(ResponseBody):
    """Why a day is not like others of its weekday."""

    kind: Literal["holiday", "company_day"]
    name: str | None = Field(description="in English; null where it is not known")


class HoursOfDay(ResponseBody):
    """One day of the department's calendar."""

    date: date
    spans: tuple[OpenTime, ...] = Field(description="when it is there, cut off at midnight; empty: not at all")
    words: str = Field(description="the same in English words")
    reason: SpecialDay | None


class DepartmentHours(ResponseBody):
    """When a department is there."""

    department: str
    channel: str | None
    timezone: str
    open_now: bool
    open_until: datetime | None = Field(description="null where it is closed, or open for a year to come")
    next_opening: datetime | None = Field(description="the next moment at which it opens; null: not within a year")
    promised_now: datetime | None = Field(
        description="when a question asked now would be answered at the latest; null where nothing can be promised"
    )
    promised_now_slow: datetime | None = Field(
        description="the same for a question that takes days; null where the department says nothing of them"
    )
    days: tuple[HoursOfDay, ...]


def read_department_hours(path: DepartmentPath, query: HoursQuery) -> dict[str, Any]:
    """Read when a department is there."""
    outlook = get_outlook(path.id, query.channel, datetime.now(UTC), query.days)
    return _body(outlook, query.channel).model_dump(mode="json", by_alias=True)


def _body(outlook: Outlook, channel: str | None) -> DepartmentHours:
    presence = outlook.presence
    return DepartmentHours(
        department=outlook.department.id,
        channel=channel,
        timezone=outlook.department.timezone,
        open_now=presence.is_open,
        open_until=presence.until,
        next_opening=presence.next_opening,
        promised_now=outlook.promised_at,
        promised_now_slow=outlook.promised_slow_at,
        days=tuple(map(_day, outlook.days)),
    )


def _day(day: DayAhead) -> HoursOfDay:
    return HoursOfDay(
        date=day.date,
        spans=tuple(OpenTime(**{"from": span.start, "to": span.end}) for span in day.spans),
        words=say_day_ahead(day),
        reason=None if day.reason is None else SpecialDay(kind=day.reason.kind, name=day.reason.name),
    )
