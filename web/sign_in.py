"""Who is asking, and may they: sessions of people, tokens of programs. Fetchers are named after what they demand.

A session holds nothing but the person's id: who they are now is read from the store on every request.
"""

import logging
from datetime import UTC, datetime, timedelta
from typing import cast

from flask import g, request, session

from kb.asker import Asker
from kb.errors import DatabaseError
from kb.people import PersonRecord, find_person
from kb.sign_in_links import use_link
from kb.tokens import TokenRecord, find_token, touch_token
from web.refusals import NotAllowed, SignInNeeded
from web.services import get_services
from web.visitor import Visitor

_log = logging.getLogger(__name__)

VISITOR = "visitor"  # of flask.g: the visitor that a fetcher found
_PERSON = "person"  # of the session
_NOTED_EVERY = timedelta(minutes=1)


def start_session(secret: str) -> None:
    """Uses a one-time link and starts a session; whatever the browser had before is forgotten.

    Raises:
        SignInLinkUnusable: It was used before, has expired or never was.
    """
    with get_services().database.transaction() as db:
        person = use_link(db, secret)
    session.clear()
    session.permanent = True
    session[_PERSON] = person.id


def get_signed_in_person() -> Visitor:
    """The person whose session this is.

    Raises:
        SignInNeeded: There is no session, or the person may no longer sign in.
    """
    person = _find_person(session.get(_PERSON))
    if person is None:
        raise SignInNeeded("Open the one-time link that you were given.")
    departments = frozenset(person.departments)
    visitor = Visitor(person.name, person.role, asker=Asker(person_id=person.id), departments=departments)
    g.visitor = visitor
    return visitor


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


def _find_person(person_id: object) -> PersonRecord | None:
    if type(person_id) is not int:  # a bool is an int, too
        return None
    with get_services().database.session() as db:
        person = find_person(db, person_id)
    return None if person is None or person.disabled_at is not None else person
