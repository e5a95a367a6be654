"""POST /api/entries/{id}/learned-phrasings/{number}/promotion: makes it a question of the entry's own."""

from datetime import UTC, datetime

from flask import Response
from pydantic import Field

from kb.documents.limits import MAX_LINE_CHARACTERS
from kb.promotion import promote_learned
from web.api.entry_body import make_entry_body
from web.api.entry_read import respond_with_entry
from web.api.learned_undo import LearnedPath
from web.api.shapes import RequestBody
from web.entry_access import get_editable_variants_for
from web.services import get_services
from web.sign_in import get_caller


class PromotionBody(RequestBody):
    """How the question is to read."""

    text: str | None = Field(
        default=None, max_length=MAX_LINE_CHARACTERS, description="better words; left out, it stays as it is"
    )


def promote_learned_phrasing(path: LearnedPath, body: PromotionBody) -> Response:
    """Keep a learned phrasing as a question of the entry."""
    caller, today = get_caller(), datetime.now(UTC).date()
    with get_services().database.transaction() as db:
        get_editable_variants_for(caller, db, path.id, today)
        entry = promote_learned(db, path.id, path.number, author=caller.name, asker=caller.asker, text=body.text)
        changed = make_entry_body(db, entry, today, caller.role)
    return respond_with_entry(changed)
