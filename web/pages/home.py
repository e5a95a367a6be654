"""The page where questions are asked. They travel by POST only, so that none ever stands in an address or a log."""

from datetime import UTC, datetime

from flask import Blueprint, Response, make_response, render_template, request, session

from answers.suggestions import Suggestions
from kb.channels import list_channels
from web.errors import describe
from web.failures import Failure
from web.pages.ask_form import AskForm
from web.pages.results import Results, present
from web.services import get_services
from web.sign_in import get_signed_in_person
from web.visitor import Visitor

blueprint = Blueprint("home", __name__)

_CHANNEL = "channel"


@blueprint.get("/")
def home() -> Response:
    """The empty form, with the channel that was used last."""
    get_signed_in_person()
    return _page(AskForm(channel=session.get(_CHANNEL, "")))


@blueprint.post("/")
def ask() -> Response:
    """The results: the part that htmx swaps in, or the whole page without it."""
    visitor = get_signed_in_person()
    form = AskForm.read(request.form)
    if request.headers.get("HX-Request") == "true":
        return make_response(render_template("parts/results.html", results=_present(_suggest(form, visitor), form)))
    try:
        suggestions = _suggest(form, visitor)
    except Exception as error:  # whatever it was, the question that somebody typed must not be lost
        return _page(form, failure=describe(error))
    return _page(form, suggestions)


def _suggest(form: AskForm, visitor: Visitor) -> Suggestions:
    found = get_services().suggester.suggest(form.as_question(visitor))
    session[_CHANNEL] = form.channel  # only now: a channel that exists
    return found


def _present(suggestions: Suggestions, form: AskForm) -> Results:
    return present(suggestions, today=datetime.now(UTC).date(), asked=form)


def _page(form: AskForm, suggestions: Suggestions | None = None, failure: Failure | None = None) -> Response:
    with get_services().database.session() as db:
        channels = list_channels(db)
    results = _present(suggestions, form) if suggestions else None
    page = render_template("home.html", form=form, channels=channels, results=results, failure=failure)
    return make_response(page, failure.status if failure else 200)
