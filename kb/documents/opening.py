"""Opening hours as documents write them."""

from typing import Annotated
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours, ParserError  # type: ignore[attr-defined]  # left out of the package's stubs
from pydantic import AfterValidator


def _check_hours(text: str) -> str:
    try:
        # A zone spares the parser a look-up of coordinates that nobody gave.
        OpeningHours(text, timezone=ZoneInfo("UTC"), auto_country=False)
    except ParserError:
        raise ValueError(f"`{text[:80]}` are no opening hours; write them like `Mo-Fr 09:00-17:30; PH off`.") from None
    return text


Hours = Annotated[str, AfterValidator(_check_hours)]
