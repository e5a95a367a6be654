"""GET /api/shift: what changed since a moment. A program has no shift, so it says since when."""

from datetime import UTC, date, datetime
from typing import Any

from pydantic import AwareDatetime, Field

from answers.shifts.changes import ChangedEntry, ChangeKind
from answers.shifts.since import ChangedFact
from kb.must_reads import list_must_reads
from web.api.must_read_list import MustReadLine, make_line
from web.api.shapes import QueryFields, ResponseBody
from web.reading_for import reader_of
from web.refusals import InputRefused
from web.services import get_services
from web.sign_in import get_caller

_EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)  # before any library


class ShiftQuery(QueryFields):
    """Since when, and how much of it."""

    since: AwareDatetime = Field(
        ge=_EARLIEST, description="the end of the last shift, such as 2026-11-20T17:12:00+01:00"
    )
    start: int = Field(default=0, ge=0, le=1_000_000, description="the number of changed entries that were read before")
    limit: int = Field(default=50, ge=1, le=200, description="the most changed entries")


class DifferenceLine(ResponseBody):
    """A field that is different; `lang` is null for what all languages share."""

    field: str
    lang: str | None
    before: Any
    after: Any


class ChangeLine(ResponseBody):
    """An entry that is new, changed, lapsed or withdrawn for the token's role and departments."""

    id: str
    kind: ChangeKind
    title: str
    lang: str
    department: str
    differences: tuple[DifferenceLine, ...]
    added: tuple[str, ...] = Field(description="languages that it has now")
    removed: tuple[str, ...] = Field(description="languages that it has no longer")
    ended: date | None = Field(description="the last day of one that lapsed")
    ran_out: date | None = Field(description="the last day of its verification, where that ran out")
    came_back: bool = Field(description="whether a new one was there before")
    at: datetime | None = Field(description="when it was changed; null where only a day passed")
    by: tuple[str, ...] = Field(description="who changed it, the last first")
    notes: tuple[str, ...]


class FactLine(ResponseBody):
    """A value that answers use and that is different now, or not good any more."""

    name: str
    before: Any
    after: Any
    expired: date | None = Field(description="its last day, where that passed")
    entries: tuple[str, ...] = Field(description="the answers that use it")
    at: datetime | None
    by: tuple[str, ...]


class SinceLastShift(ResponseBody):
    """What changed; `next` is the `start` of what follows, null where these are all."""

    since: datetime
    until: datetime
    entries: tuple[ChangeLine, ...]
    next: int | None
    facts: tuple[FactLine, ...]
    must_reads: tuple[MustReadLine, ...] = Field(description="what the people of the token's role have to read")


def read_shift(query: ShiftQuery) -> dict[str, Any]:
    """List what changed since a moment, newest first."""
    caller, now = get_caller(), datetime.now(UTC)
    if query.since > now:
        raise InputRefused("since", "since: it lies ahead; send a moment that has passed.")
    with get_services().database.session() as db:
        found = get_services().historian.read(db, reader_of(caller), query.since.astimezone(UTC), now)
        to_read = [it for it in list_must_reads(db, now.date()) if it.is_for(caller.role, caller.departments)]
    end = query.start + query.limit
    return SinceLastShift(
        since=found.since,
        until=found.until,
        entries=tuple(map(_change, found.entries[query.start : end])),
        next=end if end < len(found.entries) else None,
        facts=tuple(map(_fact, found.facts)),
        must_reads=tuple(map(make_line, to_read)),
    ).model_dump(mode="json")


def _change(it: ChangedEntry) -> ChangeLine:
    return ChangeLine.model_validate(it)


def _fact(it: ChangedFact) -> FactLine:
    return FactLine(
        name=it.name,
        before=None if it.before is None else it.before.value,
        after=None if it.after is None else it.after.value,
        expired=it.expired,
        entries=tuple(entry_id for entry_id, _ in it.entries),
        at=it.at,
        by=it.by,
    )
