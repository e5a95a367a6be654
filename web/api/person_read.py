"""GET /api/people/{id}."""

from flask import Response

from kb.people import get_person
from web.api.person_body import PersonPath, respond_with_person
from web.services import get_services


def read_person(path: PersonPath) -> Response:
    """Read a person."""
    with get_services().database.session() as db:
        found = get_person(db, path.id)
    return respond_with_person(found)
