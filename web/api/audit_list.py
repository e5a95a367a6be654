"""GET /api/audit: who did what to which thing, newest first."""

from datetime import datetime
from typing import Any

from pydantic import Field, JsonValue

from kb.audit import AuditLine, list_audit
from web.api.shapes import QueryFields, ResponseBody
from web.audit_words import say_line
from web.refusals import NotAllowed
from web.row_numbers import MOST
from web.services import get_services
from web.sign_in import get_caller


class AuditQuery(QueryFields):
    """Which lines, and which page."""

    kind: str | None = Field(default=None, max_length=100, description="only of things of this kind, such as entry")
    key: str | None = Field(default=None, max_length=500, description="only of the thing with this key")
    before: int | None = Field(default=None, ge=1, le=MOST, description="the `next` of the page before")
    limit: int = Field(default=50, ge=1, le=200, description="the most lines on a page")


class AuditLineBody(ResponseBody):
    """One line; `before` is null for what is new, `after` for what is gone."""

    number: int
    at: datetime
    who: str = Field(description="a person's or a token's name, `command line`, or `Speeddial` for its own work")
    person: int | None = Field(description="the person's id")
    token: int | None = Field(description="the token's id")
    verb: str
    kind: str
    key: str
    before: dict[str, JsonValue] | None
    after: dict[str, JsonValue] | None
    sentence: str


class AuditPage(ResponseBody):
    """Some lines, the newest first; `next` is null on the last page."""

    lines: tuple[AuditLineBody, ...]
    next: int | None


def list_of_audit_lines(query: AuditQuery) -> dict[str, Any]:
    """List what was done, by whom and when."""
    caller = get_caller()
    if not caller.sees_trail:
        raise NotAllowed(f"The token {caller.name} is an ambassador's: make one of an administrator.")
    with get_services().database.session() as db:
        found = list_audit(
            db,
            kind=query.kind,
            key=query.key,
            departments=caller.trail_departments,
            before=query.before,
            limit=query.limit + 1,
        )
    lines = tuple(map(_body, found[: query.limit]))
    more = lines[-1].number if len(found) > query.limit else None
    return AuditPage(lines=lines, next=more).model_dump(mode="json")


def _body(line: AuditLine) -> AuditLineBody:
    asker = line.actor.asker
    return AuditLineBody(
        number=line.number,
        at=line.at,
        who=line.actor.who,
        person=asker.person_id,
        token=asker.token_id,
        verb=line.verb,
        kind=line.kind,
        key=line.key,
        before=None if line.before is None else dict(line.before),
        after=None if line.after is None else dict(line.after),
        sentence=say_line(line),
    )
