"""A department on disk: who answers, when they are there, and what to say until they do."""

from functools import cache
from typing import Annotated
from zoneinfo import ZoneInfo, available_timezones

from opening_hours import (  # type: ignore[attr-defined]  # the package's stubs leave its errors out
    OpeningHours,
    ParserError,
    UnknownCountryError,
)
from pydantic import AfterValidator, BeforeValidator, Field

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
from kb.documents.nearest import nearest_hint


@cache
def _timezones() -> frozenset[str]:
    return frozenset(available_timezones())


def _check_timezone(name: str) -> str:
    if name not in _timezones():
        hint = nearest_hint(name, _timezones())
        raise ValueError(f"`{name[:80]}` is no time zone; write it like Europe/Amsterdam{hint}.")
    return name


def _check_hours(text: str) -> str:
    try:
        # A zone spares the parser a look-up of coordinates that nobody gave.
        OpeningHours(text, timezone=ZoneInfo("UTC"), auto_country=False)
    except ParserError:
        raise ValueError(f"`{text[:80]}` are no opening hours; write them like `Mo-Fr 09:00-17:30; PH off`.") from None
    return text


def _check_country(code: str) -> str:
    try:
        OpeningHours("24/7", timezone=ZoneInfo("UTC"), country=code, auto_country=False)
    except UnknownCountryError:
        raise ValueError(f"no holidays are known for `{code[:80]}`; use a country code such as NL, or null.") from None
    return code


def _check_contact(url: str) -> str:
    if "://" not in url:
        raise ValueError(f"`{url[:20]}` is no contact; write an Apprise URL such as mailto://name@example.org.")
    return url


Contact = Annotated[Line, AfterValidator(_check_contact)]


class DepartmentDocument(Document):
    """What one file in `departments/` says."""

    id: Name = Field(description="the same as the file's name")
    name: LineOrByLanguage = Field(description="what people call it, in one form or by language")
    owners: Emails = Field(default=(), description="who vouches for its answers")
    contacts: Annotated[tuple[Contact, ...], BeforeValidator(as_tuple)] = Field(
        default=(), description="Apprise URLs that reach the department; secrets as ${NAME} from the environment"
    )
    timezone: Annotated[str, AfterValidator(_check_timezone)] = Field(description="such as Europe/Amsterdam")
    hours: Annotated[str, AfterValidator(_check_hours)] = Field(description="OpenStreetMap opening_hours")
    holidays: Annotated[str, AfterValidator(_check_country)] | None = Field(
        default=None, description="the country whose public holidays PH means"
    )
    reply_within: OpenMinutes = Field(description="open hours until a customer hears more, such as 4h or 1h30m")
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
