"""The page behind an answer link: one question, one box, no account. Looking at it answers nothing."""

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from answers.escalation.answering import MAX_ANSWER_CHARACTERS
from answers.escalation.letter import find_due
from kb.database import Session
from kb.deliveries import get_delivery
from kb.departments import DepartmentRecord, get_department
from kb.errors import EscalationClosed, NotFound, ValueRefused
from kb.escalations import Escalation, get_escalation
from web.address import public_address
from web.answer_links import PATH, AnswerLink, AnswerLinks, AnswerLinkUnusable
from web.secret_key import get_secret_key
from web.services import get_services
from web.words import say_language, say_moment

blueprint = Blueprint("answer_link", __name__, url_prefix=PATH)


@dataclass(frozen=True, slots=True)
class OneQuestion:
    """What somebody with the link may know."""

    department: str
    question: str
    lang: str | None
    language: str
    channel: str | None
    note: str | None
    due: str | None
    name: str


@blueprint.get("/<token>")
def show(token: str) -> Response:
    """The question; that it was answered, where it was."""
    link = _read(token)
    with get_services().database.session() as db:
        escalation = _find(db, link)
        if escalation.state == "answered":
            return make_response(render_template("answered.html"))
        one = _present(db, escalation, link)
    return _page(one, token)


@blueprint.post("/<token>")
def answer(token: str) -> AnyResponse:
    """Answers it, once; what was typed comes back where it cannot be taken."""
    link, now = _read(token), datetime.now(UTC)
    text, name = request.form.get("answer", ""), request.form.get("name", "")
    try:
        get_services().escalations.answer_by_link(link.escalation, text, name=name, now=now)
    except ValueRefused as error:
        with get_services().database.session() as db:
            one = _present(db, _find(db, link), link)
        return _page(one, token, typed=text, name=name, problem=str(error))
    except (EscalationClosed, NotFound):
        pass  # the page says so
    return redirect(url_for("answer_link.show", token=token), 303)


def _read(token: str) -> AnswerLink:
    services = get_services()
    if not services.settings.answer_link_days:
        raise AnswerLinkUnusable
    links = AnswerLinks(get_secret_key(services.settings), public_address(services.settings))
    return links.read(token, datetime.now(UTC))


def _find(db: Session, link: AnswerLink) -> Escalation:
    """The question; one that was taken back or forgotten looks like a link that has ended."""
    try:
        escalation = get_escalation(db, link.escalation)
    except NotFound:
        raise AnswerLinkUnusable from None
    if escalation.state == "taken_back":
        raise AnswerLinkUnusable
    return escalation


def _present(db: Session, escalation: Escalation, link: AnswerLink) -> OneQuestion:
    record = get_department(db, escalation.department)
    due = find_due(db, escalation)
    return OneQuestion(
        department=record.name,
        question=escalation.question,
        lang=escalation.lang,
        language=say_language(escalation.lang) if escalation.lang else "the customer’s language",
        channel=escalation.channel,
        note=escalation.note,
        due=None if due is None else say_moment(due.astimezone(ZoneInfo(record.timezone))),
        name=_name(db, record, link),
    )


def _name(db: Session, record: DepartmentRecord, link: AnswerLink) -> str:
    """Whom the link was sent to, where the contact has a name."""
    digest = get_delivery(db, link.delivery).contact_digest
    return next((it.name or "" for it in record.contacts if it.digest == digest), "")


def _page(
    one: OneQuestion, token: str, *, typed: str = "", name: str | None = None, problem: str | None = None
) -> Response:
    page = render_template(
        "answer_link.html",
        it=one,
        token=token,
        typed=typed,
        name=one.name if name is None else name,
        problem=problem,
        most=MAX_ANSWER_CHARACTERS,
    )
    return make_response(page, 422 if problem else 200)
