"""GET /api/entries/{id}: one entry in one language, with the ETag that a change needs."""

from datetime import UTC, datetime

from flask import Response, jsonify
from pydantic import Field

from web.api.entry_body import EntryBody, make_entry_body
from web.api.shapes import QueryFields
from web.entry_access import get_entry_for
from web.etags import etag_of
from web.services import get_services
from web.sign_in import get_caller


class EntryPath(QueryFields):
    """Which entry."""

    id: str = Field(description="folder/name, such as it/reset-password")


class EntryQuery(QueryFields):
    """Which language."""

    lang: str | None = Field(default=None, description="ISO 639-1; the source's language when left out")


def read_entry(path: EntryPath, query: EntryQuery) -> Response:
    """Read an entry."""
    caller, today = get_caller(), datetime.now(UTC).date()
    with get_services().database.session() as db:
        entry = get_entry_for(caller, db, path.id, query.lang, today)
        body = make_entry_body(db, entry, today, caller.role)
    return respond_with_entry(body)


def respond_with_entry(body: EntryBody) -> Response:
    """The entry with its ETag."""
    response = jsonify(body.model_dump(mode="json"))
    response.headers["ETag"] = etag_of(body.revision)
    return response
