"""The page where questions are asked. They travel by POST only, so that none ever stands in an address or a log."""

from datetime import UTC, datetime

from flask import Blueprint, Response, make_response, render_template, request, session

from answers.suggestions import Suggestions
from kb.channels import list_channels
from kb.departments import DepartmentRecord, list_departments
from web.attendance import attend
from web.errors import describe
from web.failures import Failure
from web.must_read_notes import add_notes
from web.pages.ask_form import AskForm
from web.pages.results import Results, present
from web.services import get_services
from web.shift_strip import find_strip
from web.sign_in import get_signed_in_person
from web.visitor import Visitor

blueprint = Blueprint("home", __name__)

_CHANNEL = "channel"


@blueprint.get("/")
def home() -> Response:
    """The empty form, with the channel that was used last."""
    visitor = get_signed_in_person()
    return _page(AskForm(channel=session.get(_CHANNEL, "")), visitor)


@blueprint.post("/")
def ask() -> Response:
    """The results: the part that htmx swaps in, or the whole page without it."""
    visitor = get_signed_in_person()
    attend(visitor, datetime.now(UTC))
    form = AskForm.read(request.form)
    if request.headers.get("HX-Request") == "true":
        results = _present(_suggest(form, visitor), form, visitor)
        return make_response(render_template("parts/results.html", results=results))
    try:
        suggestions = _suggest(form, visitor)
    except Exception as error:  # whatever it was, the question that somebody typed must not be lost
        return _page(form, visitor, failure=describe(error))
    return _page(form, visitor, suggestions)


def _suggest(form: AskForm, visitor: Visitor) -> Suggestions:
    found = get_services().suggester.suggest(form.as_question(visitor))
    session[_CHANNEL] = form.channel  # only now: a channel that exists
    return add_notes(found, visitor)


def _present(suggestions: Suggestions, form: AskForm, visitor: Visitor) -> Results:
    departments = _list_promising(suggestions)
    today = datetime.now(UTC).date()
    return present(suggestions, today=today, asked=form, role=visitor.role, departments=departments)


def _list_promising(suggestions: Suggestions) -> tuple[DepartmentRecord, ...]:
    """Who may be asked for a holding reply; read only where one is shown at once."""
    if suggestions.outcome != "none" or suggestions.small_talk:
        return ()
    with get_services().database.session() as db:
        return list_departments(db)


def _page(
    form: AskForm, visitor: Visitor, suggestions: Suggestions | None = None, failure: Failure | None = None
) -> Response:
    now = datetime.now(UTC)
    shift = attend(visitor, now)
    with get_services().database.session() as db:
        channels = list_channels(db)
        strip = find_strip(visitor, db, shift, now)
    results = _present(suggestions, form, visitor) if suggestions else None
    page = render_template("home.html", form=form, channels=channels, results=results, failure=failure, strip=strip)
    return make_response(page, failure.status if failure else 200)
