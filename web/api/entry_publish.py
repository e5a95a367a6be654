"""PUT and DELETE /api/entries/{id}/publication and /archive: the status of an entry, guarded by If-Match."""

from datetime import UTC, datetime

from flask import Response

from kb.documents.entry import Status
from web.api.entry_body import make_entry_body
from web.api.entry_change import IfMatch
from web.api.entry_read import EntryPath, EntryQuery, respond_with_entry
from web.entry_access import get_editable_entry_for
from web.etags import get_expected_revision
from web.services import get_services
from web.sign_in import get_caller


def publish_entry(path: EntryPath, query: EntryQuery, header: IfMatch) -> Response:  # noqa: ARG001  # in the OpenAPI
    """Publish an entry; variants that follow it are published with it."""
    return _respond_in_status(path, query, "published")


def withdraw_entry(path: EntryPath, query: EntryQuery, header: IfMatch) -> Response:  # noqa: ARG001  # as above
    """Take an entry back: it becomes a draft and is no longer suggested."""
    return _respond_in_status(path, query, "draft")


def archive_entry(path: EntryPath, query: EntryQuery, header: IfMatch) -> Response:  # noqa: ARG001  # as above
    """Archive an entry: it is kept and no longer suggested."""
    return _respond_in_status(path, query, "archived")


def restore_entry(path: EntryPath, query: EntryQuery, header: IfMatch) -> Response:  # noqa: ARG001  # as above
    """Take an entry out of the archive: it becomes a draft."""
    return _respond_in_status(path, query, "draft")


def _respond_in_status(path: EntryPath, query: EntryQuery, status: Status) -> Response:
    expected, caller, today = get_expected_revision(), get_caller(), datetime.now(UTC).date()
    services = get_services()
    with services.database.transaction() as db:
        entry = get_editable_entry_for(caller, db, path.id, query.lang, today)
        saved = services.publisher.set_status(
            db, entry.id, entry.lang, status, expected_revision=expected, author=caller.name, asker=caller.asker
        )
        changed = make_entry_body(db, saved, today, caller.role)
    return respond_with_entry(changed)
