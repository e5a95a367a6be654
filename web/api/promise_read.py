"""GET /api/promises/{id}: one promise and how it moved."""

from datetime import UTC, datetime
from typing import Any

from pydantic import Field

from answers.promises.book import get_within
from kb.asker_names import name_askers
from kb.database import Session
from kb.promise_lists import Reach
from kb.promises import list_moves
from web.api.promise_body import PromiseWithMoves, promise_body, with_moves
from web.api.shapes import QueryFields
from web.promise_access import reach_of
from web.services import get_services
from web.sign_in import get_caller


class PromisePath(QueryFields):
    """Which promise."""

    id: str = Field(description="the `id` that the list, or the outcome that opened it, gave")


def read_promise(path: PromisePath) -> dict[str, Any]:
    """Read a promise."""
    with get_services().database.session() as db:
        return read_body(db, path.id, reach_of(get_caller()), datetime.now(UTC)).model_dump(mode="json")


def read_body(session: Session, promise_id: str, reach: Reach, now: datetime) -> PromiseWithMoves:
    """The promise as it is now.

    Raises:
        NotFound: There is none within reach.
    """
    promise = get_within(session, promise_id, reach)
    name = name_askers(session, {promise.asker}).get(promise.asker)
    return with_moves(promise_body(promise, name, now), list_moves(session, promise_id))
