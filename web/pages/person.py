"""One person: what is written about them, their ways in and their sessions; for administrators."""

from datetime import UTC, datetime

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kb.department_names import check_departments
from kb.departments import list_departments
from kb.errors import LastAdmin, NotFound, StaleRevision, ValueRefused
from kb.passwords import has_password, remove_password
from kb.people import change_person, disable_person, enable_person, get_person
from kb.sessions import end_session, end_sessions, list_sessions
from kb.sign_in_links import create_link
from web.address import public_address
from web.errors import describe
from web.failures import Failure
from web.pages.person_form import PersonForm
from web.pages.session_view import read_number, view_sessions
from web.refusals import InputRefused
from web.services import get_services
from web.shown_once import keep_to_show, take_to_show
from web.sign_in import get_admin
from web.words import ROLE

blueprint = Blueprint("person", __name__)


@blueprint.get("/people/<int:id>")
def show_person(id: int) -> str:  # noqa: A002  # the address's own word
    """The person."""
    get_admin()
    return _page(id, done=request.args.get("done", ""), link=take_to_show(_link_of(id)))


@blueprint.post("/people/<int:id>")
def change(id: int) -> Response:  # noqa: A002
    """Changes name, address, role and departments."""
    by, form = get_admin().actor, PersonForm.read(request.form)
    try:
        with get_services().database.transaction() as db:
            get_person(db, id)
            check_departments(db, form.departments)
            change_person(db, id, form.as_fields(), expected_revision=form.revision, by=by)
    except (ValueRefused, LastAdmin, StaleRevision) as error:
        return _refused(id, error, form)
    return _back(id, "changed")


@blueprint.post("/people/<int:id>/access")
def set_access(id: int) -> Response:  # noqa: A002
    """Disables the person, which ends their sessions and links, or enables them again."""
    by, wanted = get_admin().actor, request.form.get("do")
    if wanted not in {"disable", "enable"}:
        raise InputRefused("do", "Say what to do: disable or enable.")
    try:
        with get_services().database.transaction() as db:
            (disable_person if wanted == "disable" else enable_person)(db, id, by=by)
    except LastAdmin as error:
        return _refused(id, error)
    return _back(id, f"{wanted}d")


@blueprint.post("/people/<int:id>/link")
def make_link(id: int) -> Response:  # noqa: A002
    """Makes a one-time link, which the next page shows once."""
    by, settings = get_admin().actor, get_services().settings
    with get_services().database.transaction() as db:
        person = get_person(db, id)
        if person.disabled_at is not None:
            raise NotFound("person who may sign in", str(id))
        secret = create_link(db, person, minutes=settings.sign_in_minutes, by=by)
    base = public_address(settings) if settings.base_url else request.host_url.rstrip("/")
    keep_to_show(_link_of(id), base + url_for("sign_in_link.show_button", secret=secret))
    return _back(id, "link")


@blueprint.post("/people/<int:id>/password")
def take_password(id: int) -> Response:  # noqa: A002
    """Removes a password that was forgotten, and ends the person's sessions; a link lets them set a new one."""
    by, now = get_admin().actor, datetime.now(UTC)
    with get_services().database.transaction() as db:
        get_person(db, id)
        if remove_password(db, id, by=by, now=now):
            end_sessions(db, id, by=by, why="password", now=now)
    return _back(id, "password")


@blueprint.post("/people/<int:id>/sessions")
def end(id: int) -> Response:  # noqa: A002
    """Ends one of the person's sessions, or all of them."""
    by, now, wanted = get_admin().actor, datetime.now(UTC), request.form.get("end", "")
    with get_services().database.transaction() as db:
        get_person(db, id)
        if wanted == "all":
            end_sessions(db, id, by=by, why="ended", now=now)
        else:
            end_session(db, id, read_number(wanted), by=by, why="ended", now=now)
    return _back(id, "sessions")


def _back(id: int, done: str) -> Response:  # noqa: A002
    return redirect(url_for("person.show_person", id=id, done=done), 303)


def _refused(id: int, error: Exception, form: PersonForm | None = None) -> Response:  # noqa: A002
    failure = describe(error)
    return Response(_page(id, form=form, failure=failure), status=failure.status, mimetype="text/html")


def _page(
    id: int,  # noqa: A002
    *,
    form: PersonForm | None = None,
    failure: Failure | None = None,
    done: str = "",
    link: str | None = None,
) -> str:
    settings, now = get_services().settings, datetime.now(UTC)
    with get_services().database.session() as db:
        person = get_person(db, id)
        sessions = list_sessions(db, id, now)
        is_set = has_password(db, id)
        departments = list_departments(db)
    return render_template(
        "person.html",
        person=person,
        form=form or PersonForm.of(person),
        roles=ROLE,
        departments=departments,
        has_password=is_set,
        sessions=view_sessions(sessions, now),
        failure=failure,
        done=done,
        link=link,
        link_minutes=settings.sign_in_minutes,
    )


def _link_of(id: int) -> str:  # noqa: A002
    return f"link of person {id}"
