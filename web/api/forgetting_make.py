"""POST /api/forgettings: all that is kept of one customer or case is deleted."""

from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from kb.reference_digest import MAX_REFERENCE_CHARACTERS
from web.api.shapes import RequestBody, ResponseBody
from web.services import get_services
from web.sign_in import get_caller


class ForgettingBody(RequestBody):
    """Whom to forget."""

    reference: Annotated[str, StringConstraints(max_length=MAX_REFERENCE_CHARACTERS)] = Field(
        description="the case or the customer, as it was named with their questions", examples=["VH-20418"]
    )
    dry_run: bool = Field(default=False, description="only count what would be deleted")


class MadeForgetting(ResponseBody):
    """What was deleted, or would be."""

    dry_run: bool
    deleted: dict[str, int] = Field(description="how many of each kind")
    drafts: tuple[str, ...] = Field(description="entries that were written from their questions, to be looked at")


def make_forgetting(body: ForgettingBody) -> dict[str, Any]:
    """Forget one customer or case."""
    forgetter = get_services().forgetter
    if body.dry_run:
        done = forgetter.look(body.reference)
    else:
        done = forgetter.forget(body.reference, actor=get_caller().actor, now=datetime.now(UTC))
    made = MadeForgetting(dry_run=body.dry_run, deleted=dict(done.counts), drafts=done.drafts)
    return made.model_dump(mode="json")
