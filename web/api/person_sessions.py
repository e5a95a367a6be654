"""GET and DELETE of /api/people/{id}/sessions, and DELETE of one: where a person is signed in."""

from datetime import UTC, datetime
from typing import Any

from pydantic import Field

from kb.people import get_person
from kb.sessions import Way, end_session, end_sessions, list_sessions
from web.api.person_body import PersonPath
from web.api.shapes import QueryFields, ResponseBody
from web.services import get_services
from web.sign_in import get_caller


class SessionPath(QueryFields):
    """Which session of which person."""

    id: int = Field(description="the person's number")
    number: int = Field(description="the session's number")


class SessionBody(ResponseBody):
    """A browser in which the person is signed in."""

    number: int
    device: str = Field(description="in words, such as Firefox on Windows")
    way: Way = Field(description="how they came in")
    began_at: datetime
    seen_at: datetime = Field(description="the last use, to a minute")
    expires_at: datetime


class PersonSessions(ResponseBody):
    """All that last, the one that was used last first."""

    sessions: tuple[SessionBody, ...]


class EndedSessions(ResponseBody):
    """How many were ended."""

    ended: int


def list_of_sessions(path: PersonPath) -> dict[str, Any]:
    """List a person's sessions."""
    with get_services().database.session() as db:
        found = list_sessions(db, path.id, datetime.now(UTC))
    bodies = tuple(SessionBody.model_validate(one) for one in found)
    return PersonSessions(sessions=bodies).model_dump(mode="json")


def end_all_sessions(path: PersonPath) -> dict[str, Any]:
    """Sign a person out everywhere."""
    by, now = get_caller().actor, datetime.now(UTC)
    with get_services().database.transaction() as db:
        get_person(db, path.id)
        ended = end_sessions(db, path.id, by=by, why="ended", now=now)
    return EndedSessions(ended=ended).model_dump(mode="json")


def end_one_session(path: SessionPath) -> dict[str, Any]:
    """Sign a person out in one browser."""
    by, now = get_caller().actor, datetime.now(UTC)
    with get_services().database.transaction() as db:
        end_session(db, path.id, path.number, by=by, why="ended", now=now)
    return EndedSessions(ended=1).model_dump(mode="json")
