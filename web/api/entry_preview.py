"""POST /api/entries/{id}/preview: an entry as it would be with a change; nothing is saved."""

from datetime import UTC, datetime
from typing import Any

from pydantic import TypeAdapter

from answers.preview.never_passing import FailingMust
from answers.preview.place import Preview
from answers.preview.previewing import EntryPreview
from kb.documents import EntryDocument
from web.api.entry_body import without_what_follows
from web.api.entry_change import check_address
from web.api.entry_read import EntryPath, EntryQuery
from web.api.shapes import ResponseBody
from web.entry_access import get_entry_for
from web.services import get_services
from web.sign_in import get_caller

_PREVIEW = TypeAdapter(EntryPreview)


class PreviewedEntry(ResponseBody):
    """The replies in all languages and on all channels, and the musts that fail: everywhere, and at times."""

    previews: list[Preview]
    never_passing: list[FailingMust]
    failing_somewhere: list[FailingMust]


def preview_change(path: EntryPath, query: EntryQuery, body: EntryDocument) -> dict[str, Any]:
    """Preview a change of an entry."""
    services, today = get_services(), datetime.now(UTC).date()
    with services.database.session() as db:
        current = get_entry_for(get_caller(), db, path.id, query.lang, today)
        check_address(body, current.id, current.lang)
        made = services.publisher.preview(db, without_what_follows(db, body, current))
    previewed: dict[str, Any] = _PREVIEW.dump_python(made, mode="json")
    return previewed
