"""PUT and DELETE /api/people/{id}/access: whether a person may sign in. The same again changes nothing."""

from flask import Response

from kb.people import disable_person, enable_person
from web.api.person_body import PersonPath, respond_with_person
from web.api.shapes import RequestBody
from web.services import get_services
from web.sign_in import get_caller


class Access(RequestBody):
    """Nothing to say besides."""


def give_access(path: PersonPath, body: Access) -> Response:  # noqa: ARG001  # in the OpenAPI
    """Let a person sign in again."""
    by = get_caller().actor
    with get_services().database.transaction() as db:
        enabled = enable_person(db, path.id, by=by)
    return respond_with_person(enabled)


def take_access(path: PersonPath) -> Response:
    """Disable a person, which ends their sessions and sign-in links."""
    by = get_caller().actor
    with get_services().database.transaction() as db:
        disabled = disable_person(db, path.id, by=by)
    return respond_with_person(disabled)
