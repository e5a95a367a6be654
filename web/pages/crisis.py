"""The crisis page: what is pinned, frozen, withdrawn or rising now, and for those who lead the forms to act on it."""

from datetime import UTC, datetime

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from kb.freezes import add_freeze, end_freeze, get_freeze
from kb.pins import add_pin, end_pin
from kb.rises import end_rise
from web.crisis_access import check_leads, check_owns
from web.errors import describe
from web.pages.crisis_form import FindForm, FreezeForm, PinForm, read_moment
from web.pages.crisis_view import Forms, find_zone, view_crisis
from web.services import get_services
from web.sign_in import get_signed_in_person
from web.topics import Nearest, find_nearest
from web.visitor import Visitor

blueprint = Blueprint("crisis", __name__)


@blueprint.get("/crisis")
def show() -> Response:
    """What holds now, for everybody; the forms only for those who lead."""
    return _page(get_signed_in_person(), Forms(rise=request.args.get("rise", type=int)))


@blueprint.post("/crisis/pins")
def pin() -> AnyResponse:
    """Pins a statement; a refusal shows the form as it was sent."""
    visitor, form = get_signed_in_person(), PinForm.read(request.form)
    check_leads(visitor, "page", "crisis")
    try:
        with get_services().database.transaction() as db:
            made = add_pin(
                db,
                title=form.title,
                texts=form.texts,
                channels=form.channels,
                until=read_moment(form.until, find_zone(db, visitor)),
                actor=visitor.actor,
                now=datetime.now(UTC),
            )
    except Exception as error:  # whatever it was, what somebody wrote must not be lost
        return _page(visitor, Forms(pin=form), error)
    return redirect(url_for("crisis.show", _anchor=f"pin-{made.number}"), 303)


@blueprint.post("/crisis/pins/<int:number>/end")
def unpin(number: int) -> AnyResponse:
    """Takes a statement down."""
    visitor = get_signed_in_person()
    check_leads(visitor, "pin", str(number))
    with get_services().database.transaction() as db:
        end_pin(db, number, actor=visitor.actor, now=datetime.now(UTC))
    return redirect(url_for("crisis.show"), 303)


@blueprint.post("/crisis/entries")
def find_entries() -> Response:
    """The entries that may belong to a topic; nothing is changed, but a question stands in no address."""
    visitor, form = get_signed_in_person(), FindForm.read(request.form)
    check_leads(visitor, "page", "crisis")
    try:
        nearest = find_nearest(visitor, form.question) if form.question else Nearest()
    except Exception as error:  # as above
        return _page(visitor, Forms(find=form), error)
    return _page(visitor, Forms(find=form, nearest=nearest, searched=True))


@blueprint.post("/crisis/freezes")
def freeze() -> AnyResponse:
    """Freezes the chosen entries; a refusal shows the form as it was sent."""
    visitor, form = get_signed_in_person(), FreezeForm.read(request.form)
    check_leads(visitor, "page", "crisis")
    now = datetime.now(UTC)
    with get_services().database.session() as db:
        check_owns(visitor, db, form.chosen, now.date())
    try:
        with get_services().database.transaction() as db:
            made = add_freeze(
                db,
                title=form.title,
                reason=form.reason,
                entry_ids=form.chosen,
                until=read_moment(form.until, find_zone(db, visitor)),
                actor=visitor.actor,
                now=now,
            )
    except Exception as error:  # as above
        return _page(visitor, Forms(freeze=form, searched=True), error)
    return redirect(url_for("crisis.show", _anchor=f"freeze-{made.number}"), 303)


@blueprint.post("/crisis/freezes/<int:number>/end")
def unfreeze(number: int) -> AnyResponse:
    """Lets the entries be suggested again."""
    visitor, now = get_signed_in_person(), datetime.now(UTC)
    check_leads(visitor, "freeze", str(number))
    with get_services().database.transaction() as db:
        check_owns(visitor, db, get_freeze(db, number).entry_ids, now.date())
        end_freeze(db, number, actor=visitor.actor, now=now)
    return redirect(url_for("crisis.show"), 303)


@blueprint.post("/crisis/rises/<int:number>/end")
def dismiss(number: int) -> AnyResponse:
    """Tells nobody of a rise any more."""
    visitor = get_signed_in_person()
    check_leads(visitor, "rise", str(number))
    with get_services().database.transaction() as db:
        end_rise(db, number, actor=visitor.actor, now=datetime.now(UTC))
    return redirect(url_for("crisis.show"), 303)


def _page(visitor: Visitor, forms: Forms, error: Exception | None = None) -> Response:
    failure = describe(error) if error else None
    with get_services().database.session() as db:
        view = view_crisis(visitor, db, forms, datetime.now(UTC))
    return make_response(
        render_template("crisis.html", crisis=view, failure=failure), failure.status if failure else 200
    )
