"""A holding reply that a person chooses for what they asked: a part of the page, or without script a page."""

from flask import Blueprint, Response, make_response, render_template, request

from answers.customer_zone import FIELD, find_customer_zone
from answers.errors import AnswersError
from answers.holding_desk import HoldingWish
from answers.question import Question
from kb.departments import DepartmentRecord, list_departments
from kb.errors import ValueRefused
from web.errors import describe
from web.pages.ask_form import AskForm
from web.pages.holding import HoldingSlot, list_choices, make_holding
from web.services import get_services
from web.sign_in import get_signed_in_person
from web.visitor import Visitor

blueprint = Blueprint("holdings", __name__)


@blueprint.post("/holdings")
def choose() -> Response:
    """Writes it as of now; a suggestion of another person's looks like one that is not there."""
    visitor = get_signed_in_person()
    asked = AskForm.read(request.form)
    with get_services().database.session() as db:
        departments = list_departments(db)
    slot, status = _fill(visitor, asked, departments)
    if request.headers.get("HX-Request") == "true":
        return make_response(render_template("parts/holding_slot.html", slot=slot))
    page = render_template("holding.html", slot=slot, asked=asked, lang=request.form.get("lang"))
    return make_response(page, status)


def _fill(visitor: Visitor, asked: AskForm, departments: tuple[DepartmentRecord, ...]) -> tuple[HoldingSlot, int]:
    """The card, or why there is none; what was chosen stays chosen."""
    question = asked.as_question(visitor)
    wish = _read_wish(question)
    timezone = str(wish.customer.get(FIELD) or "")
    try:
        find_customer_zone(wish.customer)
        given = get_services().holdings.give(wish, asker=visitor.asker, sees_all=visitor.sees_all_outcomes)
    except (AnswersError, ValueRefused) as error:
        failure = describe(error)
        choices = list_choices(departments, wish.department)
        slot = HoldingSlot(
            wish.suggestion,
            None,
            choices,
            asked.reference,
            refusal=failure.detail,
            takes_days=bool(wish.takes_days),
            timezone=timezone,
        )
        return slot, failure.status
    holding = given.holding
    no_such = f"{holding.department_name} has no time of its own for questions that take days."
    slot = HoldingSlot(
        wish.suggestion,
        make_holding(holding),
        list_choices(departments, holding.department),
        asked.reference,
        note=no_such if wish.takes_days and not holding.takes_days else "",
        takes_days=holding.takes_days,
        timezone=timezone,
    )
    return slot, 200


def _read_wish(question: Question) -> HoldingWish:
    """The first offer names no department; who then chooses one also says whether it takes days."""
    form = request.form
    department = form.get("holding_department") or None
    timezone = form.get("holding_timezone")
    named = {} if timezone is None else {FIELD: timezone.strip()}
    return HoldingWish(
        suggestion=form.get("suggestion", ""),
        department=department,
        takes_days=None if department is None else "holding_takes_days" in form,
        customer={**question.customer, **named},
        agent=question.agent,
        values=question.values,
    )
