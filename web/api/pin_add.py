"""POST /api/pins: pins a statement for everybody."""

from datetime import UTC, datetime
from typing import Any

from pydantic import Field

from kb.documents.limits import MAX_SHORT_CHARACTERS
from kb.pins import add_pin
from web.api.pin_list import make_line
from web.api.shapes import RequestBody
from web.api.suggestion_make import Name
from web.crisis_access import check_leads
from web.services import get_services
from web.sign_in import get_caller


class PinBody(RequestBody):
    """A statement that everybody says, word for word."""

    title: str = Field(max_length=1000, description="by which colleagues know it")
    texts: dict[str, str] = Field(
        max_length=50,
        description=f"by language, at most {MAX_SHORT_CHARACTERS:,} characters each",
        examples=[{"en": "Payments fail at the moment. We are on it."}],
    )
    channels: list[Name] = Field(default_factory=list, max_length=100, description="none: every channel")
    until: datetime | None = Field(default=None, strict=False, description="with a time zone; null: until it is ended")


def make_pin(body: PinBody) -> dict[str, Any]:
    """Pin a statement."""
    caller = get_caller()
    check_leads(caller, "pin")
    with get_services().database.transaction() as db:
        made = add_pin(
            db,
            title=body.title,
            texts=body.texts,
            channels=body.channels,
            until=body.until,
            actor=caller.actor,
            now=datetime.now(UTC),
        )
        line = make_line(db, made)
    return line.model_dump(mode="json")
