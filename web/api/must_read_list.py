"""GET /api/must-reads: what people have to read, and for those who may say so also who has."""

from datetime import UTC, date, datetime
from typing import Any

from pydantic import Field

from kb.must_read_progress import Progress, list_progress
from kb.must_reads import MustRead, list_must_reads
from kb.people import Role
from web.api.shapes import ResponseBody
from web.must_read_access import may_lead
from web.services import get_services
from web.sign_in import get_caller


class HasReadLine(ResponseBody):
    """Somebody who ticked it."""

    name: str
    at: datetime


class MustReadLine(ResponseBody):
    """Something that people of these roles have to tick."""

    number: int
    text: str
    entry: str | None = Field(description="the answer that it is about, null for a note by itself")
    department: str | None = Field(description="whose people have to read it; null: those of all")
    roles: tuple[Role, ...]
    by: str
    at: datetime
    until: date | None = Field(description="its last day")
    read: tuple[HasReadLine, ...] | None = Field(description="who has read it; null for whom that is not to be seen")
    unread: tuple[str, ...] | None = Field(description="who has not, likewise")


class MustReads(ResponseBody):
    """All that have to be read at the moment, in the order in which they were made."""

    must_reads: tuple[MustReadLine, ...]


def list_of_must_reads() -> dict[str, Any]:
    """List what has to be read: by the token's role, and what the token may end."""
    caller, today = get_caller(), datetime.now(UTC).date()
    with get_services().database.session() as db:
        found = list_must_reads(db, today)
        led = {
            it.must_read.number: it for it in list_progress(db, [it for it in found if may_lead(caller, it.department)])
        }
    mine = [it for it in found if it.number in led or it.is_for(caller.role, caller.departments)]
    return MustReads(must_reads=tuple(make_line(it, led.get(it.number)) for it in mine)).model_dump(mode="json")


def make_line(it: MustRead, progress: Progress | None = None) -> MustReadLine:
    """A must-read as the API shows it, with who has read it where `progress` says so."""
    return MustReadLine(
        number=it.number,
        text=it.text,
        entry=it.entry_id,
        department=it.department,
        roles=it.roles,
        by=it.by,
        at=it.at,
        until=it.until,
        read=None if progress is None else tuple(HasReadLine(name=one.name, at=one.at) for one in progress.read),
        unread=None if progress is None else progress.unread,
    )
