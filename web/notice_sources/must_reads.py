"""What a person has to read, on top of every page until it is ticked."""

from collections.abc import Iterator
from datetime import datetime
from textwrap import shorten

from flask import url_for

from kb.database import Session
from kb.must_reads import list_unread
from web.notices import Notice
from web.visitor import Visitor
from web.words import say_count

_MOST_CHARACTERS = 140


def list_notices(visitor: Visitor, session: Session, now: datetime) -> Iterator[Notice]:
    """One for all that this person has to read."""
    if visitor.asker.person_id is None:
        return
    unread = list_unread(session, visitor.asker.person_id, visitor.role, visitor.departments, now.date())
    if unread:
        first = shorten(unread[0].text, _MOST_CHARACTERS, placeholder=" …")
        more = f" And {say_count(len(unread) - 1, 'more message', 'more messages')}." if len(unread) > 1 else ""
        yield Notice(
            id=f"must-read:{'-'.join(str(it.number) for it in unread)}",
            level="warning",
            sentence=f"Read this first: {first}{more}",
            link=url_for("shift.show", _anchor="must-reads"),
            link_label="Read and tick",
        )
