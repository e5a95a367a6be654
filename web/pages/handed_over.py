"""Questions with departments: what waits, what came back, and what is theirs to answer."""

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from answers.errors import AnswersError, DraftRefused, MustsOpen
from answers.escalation.book import KIND, SentAnswer
from answers.escalation.letter import find_promise_of
from answers.escalation.reach import Reach
from answers.escalation.reply import request_of
from answers.suggestions import Reply
from kb.database import Session
from kb.errors import NotFound, ValueRefused
from kb.escalations import Escalation, State, get_escalation, list_escalations
from web.escalation_access import reach_of
from web.pages.checklist import make_checklist
from web.pages.drafts import DraftCard, make_draft
from web.pages.escalation_view import EscalationLine, list_lines
from web.pages.outcome import read_waivers
from web.services import get_services
from web.sign_in import get_signed_in_person
from web.visitor import Visitor

blueprint = Blueprint("handed_over", __name__)

_MOST = 50
_LATELY = 10
_KEY = "a"


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What the list shows: new answers first, then what waits for this visitor, then what waits for others."""

    new: list[EscalationLine]
    to_answer: list[EscalationLine]
    waiting: list[EscalationLine]
    lately: list[EscalationLine]
    more: bool


@blueprint.get("/handed-over")
def show_all() -> str:
    """The list."""
    visitor = get_signed_in_person()
    reach = reach_of(visitor)
    with get_services().database.session() as db:
        waiting, more = _read(db, visitor, reach, "open")
        answered, _ = _read(db, visitor, reach, "answered")
    new = [it for it in answered if it.is_new and it.is_own] + [it for it in answered if it.is_new and not it.is_own]
    page = HandedOver(
        new=new,
        to_answer=[it for it in waiting if it.may_answer],
        waiting=[it for it in waiting if not it.may_answer],
        lately=[it for it in answered if not it.is_new][:_LATELY],
        more=more,
    )
    return render_template("handed_over.html", page=page)


@blueprint.get("/handed-over/<id>")
def show(id: str) -> str:  # noqa: A002  # the address's own word
    """One of them: what became of it, its answer as a reply, or the box to answer it in."""
    return _show(get_signed_in_person(), id)


@blueprint.post("/handed-over/<id>/answer")
def answer(id: str) -> Response | tuple[str, int]:  # noqa: A002
    """Answers it; what was typed comes back where it cannot be taken."""
    visitor = get_signed_in_person()
    text = request.form.get("answer", "")
    try:
        get_services().escalations.answer(id, text, reach=reach_of(visitor), actor=visitor.actor, now=datetime.now(UTC))
    except ValueRefused as error:
        return _show(visitor, id, typed=text, problem=str(error)), 422
    return redirect(url_for("handed_over.show", id=id), 303)


@blueprint.post("/handed-over/<id>/done")
def done(id: str) -> Response | tuple[str, int]:  # noqa: A002
    """The customer has the answer, and the promise behind it is kept; or nobody needs it any more."""
    visitor, now, book = get_signed_in_person(), datetime.now(UTC), get_services().escalations
    reach = reach_of(visitor)
    if "sent" in request.form:
        text = request.form.get("text", "").replace("\r\n", "\n").strip()
        sent = SentAnswer(text, visitor.role, tuple(request.form.getlist("confirmed")), read_waivers())
        try:
            book.send_answer(id, sent, reach=reach, actor=visitor.actor, now=now)
        except (MustsOpen, DraftRefused) as error:
            return _show(visitor, id, typed=text, problem=str(error)), 422
    else:
        book.take_up(id, reach=reach, actor=visitor.actor, now=now)
    return redirect(url_for("handed_over.show_all"), 303)


@blueprint.post("/handed-over/<id>/taken-back")
def take_back(id: str) -> Response:  # noqa: A002
    """No answer is needed any more."""
    visitor = get_signed_in_person()
    get_services().escalations.take_back(id, reach=reach_of(visitor), actor=visitor.actor, now=datetime.now(UTC))
    return redirect(url_for("handed_over.show", id=id), 303)


@blueprint.post("/handed-over/<id>/sent-again/<int:number>")
def send_again(id: str, number: int) -> Response:  # noqa: A002
    """Sends its message once more, because a person decided so."""
    visitor, now = get_signed_in_person(), datetime.now(UTC)
    get_services().escalations.send_again(id, number, reach=reach_of(visitor), actor=visitor.actor, now=now)
    return redirect(url_for("handed_over.show", id=id), 303)


def _show(visitor: Visitor, escalation_id: str, *, typed: str = "", problem: str | None = None) -> str:
    reach = reach_of(visitor)
    with get_services().database.session() as db:
        escalation = _get(db, escalation_id, reach)
        (line,) = list_lines(db, [escalation], reach)
        promise = find_promise_of(db, escalation)
    draft = _draft(visitor, escalation, typed) if escalation.state == "answered" else None
    return render_template(
        "handed_over_one.html",
        it=line,
        draft=draft,
        channel=escalation.channel or "",
        has_promise=promise is not None and promise.is_owed,
        typed=typed,
        problem=problem,
    )


def _draft(visitor: Visitor, escalation: Escalation, typed: str) -> DraftCard | None:
    """The answer as a reply, or as somebody has changed it, with its checklist; None where the channel makes none."""
    agent: dict[str, object] = {"first_name": visitor.first_name, "name": visitor.name, "initials": visitor.initials}
    services, now = get_services(), datetime.now(UTC)
    try:
        reply = services.escalations.reply_to(escalation, agent=agent, now=now)
        if typed:
            reply = Reply(text=typed, parts=(typed,), html="", blanks=(), length=len(typed), limit=None)
        request = request_of(escalation, reply.text, role=visitor.role, agent=agent)
        checked = services.checker.check(request, now=now)
    except AnswersError:
        return None
    return make_draft(
        _KEY,
        "The answer",
        reply,
        lang=escalation.lang,
        departments=(escalation.department,),
        checklist=make_checklist(checked.checklist, reply.text, checked.not_applied),
    )


def _read(db: Session, visitor: Visitor, reach: Reach, state: State) -> tuple[list[EscalationLine], bool]:
    asker = None if reach.seen is None else visitor.asker
    page = list_escalations(db, departments=reach.seen, asker=asker, state=state, limit=_MOST)
    return list_lines(db, page.escalations, reach), page.cursor is not None


def _get(db: Session, escalation_id: str, reach: Reach) -> Escalation:
    escalation = get_escalation(db, escalation_id)
    if not reach.includes(escalation):
        raise NotFound(KIND, escalation_id)
    return escalation
