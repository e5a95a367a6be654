"""PUT /api/people/{id}: replaces what is written about a person, on top of the revision that If-Match names."""

from flask import Response

from kb.people import change_person as change
from kb.people import get_person
from web.api.entry_change import IfMatch
from web.api.person_body import PersonInput, PersonPath, respond_with_person
from web.etags import get_expected_revision
from web.services import get_services
from web.sign_in import get_caller


def change_person(path: PersonPath, header: IfMatch, body: PersonInput) -> Response:  # noqa: ARG001  # in the OpenAPI
    """Replace a person's name, address, role and departments."""
    expected, by = get_expected_revision(), get_caller().actor
    with get_services().database.transaction() as db:
        get_person(db, path.id)
        changed = change(db, path.id, body.checked(db), expected_revision=expected, by=by)
    return respond_with_person(changed)
