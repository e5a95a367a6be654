"""GET /api/pins: the statements that hold at this moment."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from pydantic import Field

from answers.pinned import fit_statement
from kb.channels import list_channels
from kb.database import Session
from kb.pins import Pin, list_pins
from web.api.shapes import ResponseBody
from web.services import get_services


class PinCaution(ResponseBody):
    """A channel on which the statement goes out as several messages."""

    channel: str
    lang: str
    length: int
    limit: int | None
    messages: int


class PinLine(ResponseBody):
    """A pinned statement."""

    number: int
    title: str
    texts: Mapping[str, str] = Field(description="by language")
    channels: tuple[str, ...] = Field(description="where it is said; none: everywhere")
    by: str
    at: datetime
    until: datetime | None = Field(description="null: until somebody ends it")
    ended_at: datetime | None
    cautions: tuple[PinCaution, ...] = Field(description="where it does not fit into one message")


class Pins(ResponseBody):
    """What is pinned, newest first."""

    pins: tuple[PinLine, ...]


def list_of_pins() -> dict[str, Any]:
    """List the pinned statements."""
    with get_services().database.session() as db:
        lines = tuple(make_line(db, it) for it in list_pins(db, datetime.now(UTC)))
    return Pins(pins=lines).model_dump(mode="json")


def make_line(session: Session, pin: Pin) -> PinLine:
    """A pin as the API shows it."""
    there = [it for it in list_channels(session) if pin.is_for(it.id)]
    fitted = [(it.id, lang, fit_statement(text, it)) for lang, text in pin.texts.items() for it in there]
    return PinLine(
        number=pin.number,
        title=pin.title,
        texts=pin.texts,
        channels=pin.channels,
        by=pin.by,
        at=pin.at,
        until=pin.until,
        ended_at=pin.ended_at,
        cautions=tuple(
            PinCaution(channel=channel, lang=lang, length=it.length, limit=it.limit, messages=len(it.parts))
            for channel, lang, it in fitted
            if len(it.parts) > 1
        ),
    )
