"""Withdrawing an entry everywhere at once, for those who own it."""

from datetime import UTC, datetime

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from kb.errors import NotFound
from kb.withdrawals import withdraw_everywhere
from web.entry_access import get_editable_variants_for
from web.errors import describe
from web.services import get_services
from web.sign_in import get_signed_in_person
from web.visitor import Visitor
from web.words import say_language

blueprint = Blueprint("withdrawal", __name__)


@blueprint.get("/entries/<path:id>/withdrawal")
def confirm(id: str) -> Response:  # noqa: A002  # the address's own word
    """What withdrawing means, and the question why; for those who do not own it there is no such page."""
    return _page(get_signed_in_person(), id)


@blueprint.post("/entries/<path:id>/withdrawal")
def withdraw(id: str) -> AnyResponse:  # noqa: A002  # as above
    """Withdraws it in all its languages."""
    visitor, now, reason = get_signed_in_person(), datetime.now(UTC), request.form.get("reason", "")
    try:
        with get_services().database.transaction() as db:
            get_editable_variants_for(visitor, db, id, now.date())
            withdraw_everywhere(db, id, reason=reason, actor=visitor.actor, now=now)
    except NotFound:
        raise
    except Exception as error:  # whatever it was, what somebody wrote must not be lost
        return _page(visitor, id, reason, error)
    return redirect(url_for("entry.read_entry", id=id), 303)


def _page(visitor: Visitor, entry_id: str, reason: str = "", error: Exception | None = None) -> Response:
    failure = describe(error) if error else None
    with get_services().database.session() as db:
        variants = get_editable_variants_for(visitor, db, entry_id, datetime.now(UTC).date())
    languages = ", ".join(say_language(it.lang) for it in variants if it.status == "published")
    page = render_template(
        "withdrawal.html",
        id=entry_id,
        title=variants[0].title,
        languages=languages,
        reason=reason,
        failure=failure,
    )
    return make_response(page, failure.status if failure else 200)
