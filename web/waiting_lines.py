"""Questions that a person handed to a department, as lines: those that wait, and those that were answered."""

from dataclasses import dataclass

from kb.database import Session
from kb.escalations import Escalation, list_escalations, list_new_answers
from web.shift_view import Names
from web.visitor import Visitor

_MOST = 50


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """A question with the department that has it; `answer` is None as long as it waits."""

    id: str
    question: str
    lang: str | None
    told: str
    answer: str | None = None


def list_waiting(visitor: Visitor, db: Session, names: Names) -> tuple[WaitingLine, ...]:
    """What this person asked departments that have not answered yet."""
    page = list_escalations(db, asker=visitor.asker, state="open", limit=_MOST)
    return tuple(
        WaitingLine(it.id, it.question, it.lang, f"{_department(it, names)}, since {names.when(it.made_at)}")
        for it in page.escalations
    )


def list_answered(visitor: Visitor, db: Session, names: Names) -> tuple[WaitingLine, ...]:
    """The answers that came back and that this person has not looked at."""
    return tuple(
        WaitingLine(it.id, it.question, it.lang, _say_answered(it, names), it.answer)
        for it in list_new_answers(db, visitor.asker)
    )


def _say_answered(it: Escalation, names: Names) -> str:
    when = f", {names.when(it.answered_at)}" if it.answered_at else ""
    return f"{it.answered_by or _department(it, names)}{when}"


def _department(it: Escalation, names: Names) -> str:
    return names.departments.get(it.department, it.department)
