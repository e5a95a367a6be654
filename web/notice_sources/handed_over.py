"""What comes back from departments, and messages to them that did not arrive."""

from collections.abc import Iterator
from datetime import datetime

from flask import url_for

from kb.database import Session
from kb.deliveries import list_deliveries
from kb.departments import find_department
from kb.escalations import list_escalations, list_new_answers
from web.delivery_words import say_deliveries
from web.notices import Notice
from web.visitor import Visitor

_MOST = 20


def list_notices(visitor: Visitor, session: Session, now: datetime) -> Iterator[Notice]:  # noqa: ARG001  # for all
    """One for each new answer to what this visitor handed over, and for each message that needs a person."""
    for it in list_new_answers(session, visitor.asker):
        yield Notice(
            id=f"answer:{it.id}",
            level="info",
            sentence=f"{_name(session, it.department)} has answered a question that you handed over.",
            link=url_for("handed_over.show", id=it.id),
            link_label="Use the answer",
        )
    waiting = list_escalations(session, departments=(), asker=visitor.asker, state="open", limit=_MOST).escalations
    deliveries = list_deliveries(session, [it.id for it in waiting])
    for it in waiting:
        record = find_department(session, it.department)
        name, zone = (record.name, record.timezone) if record else (it.department, "UTC")
        told = say_deliveries([one for one in deliveries if one.subject_id == it.id], name, zone)
        if told.is_bad and told.again is not None:
            yield Notice(
                id=f"delivery:{told.again}",
                level="warning",
                sentence=f"Your question for {name}: {told.sentence}",
                link=url_for("handed_over.show", id=it.id),
                link_label="Decide what to do",
                may_hide=True,
            )


def _name(session: Session, department: str) -> str:
    record = find_department(session, department)
    return record.name if record else department
