"""A department on disk: who answers, when they are there, and what to say until they do."""

from typing import Annotated
from zoneinfo import ZoneInfo

from opening_hours import (  # type: ignore[attr-defined]  # the package's stubs leave its errors out
    OpeningHours,
    UnknownCountryError,
)
from pydantic import AfterValidator, BeforeValidator, Field

from kb.documents.company_days import parse_company_days
from kb.documents.contact import Contact
from kb.documents.durations import parse_open_minutes
from kb.documents.fields import (
    Document,
    Emails,
    Line,
    LineOrByLanguage,
    LongText,
    Name,
    OpenMinutes,
    TextByLanguage,
    as_tuple,
)
from kb.documents.opening import Hours
from kb.documents.timezones import check_timezone


def _check_company_days(text: str) -> str:
    parse_company_days(text)
    return text


def _check_country(code: str) -> str:
    try:
        OpeningHours("24/7", timezone=ZoneInfo("UTC"), country=code, auto_country=False)
    except UnknownCountryError:
        raise ValueError(f"no holidays are known for `{code[:80]}`; use a country code such as NL, or null.") from None
    return code


CompanyDaysLine = Annotated[Line, AfterValidator(_check_company_days)]


class DepartmentDocument(Document):
    """What one file in `departments/` says."""

    id: Name = Field(description="the same as the file's name")
    name: LineOrByLanguage = Field(description="what people call it, in one form or by language")
    owners: Emails = Field(default=(), description="who vouches for its answers")
    contacts: Annotated[tuple[Contact, ...], BeforeValidator(as_tuple)] = Field(
        default=(),
        max_length=100,
        description="Apprise URLs that reach the department, whoever is asked first above; secrets as ${NAME} from the "
        "environment",
    )
    timezone: Annotated[str, AfterValidator(check_timezone)] = Field(description="such as Europe/Amsterdam")
    hours: Hours = Field(description="OpenStreetMap opening_hours")
    channel_hours: dict[Name, Hours] = Field(
        default_factory=dict, max_length=100, description="hours on single channels, by their ids, where they differ"
    )
    holidays: Annotated[str, AfterValidator(_check_country)] | None = Field(
        default=None, description="the country whose public holidays PH means"
    )
    closed: Annotated[tuple[CompanyDaysLine, ...], BeforeValidator(as_tuple)] = Field(
        default=(),
        max_length=200,
        description="days on which nobody is there: 2026-12-24, 2026-12-24/2026-12-31, or Dec 24 for every year; a "
        "name may follow",
    )
    reply_within: OpenMinutes = Field(description="open hours until a customer hears more, such as 4h or 1h30m")
    slow_reply_within: OpenMinutes | None = Field(
        default=None, description="the same for questions that take days (entries with `takes_days`), such as 24h"
    )
    holding: TextByLanguage | None = Field(default=None, description="the holding reply's own line, by language")
    notes: LongText = Field(default="", description="the Markdown below the front matter, for colleagues")

    @property
    def key(self) -> str:
        """What tells this department from all others."""
        return self.id

    @property
    def reply_within_minutes(self) -> int:
        """Open minutes until a customer hears more."""
        return parse_open_minutes(self.reply_within)

    @property
    def slow_reply_within_minutes(self) -> int | None:
        """Open minutes until a customer hears more whose question takes days; None where nothing is said of them."""
        return None if self.slow_reply_within is None else parse_open_minutes(self.slow_reply_within)
