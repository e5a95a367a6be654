"""/promises/{id}: one promise: what was said, what became of it, and the reply that it takes longer."""

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from answers.errors import DraftRefused, MustsOpen, TemplateFailed
from answers.promises.book import Later, get_within
from kb.database import Session
from kb.departments import find_department
from kb.errors import KbError, ValueRefused
from kb.outcomes import list_outcomes
from kb.promise_lists import Reach
from kb.promises import Promise, list_moves
from web.pages.promise_form import MoveForm, blank_form, read_form, zone_of
from web.pages.promise_lists import words_for
from web.pages.promise_view import MoveLine, PromiseCard, PromiseWords
from web.promise_access import reach_of
from web.refusals import InputRefused
from web.services import get_services
from web.sign_in import get_signed_in_person
from web.visitor import Visitor

blueprint = Blueprint("promise", __name__)

_WRONG = (ValueRefused, InputRefused, MustsOpen, TemplateFailed, DraftRefused)  # what the form itself can mend


@dataclass(frozen=True, slots=True)
class PromisePage:
    """All that the page shows; without a form nobody owes an answer any more."""

    card: PromiseCard
    sent: str | None
    moves: tuple[MoveLine, ...]
    resolved: str | None
    form: MoveForm | None


@blueprint.get("/promises/<id>")
def show(id: str) -> str:  # noqa: A002  # the address's own word
    """The promise, for those who see it."""
    visitor, now = get_signed_in_person(), datetime.now(UTC)
    promise, zone = _get(id, reach_of(visitor))
    return _render(visitor, promise, _blank_form(promise, zone, reach_of(visitor), now), now)


@blueprint.post("/promises/<id>/follow-up")
def write_follow_up(id: str) -> Response:  # noqa: A002  # as above
    """The form with the follow-up reply in it, to be sent and then noted; nothing is changed."""
    visitor, now = get_signed_in_person(), datetime.now(UTC)
    promise, zone = _get(id, reach_of(visitor))
    form = read_form(zone)
    try:
        written = get_services().promises.write_follow_up(id, form.later(visitor), reach=reach_of(visitor), now=now)
    except _WRONG as error:
        return make_response(_render(visitor, promise, form.refused(str(error)), now), 422)
    return make_response(_render(visitor, promise, form.written(written), now))


@blueprint.post("/promises/<id>/resolution")
def resolve(id: str) -> Response:  # noqa: A002  # as above
    """Answered, given up, or told a later time; then back to the list that it was said from."""
    visitor, now, state = get_signed_in_person(), datetime.now(UTC), request.form.get("state")
    book, reach = get_services().promises, reach_of(visitor)
    if state == "kept":
        book.keep(id, actor=visitor.actor, reach=reach, now=now)
    elif state == "broken":
        book.give_up(id, actor=visitor.actor, reach=reach, now=now)
    elif state == "moved":
        promise, zone = _get(id, reach)
        form = read_form(zone)
        try:
            book.move(id, form.later(visitor), actor=visitor.actor, reach=reach, now=now)
        except _WRONG as error:
            return make_response(_render(visitor, promise, form.refused(str(error)), now), 422)
    else:
        raise InputRefused("state", "Say what became of the promise: kept, broken or moved.")
    return redirect(url_for("promises.show", list=request.form.get("list") or None), 303)


def _render(visitor: Visitor, promise: Promise, form: MoveForm | None, now: datetime) -> str:
    with get_services().database.session() as db:
        moves = list_moves(db, promise.id)
        words = words_for(visitor, db, (promise,), moves, now)
        sent = _find_sent(db, promise)
    page = PromisePage(
        card=words.card(promise),
        sent=sent,
        moves=tuple(words.move(it) for it in moves),
        resolved=_say_resolved(promise, words),
        form=form,
    )
    return render_template("promise.html", page=page)


def _blank_form(promise: Promise, zone: str, reach: Reach, now: datetime) -> MoveForm | None:
    """The form with the time that the department can keep; empty where its hours give none."""
    if not promise.is_owed:
        return None
    try:
        proposed = get_services().promises.write_follow_up(promise.id, Later(), reach=reach, now=now).due_at
    except (KbError, TemplateFailed):
        proposed = None
    return blank_form(zone, proposed)


def _say_resolved(promise: Promise, words: PromiseWords) -> str | None:
    if promise.resolved_at is None:
        return None
    verb = "Answered" if promise.state == "kept" else "Given up"
    return f"{verb} by {promise.resolved_by} {words.moment(promise.resolved_at)}."


def _find_sent(session: Session, promise: Promise) -> str | None:
    """The holding reply as it was sent, without personal data; None where nobody said it, or it was deleted."""
    if promise.receipt_id is None:
        return None
    told = list_outcomes(session, promise.receipt_id)
    return next((it.text for it in told if it.entry_id is None and it.kind in {"sent", "edited"}), None)


def _get(promise_id: str, reach: Reach) -> tuple[Promise, str]:
    """The promise and the zone of its department."""
    with get_services().database.session() as db:
        promise = get_within(db, promise_id, reach)
        return promise, zone_of(find_department(db, promise.department))
