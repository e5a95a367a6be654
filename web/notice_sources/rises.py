"""Sudden rises in similar questions, told to everybody who could answer them."""

from collections.abc import Iterator
from datetime import datetime

from flask import url_for

from kb.database import Session
from kb.rises import Rise, list_questions, list_rises
from web.crisis_access import may_lead
from web.notice_sources.usable import list_usable
from web.notices import Notice, NoticeAction
from web.visitor import Visitor

_MOST_QUESTIONS = 8
_LONGEST = 200  # characters of a question


def list_notices(visitor: Visitor, session: Session, now: datetime) -> Iterator[Notice]:
    """One for each that goes on; of an entry only to those who use it."""
    return (_notice(visitor, session, it) for it in list_rises(session, now) if is_theirs(visitor, session, it, now))


def is_theirs(visitor: Visitor, session: Session, rise: Rise, now: datetime) -> bool:
    """Whether they could answer it: what no entry answers is for everybody."""
    return not rise.topic.startswith("entry:") or bool(list_usable(visitor, session, rise.entry_ids, now.date()))


def _notice(visitor: Visitor, session: Session, rise: Rise) -> Notice:
    questions = dict.fromkeys(text for text, _ in list_questions(session, rise.receipt_ids))
    return Notice(
        id=f"rise:{rise.number}",
        level="warning",
        sentence=say_rise(rise),
        details=tuple(_short(it) for it in list(questions)[-_MOST_QUESTIONS:]),
        details_label="The questions",
        actions=tuple(_actions(rise)) if may_lead(visitor) else (),
        may_hide=True,
    )


def say_rise(rise: Rise) -> str:
    """What comes more often, and by how much."""
    about = f"about {rise.title}" if rise.topic.startswith("words:") else f"like “{rise.title}”"
    usual = max(1, round(rise.expected))
    return f"Many questions {about}: {rise.count} within an hour, where {usual} would be usual."


def _actions(rise: Rise) -> Iterator[NoticeAction]:
    yield NoticeAction("Pin a statement", url_for("crisis.show", _anchor="pin-new"), is_link=True)
    freeze = url_for("crisis.show", rise=rise.number, _anchor="freeze-new")
    yield NoticeAction("Freeze the topic", freeze, is_link=True)
    yield NoticeAction("Dismiss", url_for("crisis.dismiss", number=rise.number))


def _short(question: str) -> str:
    line = " ".join(question.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST].rstrip() + "…"
