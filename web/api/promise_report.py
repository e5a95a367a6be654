"""GET /api/reports/promises: how often departments keep what they promise."""

from datetime import UTC, datetime
from typing import Any

from pydantic import Field

from answers.promises.kept_rate import measure_kept
from web.api.shapes import QueryFields, ResponseBody
from web.refusals import NotAllowed
from web.services import get_services
from web.sign_in import get_caller


class KeptReportQuery(QueryFields):
    """Over which time."""

    days: int = Field(default=30, ge=1, le=366, description="the days up to now")


class KeptShare(ResponseBody):
    """A share of a count, with the range in which the true one lies in 95 of 100 such samples; null of nothing."""

    count: int
    of: int
    share: float | None
    low: float | None
    high: float | None


class KeptRateBody(ResponseBody):
    """One department's counts; `is_few` where so few were due that the share says little."""

    department: str | None = Field(description="null for all of them together")
    due: int
    in_time: KeptShare
    kept_late: int
    given_up: int
    waiting: int = Field(description="broke, and nobody has answered yet")
    moved: int
    is_few: bool


class KeptReport(ResponseBody):
    """Departments in the order of their ids."""

    start: datetime
    end: datetime
    departments: tuple[KeptRateBody, ...]
    together: KeptRateBody


def read_promise_report(query: KeptReportQuery) -> dict[str, Any]:
    """Read how often promises were kept."""
    caller = get_caller()
    if not caller.sees_reports:
        raise NotAllowed(f"The token {caller.name} sees only a part of the library: make one that sees all of it.")
    with get_services().database.session() as db:
        rates = measure_kept(db, datetime.now(UTC), days=query.days)
    report = KeptReport(
        start=rates.start,
        end=rates.end,
        departments=tuple(KeptRateBody.model_validate(rate) for rate in rates.departments),
        together=KeptRateBody.model_validate(rates.together),
    )
    return report.model_dump(mode="json")
