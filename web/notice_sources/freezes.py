"""Frozen topics: their answers are not suggested, and must not go out of pages that had them before."""

from collections.abc import Iterator
from datetime import datetime

from flask import url_for

from kb.database import Session
from kb.freezes import Freeze, list_freezes
from web.notice_sources.usable import list_usable
from web.notices import Notice
from web.visitor import Visitor


def list_notices(visitor: Visitor, session: Session, now: datetime) -> Iterator[Notice]:
    """One for each freeze that holds and that touches what they use."""
    for freeze in list_freezes(session, now):
        usable = list_usable(visitor, session, freeze.entry_ids, now.date())
        if usable:
            yield _notice(freeze, usable)


def _notice(freeze: Freeze, usable: tuple[str, ...]) -> Notice:
    stop = "" if freeze.reason.endswith((".", "!", "?", "…")) else "."
    return Notice(
        id=f"freeze:{freeze.number}",
        level="warning",
        sentence=f"Frozen by {freeze.by}: {freeze.title}. {freeze.reason}{stop}",
        link=url_for("crisis.show", _anchor=f"freeze-{freeze.number}"),
        may_hide=True,
        halts=usable,
    )
