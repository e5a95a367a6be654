"""The entries of a topic, for those who may freeze them: near to a question, of a department, or named by their ids."""

from collections.abc import Iterable
from dataclasses import dataclass

from answers.question import Question
from kb.database import Session
from kb.entries import list_published, list_variants_of
from kb.freezes import MAX_ENTRIES
from web.services import get_services
from web.visitor import Visitor

_NEAREST = 8
_SURELY = 0.5  # confidence from which an entry near to the question is chosen beforehand


@dataclass(frozen=True, slots=True)
class Nearest:
    """What comes near to a question: ids of entries, the nearest first, and those that surely belong to it."""

    ids: tuple[str, ...] = ()
    sure: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """An entry that may belong to the topic; `chosen` beforehand, and `in_use` where it may be suggested at all."""

    id: str
    title: str
    department: str
    chosen: bool
    in_use: bool


def find_nearest(visitor: Visitor, question: str) -> Nearest:
    """The entries that come nearest to a question; it leaves no receipt, as no customer is answered.

    Raises:
        QuestionRefused: Nothing can be looked up for that.
        SearchFailed: The search does not work.
    """
    asked = Question(question, role=visitor.role, departments=visitor.departments, limit=_NEAREST)
    found = get_services().suggester.suggest(asked).suggestions
    return Nearest(tuple(it.entry.id for it in found), tuple(it.entry.id for it in found if it.confidence >= _SURELY))


def list_topic(
    visitor: Visitor, session: Session, ids: Iterable[str], *, department: str = "", chosen: Iterable[str] = ()
) -> tuple[TopicEntry, ...]:
    """These entries, and all of a department's, as far as they are this visitor's to freeze: a line for each."""
    of_department = [it.id for it in list_published(session) if it.department == department] if department else []
    wanted = list(dict.fromkeys([*ids, *of_department]))[:MAX_ENTRIES]
    selected = {*chosen, *of_department}
    lines: dict[str, TopicEntry] = {}
    for it in list_variants_of(session, wanted):
        if visitor.may_edit(it.department) and it.id not in lines:
            lines[it.id] = TopicEntry(it.id, it.title, it.department, it.id in selected, it.status == "published")
    return tuple(lines.values())
