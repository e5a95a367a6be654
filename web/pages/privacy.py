"""What is kept, how long, how much there is, and the form to forget one customer; for administrators.

The reference travels by POST only, so that it never stands in an address or a log.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Blueprint, Response, make_response, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response as AnyResponse

from answers.privacy.forgetting import Forgotten
from answers.privacy.purging import find_last_purge
from kb.database import Session
from kb.errors import NotFound
from kb.purge import Kept, measure
from web.errors import describe
from web.failures import Failure
from web.services import get_services
from web.sign_in import get_signed_in_person
from web.visitor import Visitor

blueprint = Blueprint("privacy", __name__)

_DONE = "forgotten"  # of the session: what the last forgetting deleted, in counts
_LABELS: dict[Kept, str] = {
    "suggestions": "Questions, and what became of them",
    "promises": "Promises",
    "escalations": "Questions to departments",
    "deliveries": "Messages to departments",
    "rises": "Rises in similar questions",
    "shift notes": "Notes at the end of a shift",
    "sessions": "Sign-ins",
    "failed sign-ins": "Failed sign-ins",
}
_SAID = {"suggestions": "questions", "outcomes": "replies and verdicts", "escalations": "questions to departments"}
_FROM_SETTLED = {"promises", "escalations", "deliveries"}


@dataclass(frozen=True, slots=True)
class KeptLine:
    """One kind of what is kept."""

    label: str
    count: int
    oldest: datetime | None
    keeps: str


@blueprint.get("/privacy")
def show() -> Response:
    """What is kept; for everybody but administrators there is no such page."""
    _get_admin()
    return _page(done=session.pop(_DONE, None))


@blueprint.post("/privacy/forgettings")
def forget() -> AnyResponse:
    """Counts what would be deleted and asks for a second press; with it, deletes."""
    visitor, reference = _get_admin(), request.form.get("reference", "").strip()
    forgetter = get_services().forgetter
    try:
        if request.form.get("sure") != "yes":
            return _page(reference=reference, looked=forgetter.look(reference))
        done = forgetter.forget(reference, actor=visitor.actor, now=datetime.now(UTC))
    except Exception as error:  # whatever it was, what somebody typed must not be lost
        return _page(reference=reference, failure=describe(error))
    session[_DONE] = {"counts": _told(done.counts), "drafts": list(done.drafts)}
    return redirect(url_for("privacy.show"), 303)


def _get_admin() -> Visitor:
    visitor = get_signed_in_person()
    if visitor.role != "admin":
        raise NotFound("page", "privacy")
    return visitor


def _page(
    *,
    reference: str = "",
    looked: Forgotten | None = None,
    done: Mapping[str, object] | None = None,
    failure: Failure | None = None,
) -> Response:
    with get_services().database.session() as db:
        lines, last_purge = _list_kept(db), find_last_purge(db)
    page = render_template(
        "privacy.html",
        lines=lines,
        last_purge=last_purge,
        reference=reference,
        looked=looked,
        would_go=_told(looked.counts) if looked else [],
        done=done,
        failure=failure,
    )
    return make_response(page, failure.status if failure else 200)


def _list_kept(db: Session) -> list[KeptLine]:
    retention = get_services().purger.retention
    lines = []
    for kind, label in _LABELS.items():
        amount, days = measure(db, kind), retention.days_of(kind)
        settled = " after it is settled" if kind in _FROM_SETTLED else ""
        keeps = "for ever" if days is None else f"{days:,} day{'' if days == 1 else 's'}{settled}"
        lines.append(KeptLine(label, amount.count, amount.oldest_at, keeps))
    return lines


def _told(counts: Mapping[str, int]) -> list[str]:
    return [f"{_SAID.get(kind, kind)}: {count:,}" for kind, count in counts.items() if count]
