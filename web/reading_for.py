"""For whom changes are read: a visitor as the engine knows readers."""

from answers.shifts.reader import Reader
from web.visitor import Visitor


def reader_of(visitor: Visitor) -> Reader:
    """The visitor with what they may see as an answer; drafts of their own are no news to anybody."""
    return Reader(visitor.role, visitor.departments, visitor.asker.person_id)
