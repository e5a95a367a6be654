"""Promises as lines of a list: who still waits, and until when."""

from dataclasses import dataclass

from answers.times import when_phrase
from kb.database import Session
from kb.promise_lists import Wanted, list_promises
from kb.promises import Promise
from web.shift_view import Names
from web.visitor import Visitor

_MOST = 50


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A customer who still waits; `overdue` says for longer than was promised."""

    id: str
    question: str
    lang: str | None
    due: str
    overdue: bool
    department: str
    reference: str | None


def list_open_promises(visitor: Visitor, db: Session, names: Names) -> tuple[tuple[PromiseLine, ...], bool]:
    """This person's promises without an answer, the first due first; and whether there are more than these."""
    page = list_promises(db, Wanted(by=visitor.asker), limit=_MOST)
    return tuple(_line(it, names) for it in page.promises), page.cursor is not None


def _line(it: Promise, names: Names) -> PromiseLine:
    overdue = it.is_overdue(names.now)
    due = it.due_at.replace(second=0, microsecond=0)
    return PromiseLine(
        id=it.id,
        question=it.question,
        lang=it.lang,
        due=names.when(due) if overdue else when_phrase(due, names.now, "en", names.zone),
        overdue=overdue,
        department=names.departments.get(it.department, it.department),
        reference=it.reference,
    )
