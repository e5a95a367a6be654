"""The notices that every open page asks for again and again, so that nobody works on with what holds no longer.

Asking is no sign that somebody is there: it happens by itself for as long as a page is open.
"""

from datetime import UTC, datetime
from urllib.parse import urlsplit

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from kb.hidden_notices import hide_notice
from web.services import get_services
from web.sign_in import get_signed_in_person

blueprint = Blueprint("notices", __name__)


@blueprint.get("/notices")
def show() -> Response:
    """The part of the page that has them; 304 where the page shows the same already."""
    visitor = get_signed_in_person()
    notices = get_services().notices.read(visitor, datetime.now(UTC))
    if request.if_none_match.contains(notices.etag):
        response = Response(status=304)
    else:
        response = make_response(render_template("parts/notices.html", notices=notices))
    response.set_etag(notices.etag)
    return response


@blueprint.post("/notices/hidden")
def hide() -> AnyResponse:
    """Keeps a notice from this person from now on, and goes back to the page that had it."""
    visitor = get_signed_in_person()
    if visitor.asker.person_id is not None:
        with get_services().database.transaction() as db:
            hide_notice(db, visitor.asker.person_id, request.form.get("id", ""), datetime.now(UTC))
    if request.headers.get("HX-Request") == "true":
        return Response(status=204)
    return redirect(_page_before(), 303)


def _page_before() -> str:
    """The page of ours that the form was on."""
    came_from = urlsplit(request.referrer or "")
    ours = came_from.netloc == request.host and came_from.path.startswith("/") and not came_from.path.startswith("//")
    return came_from.path if ours else url_for("home.home")
