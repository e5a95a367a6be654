"""Whose must-reads are whose: to make, to end, and to see who has read them."""

from collections.abc import Iterable

from kb.database import Session
from kb.errors import NotFound
from kb.must_reads import MustRead, get_must_read
from web.visitor import Visitor


def may_lead(visitor: Visitor, department: str | None) -> bool:
    """Whether they say what the people of this department have to read; None means those of all."""
    if department is not None:
        return visitor.may_edit(department)
    return visitor.edits_something and (visitor.role == "admin" or (visitor.is_program and not visitor.departments))


def leads_something(visitor: Visitor, departments: Iterable[str]) -> bool:
    """Whether there are any people to whom they say what to read."""
    return may_lead(visitor, None) or any(may_lead(visitor, it) for it in departments)


def get_led(visitor: Visitor, session: Session, number: int) -> MustRead:
    """A must-read of theirs.

    Raises:
        NotFound: There is none, or it is not theirs.
    """
    found = get_must_read(session, number)
    if not may_lead(visitor, found.department):
        raise NotFound("must-read", str(number))
    return found
