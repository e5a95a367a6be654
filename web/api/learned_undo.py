"""DELETE /api/entries/{id}/learned-phrasings/{number}: unlearns a phrasing for good."""

from datetime import UTC, datetime
from typing import Any

from pydantic import Field

from kb.learned import settle_learned
from web.api.learned_list import make_line
from web.api.shapes import QueryFields
from web.entry_access import get_editable_variants_for
from web.services import get_services
from web.sign_in import get_caller


class LearnedPath(QueryFields):
    """Which phrasing of which entry."""

    id: str = Field(description="folder/name, such as it/reset-password")
    number: int = Field(description="the phrasing's number")


def undo_learned_phrasing(path: LearnedPath) -> dict[str, Any]:
    """Undo a learned phrasing; it is not learned again."""
    caller = get_caller()
    with get_services().database.transaction() as db:
        get_editable_variants_for(caller, db, path.id, datetime.now(UTC).date())
        undone = settle_learned(db, path.id, path.number, "undone", by=caller.name, asker=caller.asker)
    return make_line(undone).model_dump(mode="json")
