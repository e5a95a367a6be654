"""The departments: who is there now, and of each one the next two weeks in words and as a picture."""

from datetime import UTC, datetime

from flask import Blueprint, render_template, request

from answers.department import department_of
from answers.errors import AnswersError
from answers.hours import find_presence
from kb.channels import list_channels
from kb.departments import DepartmentRecord, get_department, list_departments
from web.outlooks import get_outlook
from web.pages.department_view import DepartmentLine, show_hours, show_line
from web.services import get_services
from web.sign_in import get_signed_in_person

blueprint = Blueprint("departments", __name__)

_DAYS = 14


@blueprint.get("/departments")
def list_all() -> str:
    """Who is there now, until when, and who comes back when."""
    get_signed_in_person()
    now = datetime.now(UTC)
    with get_services().database.session() as db:
        lines = tuple(_line(record, now) for record in list_departments(db))
    return render_template("departments.html", lines=lines)


@blueprint.get("/departments/<id>/hours")
def show_department(id: str) -> str:  # noqa: A002  # the address's own word
    """The next two weeks, on one channel where the address names it."""
    get_signed_in_person()
    channel = request.args.get("channel") or None
    outlook = get_outlook(id, channel, datetime.now(UTC), _DAYS)
    with get_services().database.session() as db:
        record = get_department(db, id)
        names = {it.id: it.name for it in list_channels(db)}
    return render_template("department_hours.html", view=show_hours(record, outlook, channel, names))


def _line(record: DepartmentRecord, now: datetime) -> DepartmentLine:
    department = department_of(record)
    try:
        return show_line(department, find_presence(department, now), now)
    except AnswersError as error:  # one department's hours must not hide the others
        return DepartmentLine(record.id, record.name, is_there=False, said=str(error), zone=record.timezone, clock="")
