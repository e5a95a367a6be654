"""PUT /api/entries/{id}/verification: its owner vouches for it today."""

from datetime import UTC, datetime

from flask import Response

from kb.publication import verify_entry
from web.api.entry_body import make_entry_body
from web.api.entry_change import IfMatch
from web.api.entry_read import EntryPath, EntryQuery, respond_with_entry
from web.entry_access import get_editable_entry_for
from web.etags import get_expected_revision
from web.services import get_services
from web.sign_in import get_caller


def note_verification(path: EntryPath, query: EntryQuery, header: IfMatch) -> Response:  # noqa: ARG001  # in the OpenAPI
    """Note that the entry was verified today, in the caller's name."""
    expected, caller, today = get_expected_revision(), get_caller(), datetime.now(UTC).date()
    with get_services().database.transaction() as db:
        entry = get_editable_entry_for(caller, db, path.id, query.lang, today)
        saved = verify_entry(
            db, entry.id, entry.lang, today, expected_revision=expected, author=caller.name, asker=caller.asker
        )
        changed = make_entry_body(db, saved, today, caller.role)
    return respond_with_entry(changed)
