"""Handing a question to a department: a small form in the results (key d), a page of its own without script."""

from datetime import UTC, datetime

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from answers.errors import SearchFailed
from answers.escalation.opening import HandOver
from kb.deliveries import list_deliveries
from kb.departments import DepartmentRecord, get_department, list_departments
from web.delivery_words import say_deliveries
from web.pages.hand_over_form import HandOverForm, list_choices
from web.services import get_services
from web.sign_in import get_signed_in_person
from web.visitor import Visitor

blueprint = Blueprint("hand_over", __name__)


@blueprint.get("/hand-over")
def show_form() -> str:
    """The form for the question behind `?suggestion=`."""
    visitor = get_signed_in_person()
    wanted = _wanted(visitor, request.args.get("suggestion", ""))
    services = get_services()
    try:
        foreseen = services.escalations.foresee(wanted)
        asked, proposals = foreseen.asked, foreseen.proposals
    except SearchFailed:  # whose it is can still be chosen by hand
        asked, proposals = services.escalations.read(wanted), ()
    choices, hint = list_choices(proposals, _departments_for(visitor), request.args.get("department"))
    form = HandOverForm(wanted.suggestion or "", asked.text, asked.lang, choices, hint)
    return render_template("parts/hand_over.html" if _is_scripted() else "hand_over_form.html", form=form)


@blueprint.post("/hand-over")
def hand_over() -> Response:
    """Hands it over, and says what happened."""
    visitor, now = get_signed_in_person(), datetime.now(UTC)
    wanted = _wanted(visitor, request.form.get("suggestion", ""), sent=True)
    opened = get_services().escalations.hand_over(wanted, actor=visitor.actor, now=now)
    if not _is_scripted():
        return redirect(url_for("handed_over.show", id=opened.id), 303)
    with get_services().database.session() as db:
        record = get_department(db, opened.department)
        told = say_deliveries(list_deliveries(db, [opened.id]), record.name, record.timezone)
    return make_response(render_template("parts/handed.html", told=told, id=opened.id, department=record.name))


def _wanted(visitor: Visitor, suggestion: str, *, sent: bool = False) -> HandOver:
    given = request.form if sent else {}
    return HandOver(
        suggestion=suggestion,
        department=given.get("department") or None,
        note=given.get("note", "").replace("\r\n", "\n"),
        reference=given.get("reference") or None,
        asker=visitor.asker,
        sees_all=visitor.sees_all_outcomes,
        departments=_narrowed(visitor),
    )


def _narrowed(visitor: Visitor) -> frozenset[str]:
    """Whom they may hand a question to: an owner owns some answers and may still ask everybody."""
    return visitor.departments if visitor.role in {"agent", "ambassador"} else frozenset()


def _departments_for(visitor: Visitor) -> list[DepartmentRecord]:
    narrowed = _narrowed(visitor)
    with get_services().database.session() as db:
        return [it for it in list_departments(db) if not narrowed or it.id in narrowed]


def _is_scripted() -> bool:
    return request.headers.get("HX-Request") == "true"
