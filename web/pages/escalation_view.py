"""A question with a department, in the words of the pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from answers.escalation.letter import find_due
from answers.escalation.reach import Reach
from kb.asker import Asker
from kb.asker_names import name_askers
from kb.database import Session
from kb.deliveries import Delivery, list_deliveries
from kb.departments import DepartmentRecord, list_departments
from kb.escalations import Escalation
from web.delivery_words import Told, say_deliveries
from web.words import say_language, say_moment


@dataclass(frozen=True, slots=True)
class EscalationLine:
    """One of them, moments in its department's time zone; `due` is by when the customer was told to hear from us."""

    id: str
    question: str
    lang: str | None
    department: str
    state: str
    note: str | None
    asked: str
    due: str | None
    told: Told
    answer: str | None
    answered: str | None
    draft_entry: str | None
    is_new: bool
    is_own: bool
    may_answer: bool


def list_lines(session: Session, escalations: Sequence[Escalation], reach: Reach) -> list[EscalationLine]:
    """The lines of these, in their order."""
    deliveries = list_deliveries(session, [it.id for it in escalations])
    departments = {it.id: it for it in list_departments(session)}
    names = name_askers(session, {it.asker for it in escalations})
    return [
        _line(session, it, [one for one in deliveries if one.subject_id == it.id], departments, names, reach)
        for it in escalations
    ]


def _line(
    session: Session,
    it: Escalation,
    deliveries: Sequence[Delivery],
    departments: Mapping[str, DepartmentRecord],
    names: Mapping[Asker, str],
    reach: Reach,
) -> EscalationLine:
    record = departments.get(it.department)
    name, zone = (record.name, record.timezone) if record else (it.department, "UTC")
    due = find_due(session, it)
    is_own = reach.is_own(it)
    return EscalationLine(
        id=it.id,
        question=it.question,
        lang=it.lang,
        department=name,
        state=it.state,
        note=it.note,
        asked=_say_asked(it, "you" if is_own else names.get(it.asker, "a colleague"), zone),
        due=None if due is None else _say(due, zone),
        told=say_deliveries(deliveries, name, zone),
        answer=it.answer,
        answered=None if it.answered_at is None else f"{it.answered_by}, {_say(it.answered_at, zone)}",
        draft_entry=it.draft_entry,
        is_new=it.state == "answered" and it.seen_at is None,
        is_own=is_own,
        may_answer=reach.may_answer(it),
    )


def _say_asked(it: Escalation, who: str, zone: str) -> str:
    where = [say_language(it.lang)] if it.lang else []
    where += [it.channel] if it.channel else []
    said = f"Handed over by {who}, {_say(it.made_at, zone)}"
    return f"{said} ({', '.join(where)})" if where else said


def _say(moment: datetime, zone: str) -> str:
    return say_moment(moment.astimezone(ZoneInfo(zone)))
