"""Whose promises somebody sees, and in which lists. What is not for them is not there."""

from kb.promise_lists import EVERYTHING, OWED, Reach, Wanted
from web.visitor import Visitor


def reach_of(visitor: Visitor) -> Reach:
    """An ambassador's own; an owner's departments'; all for agents, who take over in the morning, and administrators.

    Agents, and programs, that are kept to some departments see those. Everybody sees what they promised themselves.
    """
    if visitor.role == "admin":
        return EVERYTHING
    if visitor.role == "ambassador":
        return Reach(own=visitor.asker)
    if visitor.role == "agent" and not visitor.departments:
        return EVERYTHING
    return Reach(visitor.departments, visitor.asker)


def list_names(visitor: Visitor) -> tuple[str, ...]:
    """The lists that there are for this visitor, first the one that they come for."""
    if visitor.role == "ambassador":
        return ("mine",)
    has_departments = visitor.role == "owner" or (visitor.role == "agent" and bool(visitor.departments))
    return ("department", "mine") if has_departments else ("all", "mine")


def wanted_of(name: str, visitor: Visitor) -> Wanted:
    """What a list of that name has: all that is owed, and within reach."""
    if name == "mine":
        return Wanted(by=visitor.asker)
    return Wanted(departments=visitor.departments) if name == "department" else OWED
