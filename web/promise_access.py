"""Whose promises somebody sees. What is not for them is not there."""

from kb.promise_lists import EVERYTHING, Reach
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
