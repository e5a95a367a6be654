"""Promises that a person made: each that they were reminded of, and how many are overdue."""

from collections.abc import Iterator
from datetime import datetime
from textwrap import shorten

from flask import url_for

from kb.database import Session
from kb.departments import list_departments
from kb.promise_lists import Wanted, list_promises
from kb.promises import Promise
from web.hours_words import say_soon
from web.notices import Notice
from web.visitor import Visitor
from web.zones import find_zone

_MOST = 20
_EXCERPT = 90


def list_notices(visitor: Visitor, session: Session, now: datetime) -> Iterator[Notice]:
    """One for each promise that is due soon, and one for all that are overdue; nobody else's."""
    owed = list_promises(session, Wanted(by=visitor.asker), limit=_MOST).promises
    late = [it for it in owed if it.is_overdue(now)]
    if late:
        yield _say_late(late)
    zone = None
    for it in owed:
        if it.reminded_for == it.due_at and not it.is_overdue(now):
            zone = zone or find_zone(visitor, list_departments(session))
            yield Notice(
                id=f"promise:{it.id}:{it.due_at.isoformat()}",
                level="warning",
                sentence=f"You promised an answer {say_soon(it.due_at, now, zone)}: {_excerpt(it)}",
                link=url_for("promise.show", id=it.id),
                link_label="Open it",
                may_hide=True,
            )


def _say_late(late: list[Promise]) -> Notice:
    newest = max(it.due_at for it in late).isoformat()
    count = len(late)
    said = "A customer waits" if count == 1 else f"{count if count < _MOST else f'{_MOST} or more'} customers wait"
    link = url_for("promise.show", id=late[0].id) if count == 1 else url_for("promises.show", list="mine")
    return Notice(
        id=f"promises-late:{newest}",
        level="warning",
        sentence=f"{said} for longer than you promised.",
        link=link,
        link_label="Answer now",
        may_hide=True,
    )


def _excerpt(promise: Promise) -> str:
    return f"“{shorten(promise.question, _EXCERPT, placeholder=' …')}”"
