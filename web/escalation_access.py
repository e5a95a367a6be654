"""Whose questions with departments somebody sees, and which are theirs to answer. What is not for them is not there."""

from answers.escalation.reach import Reach
from web.promise_access import reach_of as reach_of_promises
from web.visitor import Visitor


def reach_of(visitor: Visitor) -> Reach:
    """They see what they see of promises, as both tell who still waits; who owns a department's answers may answer."""
    return Reach(reach_of_promises(visitor).departments, _answerable(visitor), visitor.actor)


def _answerable(visitor: Visitor) -> frozenset[str] | None:
    if not visitor.edits_something:
        return frozenset()
    everything = visitor.role == "admin" or (visitor.is_program and not visitor.departments)
    return None if everything else visitor.departments
