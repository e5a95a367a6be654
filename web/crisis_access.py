"""Who leads in a crisis: owners for their departments' answers, administrators for all; statements are for both."""

from collections.abc import Iterable
from datetime import date

from kb.database import Session
from kb.errors import NotFound
from web.entry_access import get_editable_variants_for
from web.visitor import Visitor


def may_lead(visitor: Visitor) -> bool:
    """Whether they may pin statements, and freeze or withdraw what is theirs."""
    return visitor.edits_something or (visitor.role in {"owner", "admin"} and not visitor.is_program)


def check_leads(visitor: Visitor, kind: str, key: str = "") -> None:
    """Lets pass who may lead; for everybody else there is nothing there.

    Raises:
        NotFound: They may not.
    """
    if not may_lead(visitor):
        raise NotFound(kind, key)


def check_owns(visitor: Visitor, session: Session, entry_ids: Iterable[str], today: date) -> None:
    """Lets pass who may change all of these entries.

    Raises:
        NotFound: One of them does not exist, or is another department's.
    """
    for entry_id in entry_ids:
        get_editable_variants_for(visitor, session, entry_id, today)
