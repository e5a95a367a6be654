"""A person's own account: their password, and the browsers in which they are signed in."""

from datetime import UTC, datetime

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kb.errors import StaleRevision, TooManyFailures, ValueRefused
from kb.passwords import has_password
from kb.sessions import SignInSession, end_session, end_sessions, list_sessions
from web.errors import describe
from web.failures import Failure
from web.pages.session_view import read_number, view_sessions
from web.password_change import change_own_password
from web.services import get_services
from web.sign_in import get_session, get_signed_in_person
from web.words import ROLE

blueprint = Blueprint("account", __name__)


@blueprint.get("/account")
def show_account() -> str:
    """The account."""
    return _page(get_session(), done=request.args.get("done", ""))


@blueprint.post("/account/password")
def change_password() -> Response:
    """Sets or changes the password; everybody who is signed in elsewhere has to sign in again."""
    mine, by, form = get_session(), get_signed_in_person().actor, request.form
    try:
        change_own_password(
            mine,
            by,
            current=form.get("current", ""),
            new=form.get("new", ""),
            again=form.get("again", ""),
            now=datetime.now(UTC),
        )
    except (ValueRefused, StaleRevision, TooManyFailures) as error:
        failure = describe(error)
        response = Response(_page(mine, failure=failure), status=failure.status, mimetype="text/html")
        if isinstance(error, TooManyFailures):
            response.headers["Retry-After"] = str(error.wait_seconds)
        return response
    return redirect(url_for("account.show_account", done="password"), 303)


@blueprint.post("/account/sessions")
def end() -> Response:
    """Ends one of the person's sessions, or all but this one."""
    mine, by, now, wanted = get_session(), get_signed_in_person().actor, datetime.now(UTC), request.form.get("end", "")
    with get_services().database.transaction() as db:
        if wanted == "others":
            end_sessions(db, mine.person.id, by=by, why="ended", now=now, but=mine.number)
        else:
            end_session(db, mine.person.id, read_number(wanted), by=by, why="ended", now=now)
    return redirect(url_for("account.show_account", done="sessions"), 303)


def _page(mine: SignInSession, *, failure: Failure | None = None, done: str = "") -> str:
    now = datetime.now(UTC)
    with get_services().database.session() as db:
        sessions = list_sessions(db, mine.person.id, now)
        is_set = has_password(db, mine.person.id)
    return render_template(
        "account.html",
        person=mine.person,
        role=ROLE[mine.person.role],
        has_password=is_set,
        sessions=view_sessions(sessions, now, mine.number),
        failure=failure,
        done=done,
    )
