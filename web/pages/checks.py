"""The checklist of a reply that somebody is changing on the page: a part of the page, after every pause in typing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask import Blueprint, render_template, request

from answers.checking import Checked, DraftRequest
from answers.suggestions import ChecklistItem
from web.pages.ask_form import AskForm
from web.pages.checklist import Checklist, make_checklist
from web.pages.drafts import Counter, Message, list_parts, make_counter
from web.services import get_services
from web.sign_in import get_signed_in_person
from web.visitor import Visitor

blueprint = Blueprint("checks", __name__)

_MOST_DEPARTMENTS = 10
_WORST = {"fail": 0, "confirm": 1, "pass": 2}


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """The draft under this key as it stands now: its checklist, its messages and what its channel counts.

    `form` is the id of the form that ticks and reasons go along with.
    """

    key: str
    name: str
    form: str | None
    lang: str | None
    checklist: Checklist
    parts: tuple[Message, ...]
    counter: Counter | None


@blueprint.post("/checks")
def check() -> str:
    """Holds the guidelines against the draft; in a reply to several questions, those of all departments."""
    visitor = get_signed_in_person()
    text = request.form.get("text", "").replace("\r\n", "\n")
    departments = list(dict.fromkeys(request.form.getlist("department")))[:_MOST_DEPARTMENTS] or [""]
    checker = get_services().checker
    checked = [checker.check(_read(text, department, visitor)) for department in departments]
    return render_template("parts/checked.html", it=_view(text, checked))


def _read(text: str, department: str, visitor: Visitor) -> DraftRequest:
    form = request.form
    asked = AskForm.read(form).as_question(visitor)
    return DraftRequest(
        text=text,
        question=asked.text,
        channel=asked.channel,
        lang=form.get("lang") or None,
        entry=form.get("entry") or None,
        department=department or None,
        role=visitor.role,
        departments=visitor.departments,
        customer=asked.customer,
        values=asked.values,
        agent=asked.agent,
    )


def _view(text: str, checked: Sequence[Checked]) -> CheckedDraft:
    first = checked[0]
    items = _merged(item for one in checked for item in one.checklist)
    applied = {item.guideline for item in items}
    left_out = {it.guideline: it for one in checked for it in one.not_applied if it.guideline not in applied}
    key, name = request.form.get("key", ""), request.form.get("name", "")
    return CheckedDraft(
        key=key,
        name=name,
        form=request.form.get("form") or None,
        lang=first.language,
        checklist=make_checklist(items, text, tuple(left_out.values())),
        parts=tuple(list_parts(name, first.parts, first.limit)),
        counter=make_counter(first.length, first.limit, len(first.parts)),
    )


def _merged(items: Iterable[ChecklistItem]) -> list[ChecklistItem]:
    """Each guideline once, with the worst that is said of it."""
    worst: dict[str, ChecklistItem] = {}
    for item in items:
        known = worst.get(item.guideline)
        if known is None or _WORST[item.status] < _WORST[known.status]:
            worst[item.guideline] = item
    return list(worst.values())
