"""GET /api/rises: questions that come far more often than usual."""

from datetime import UTC, datetime
from typing import Any

from pydantic import Field

from kb.database import Session
from kb.rises import Rise, list_questions, list_rises
from web.api.shapes import ResponseBody
from web.notice_sources.rises import is_theirs
from web.notice_sources.usable import list_usable
from web.services import get_services
from web.sign_in import get_caller
from web.visitor import Visitor


class RiseLine(ResponseBody):
    """Similar questions that came more often than in the same hour of past weeks."""

    number: int
    title: str = Field(description="the title of their entry, or the words that they share")
    count: int = Field(description="within an hour at most")
    expected: float = Field(description="how many would have been usual in that time")
    entries: tuple[str, ...] = Field(description="the entry that answers them, or those that come nearest")
    questions: tuple[str, ...] = Field(description="redacted, as far as they are still kept")
    at: datetime
    latest_at: datetime = Field(description="when it was last seen to go on")
    ended_at: datetime | None


class Rises(ResponseBody):
    """What rises now, newest first."""

    rises: tuple[RiseLine, ...]


def list_of_rises() -> dict[str, Any]:
    """List the rises of questions that the token could answer."""
    caller, now = get_caller(), datetime.now(UTC)
    with get_services().database.session() as db:
        lines = tuple(make_line(caller, db, it, now) for it in list_rises(db, now) if is_theirs(caller, db, it, now))
    return Rises(rises=lines).model_dump(mode="json")


def make_line(caller: Visitor, session: Session, rise: Rise, now: datetime) -> RiseLine:
    """A rise as the API shows it to this caller."""
    return RiseLine(
        number=rise.number,
        title=rise.title,
        count=rise.count,
        expected=round(rise.expected, 2),
        entries=list_usable(caller, session, rise.entry_ids, now.date()),
        questions=tuple(dict.fromkeys(text for text, _ in list_questions(session, rise.receipt_ids))),
        at=rise.at,
        latest_at=rise.latest_at,
        ended_at=rise.ended_at,
    )
