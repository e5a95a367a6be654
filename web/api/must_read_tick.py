"""PUT /api/must-reads/{number}/tick: a person has read it, as a program says that they told it.

Only a token of an administrator's may say so: whoever could tick for others would make every tick worthless.
"""

from datetime import UTC, datetime
from typing import Any

from pydantic import Field

from kb.errors import NotFound
from kb.must_reads import tick_must_read
from kb.people import find_person_by_email
from web.api.must_read_end import MustReadPath
from web.api.shapes import RequestBody, ResponseBody
from web.services import get_services
from web.sign_in import get_caller


class TickBody(RequestBody):
    """Who has read it."""

    person: str = Field(min_length=3, max_length=254, description="the e-mail address of the person who has read it")


class Ticked(ResponseBody):
    """Who has read what, and since when that is known."""

    number: int
    person: str
    at: datetime


def tick_for_person(path: MustReadPath, body: TickBody) -> dict[str, Any]:
    """Note that a person has read it; the same again changes nothing."""
    caller, now = get_caller(), datetime.now(UTC)
    with get_services().database.transaction() as db:
        person = find_person_by_email(db, body.person)
        if person is None or person.disabled_at is not None:
            raise NotFound("person", body.person)
        tick = tick_must_read(db, caller.actor, path.number, person, now)
    return Ticked(number=path.number, person=person.email, at=tick.at).model_dump(mode="json")
