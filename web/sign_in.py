"""Who is asking, and may they: sessions of people, tokens of programs. Fetchers are named after what they demand.

The cookie holds nothing but a session's secret: whose it is, and whether it still lasts, is read on every request.
"""

import logging
from datetime import UTC, datetime, timedelta
from typing import cast

from flask import g, request, session

from kb.asker import Asker
from kb.database import Session
from kb.errors import DatabaseError, NotFound
from kb.people import PersonRecord
from kb.sessions import SignInSession, Way, begin_session, end_session, find_session, note_seen
from kb.tokens import TokenRecord, find_token, touch_token
from web.devices import describe_device
from web.known_browsers import remember_browser
from web.refusals import NotAllowed, SignInNeeded
from web.services import get_services
from web.visitor import Visitor

_log = logging.getLogger(__name__)

VISITOR = "visitor"  # of flask.g: the visitor that a fetcher found
_SECRET = "sign_in"  # noqa: S105  # of the session: the name of its place
_NOTED_EVERY = timedelta(minutes=1)


def start_session(person: PersonRecord, way: Way) -> None:
    """Signs the person in at this browser; whatever it had before is forgotten."""
    with get_services().database.transaction() as db:
        start_session_in(db, person, way, datetime.now(UTC))


def start_session_in(db: Session, person: PersonRecord, way: Way, now: datetime) -> None:
    """The same as a part of a transaction; the cookie is worth nothing unless it commits."""
    before = find_sign_in_session(db, now)
    if before is not None:  # a new one takes its place: nobody is left signed in behind it
        by = _visitor(before.person).actor
        end_session(db, before.person.id, before.number, by=by, why="signed out", now=now)
    device, days = describe_device(request.user_agent.string), get_services().settings.session_days
    secret = begin_session(db, person, way=way, device=device, now=now, days=days)
    session.clear()
    session.permanent = True
    session[_SECRET] = secret
    remember_browser(person.id)


def end_this_session() -> None:
    """Signs out at this browser, whether or not anybody is signed in."""
    now = datetime.now(UTC)
    with get_services().database.transaction() as db:
        found = find_sign_in_session(db, now)
        if found is not None:
            by = _visitor(found.person).actor
            end_session(db, found.person.id, found.number, by=by, why="signed out", now=now)
    session.clear()


def find_sign_in_session(db: Session, now: datetime) -> SignInSession | None:
    """The session of this browser, or None."""
    secret = session.get(_SECRET)
    return find_session(db, secret, now) if isinstance(secret, str) else None


def get_signed_in_person() -> Visitor:
    """The person whose session this is.

    Raises:
        SignInNeeded: There is no session that lasts, or the person may no longer sign in.
    """
    return _visitor(get_session().person)


def get_session() -> SignInSession:
    """The session of the person who is asking.

    Raises:
        SignInNeeded: There is none that lasts, or the person may no longer sign in.
    """
    now = datetime.now(UTC)
    with get_services().database.session() as db:
        found = find_sign_in_session(db, now)
    if found is None:
        raise SignInNeeded("You are not signed in, or not any more.")
    g.visitor = _visitor(found.person)
    _note_seen(found, now)
    return found


def get_admin() -> Visitor:
    """The administrator who is asking; for everybody else there is no such page.

    Raises:
        SignInNeeded: There is no session that lasts.
        NotFound: The person is no administrator.
    """
    visitor = get_signed_in_person()
    if visitor.role != "admin":
        raise NotFound("page", request.path)
    return visitor


def _visitor(person: PersonRecord) -> Visitor:
    departments = frozenset(person.departments)
    return Visitor(person.name, person.role, asker=Asker(person_id=person.id), departments=departments)


def _note_seen(found: SignInSession, now: datetime) -> None:
    asks_by_itself = request.endpoint == "notices.show"  # an open page does, whether anybody sits before it or not
    if asks_by_itself or now - found.seen_at < _NOTED_EVERY:
        return
    try:
        with get_services().database.adding() as db:
            note_seen(db, found.number, now)
    except DatabaseError as error:
        _log.warning("The use of a session could not be noted: %s", error)


def get_caller_with_scope(scopes: tuple[str, ...]) -> Visitor:
    """The program whose token came with the request, if it has one of the scopes.

    Raises:
        SignInNeeded: There is no token, or it is not valid.
        NotAllowed: It has none of the scopes.
    """
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not secret.strip():
        raise SignInNeeded("Send a token in the header Authorization: Bearer …; `speeddial token create` makes one.")
    with get_services().database.session() as db:
        token = find_token(db, secret.strip())
    if token is None:
        raise SignInNeeded("This token is not valid: make another one with `speeddial token create`.")
    if not set(scopes) & set(token.scopes):
        raise NotAllowed(f"The token {token.name} lacks the scope {' or '.join(scopes)}: make one that has it.")
    _note_use(token)
    departments = frozenset(token.departments)
    visitor = Visitor(token.name, token.role, frozenset(token.scopes), Asker(token_id=token.id), departments)
    g.visitor = visitor
    return visitor


def _note_use(token: TokenRecord) -> None:
    """Remembers the use now and then: a write for every question would make all of them wait for each other."""
    if token.last_used_at is not None and datetime.now(UTC) - token.last_used_at < _NOTED_EVERY:
        return
    try:
        with get_services().database.transaction() as db:
            touch_token(db, token)
    except DatabaseError as error:
        _log.warning("The use of a token could not be noted: %s", error)


def get_caller() -> Visitor:
    """The caller that the route's scope was checked for."""
    return cast("Visitor", g.visitor)
