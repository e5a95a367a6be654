"""POST /api/entries/{id}/preview: an entry as it would be with a change; nothing is saved."""

from datetime import UTC, datetime
from typing import Any

from pydantic import TypeAdapter

from answers.preview.effects import Effects, find_effects
from answers.preview.never_passing import FailingMust
from answers.preview.place import Preview
from answers.preview.previewing import EntryPreview
from kb.database import get_store_revision
from kb.documents import EntryDocument
from kb.drafted import list_drafted
from web.api.entry_body import without_what_follows
from web.api.entry_change import check_address, check_department
from web.api.entry_read import EntryPath, EntryQuery
from web.api.shapes import ResponseBody
from web.entry_access import get_editable_entry_for
from web.services import get_services
from web.sign_in import get_caller

_PREVIEW = TypeAdapter(EntryPreview)
_EFFECTS = TypeAdapter(Effects)


class PreviewedEntry(ResponseBody):
    """The replies in all languages and on all channels, the musts that fail, and what would change for who asks."""

    previews: list[Preview]
    never_passing: list[FailingMust]
    failing_somewhere: list[FailingMust]
    effects: Effects


def preview_change(path: EntryPath, query: EntryQuery, body: EntryDocument) -> dict[str, Any]:
    """Preview a change of an entry."""
    services, caller, today = get_services(), get_caller(), datetime.now(UTC).date()
    with services.database.session() as db:
        current = get_editable_entry_for(caller, db, path.id, query.lang, today)
        check_address(body, current.id, current.lang)
        check_department(caller, body)
        document = without_what_follows(db, body, current)
        made = services.publisher.preview(db, document)
        searcher = services.index.at(get_store_revision(db))
        effects = find_effects(
            db, searcher, list_drafted(db, document), today, sees=lambda it: caller.may_see(it, today)
        )
    return {**_PREVIEW.dump_python(made, mode="json"), "effects": _EFFECTS.dump_python(effects, mode="json")}
