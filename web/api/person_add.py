"""POST /api/people: adds a person. They get a way in elsewhere: a link by an administrator, or the work account."""

from flask import Response

from kb.people import add_person as add
from web.api.person_body import PersonInput, respond_with_person
from web.services import get_services
from web.sign_in import get_caller


def add_person(body: PersonInput) -> Response:
    """Add a person."""
    by = get_caller().actor
    with get_services().database.transaction() as db:
        added = add(db, body.checked(db), by=by)
    return respond_with_person(added)
