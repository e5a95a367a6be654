"""What a person has to read, on top of every page until it is ticked."""

from collections.abc import Iterator
from datetime import datetime

from flask import url_for

from kb.database import Session
from kb.must_reads import list_unread
from web.notices import Notice
from web.visitor import Visitor
from web.words import say_count


def list_notices(visitor: Visitor, session: Session, now: datetime) -> Iterator[Notice]:
    """One for all that this person has to read."""
    if visitor.asker.person_id is None:
        return
    unread = list_unread(session, visitor.asker.person_id, visitor.role, visitor.departments, now.date())
    if unread:
        numbers = "-".join(str(it.number) for it in unread)
        yield Notice(
            id=f"must-read:{numbers}",
            level="warning",
            sentence=f"{say_count(len(unread), 'message waits', 'messages wait')} for you to be read.",
            link=url_for("shift.show", _anchor="must-reads"),
            link_label="Read and tick",
            details=tuple(f"{it.text} ({it.by})" for it in unread),
            details_label="What it says" if len(unread) == 1 else "What they say",
        )
