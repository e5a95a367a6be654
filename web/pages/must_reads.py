"""Must-reads: ticked by those who have to read them, made and ended by those who own the answers."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from kb.database import Session
from kb.departments import DepartmentRecord, list_departments
from kb.errors import NotFound
from kb.must_read_progress import Progress, list_progress
from kb.must_reads import READERS, add_must_read, end_must_read, list_must_reads, tick_must_read
from kb.people import get_person
from web.errors import describe
from web.failures import Failure
from web.must_read_access import get_led, leads_something, may_lead
from web.refusals import InputRefused
from web.services import get_services
from web.shift_view import Names
from web.sign_in import get_signed_in_person
from web.visitor import Visitor
from web.words import ROLES, say_count, say_date
from web.zones import find_zone

blueprint = Blueprint("must_reads", __name__)

_USUAL_DAYS = 14


@dataclass(frozen=True, slots=True)
class NoteForm:
    """A note for people to read, as it is typed; no department means all, no last day until it is ended."""

    text: str
    department: str
    roles: tuple[str, ...]
    until: str

    @classmethod
    def read(cls) -> "NoteForm":
        """As it was sent."""
        form = request.form
        text = form.get("text", "").replace("\r\n", "\n")
        return cls(text, form.get("department", ""), tuple(form.getlist("roles")), form.get("until", ""))


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of the form."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ProgressView:
    """A must-read with who has read it."""

    number: int
    text: str
    about: str
    entry: str | None
    progress: str
    read: tuple[str, ...]
    unread: tuple[str, ...]


@blueprint.get("/must-reads")
def show() -> Response:
    """What people have to read at the moment, and who has; for those who own nothing there is no such page."""
    visitor, now = get_signed_in_person(), datetime.now(UTC)
    until = (now.date() + timedelta(days=_USUAL_DAYS)).isoformat()
    return _page(visitor, now, NoteForm("", "", READERS, until))


@blueprint.post("/must-reads")
def add() -> AnyResponse:
    """Makes a note that people have to read; whatever goes wrong, the form comes back as it was."""
    visitor, now, form = get_signed_in_person(), datetime.now(UTC), NoteForm.read()
    try:
        with get_services().database.transaction() as db:
            if not may_lead(visitor, form.department or None):
                raise NotFound("department", form.department)
            add_must_read(
                db,
                visitor.actor,
                text=form.text,
                at=now,
                department=form.department or None,
                roles=form.roles,
                until=_read_day(form.until),
            )
    except NotFound:
        raise
    except Exception as error:  # whatever it was, what somebody wrote must not be lost
        return _page(visitor, now, form, describe(error))
    return redirect(url_for("must_reads.show"), 303)


@blueprint.post("/must-reads/<int:number>/tick")
def tick(number: int) -> AnyResponse:
    """Notes that this person has read it."""
    visitor, now = get_signed_in_person(), datetime.now(UTC)
    with get_services().database.transaction() as db:
        tick_must_read(db, visitor.actor, number, get_person(db, visitor.asker.person_id or 0), now)
    return redirect(url_for("shift.show"), 303)


@blueprint.post("/must-reads/<int:number>/end")
def end(number: int) -> AnyResponse:
    """Ends it for everybody."""
    visitor, now = get_signed_in_person(), datetime.now(UTC)
    with get_services().database.transaction() as db:
        get_led(visitor, db, number)
        end_must_read(db, visitor.actor, number, now)
    return redirect(url_for("must_reads.show"), 303)


def _read_day(given: str) -> date | None:
    try:
        return date.fromisoformat(given) if given.strip() else None
    except ValueError:
        raise InputRefused("until", "Write the last day like 2026-12-31, or leave it out.") from None


def _page(visitor: Visitor, now: datetime, form: NoteForm, failure: Failure | None = None) -> Response:
    with get_services().database.session() as db:
        departments = list_departments(db)
        if not leads_something(visitor, [it.id for it in departments]):
            raise NotFound("page", "must-reads")
        shown = _list_progress(visitor, db, departments, now)
    page = render_template(
        "must_reads.html",
        form=form,
        departments=_department_options(visitor, departments, form.department),
        roles=tuple(Option(value, label, value in form.roles) for value, label in ROLES.items()),
        must_reads=shown,
        failure=failure,
    )
    return make_response(page, failure.status if failure else 200)


def _department_options(visitor: Visitor, departments: tuple[DepartmentRecord, ...], chosen: str) -> tuple[Option, ...]:
    everybody = (Option("", "All departments", not chosen),) if may_lead(visitor, None) else ()
    theirs = (Option(it.id, it.name, it.id == chosen) for it in departments if may_lead(visitor, it.id))
    return (*everybody, *theirs)


def _list_progress(
    visitor: Visitor, db: Session, departments: tuple[DepartmentRecord, ...], now: datetime
) -> tuple[ProgressView, ...]:
    zone = find_zone(visitor, departments)
    names = Names({it.id: it.name for it in departments}, {}, zone, now.astimezone(zone))
    led = [it for it in list_must_reads(db, now.date()) if may_lead(visitor, it.department)]
    return tuple(_view(it, names) for it in list_progress(db, led))


def _view(progress: Progress, names: Names) -> ProgressView:
    it, read, unread = progress.must_read, progress.read, progress.unread
    place = names.departments.get(it.department, it.department) if it.department else "All departments"
    roles = ", ".join(f"{ROLES[role].lower()}" for role in it.roles)
    until = f" · until {say_date(it.until)}" if it.until else ""
    return ProgressView(
        number=it.number,
        text=it.text,
        about=f"{it.by}, {names.when(it.at)} · {place} · {roles}{until}",
        entry=it.entry_id,
        progress=f"{len(read)} of {say_count(len(read) + len(unread), 'person', 'people')} have read it",
        read=tuple(f"{one.name}, {names.when(one.at)}" for one in read),
        unread=unread,
    )
