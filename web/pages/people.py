"""All people, and adding one; for administrators."""

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kb.department_names import check_departments
from kb.departments import list_departments
from kb.errors import ValueRefused
from kb.people import PersonRecord, add_person, list_people
from web.errors import describe
from web.failures import Failure
from web.pages.person_form import PersonForm
from web.pages.session_view import read_number
from web.services import get_services
from web.sign_in import get_admin
from web.words import ROLE, say_since

blueprint = Blueprint("people", __name__)

_PAGE = 100


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in the list."""

    id: int
    name: str
    email: str
    role: str
    departments: str
    seen: str
    is_disabled: bool


@blueprint.get("/people")
def show_people() -> str:
    """The people, in the order in which they were added."""
    get_admin()
    return _page(PersonForm(), after=read_number(request.args.get("after", "")))


@blueprint.post("/people")
def add() -> Response:
    """Adds a person."""
    by, form = get_admin().actor, PersonForm.read(request.form)
    try:
        with get_services().database.transaction() as db:
            check_departments(db, form.departments)
            added = add_person(db, form.as_fields(), by=by)
    except ValueRefused as error:
        failure = describe(error)
        return Response(_page(form, failure=failure), status=failure.status, mimetype="text/html")
    return redirect(url_for("person.show_person", id=added.id, done="added"), 303)


def _page(form: PersonForm, *, after: int = 0, failure: Failure | None = None) -> str:
    now = datetime.now(UTC)
    with get_services().database.session() as db:
        people = list_people(db, after=after, limit=_PAGE + 1)
        departments = list_departments(db)
    return render_template(
        "people.html",
        people=[_line(one, now) for one in people[:_PAGE]],
        next=people[_PAGE - 1].id if len(people) > _PAGE else None,
        departments=departments,
        roles=ROLE,
        form=form,
        failure=failure,
    )


def _line(person: PersonRecord, now: datetime) -> PersonLine:
    seen = f"Signed in {say_since(person.signed_in_at, now)}" if person.signed_in_at else "Never signed in"
    return PersonLine(
        id=person.id,
        name=person.name,
        email=person.email,
        role=ROLE[person.role],
        departments=", ".join(person.departments),
        seen=seen,
        is_disabled=person.disabled_at is not None,
    )
