"""What an ambassador is shown of an answer that only its department may give: that it is there, and whose it is."""

from collections.abc import Sequence

from answers.question import Question
from answers.suggestions import Reply, Suggestion
from answers.verdict import Verdict
from kb.entries import EntryRecord

NO_REPLY = Reply(text="", parts=(), html="", blanks=(), length=0, limit=None)


def is_withheld(role: str, entry: EntryRecord) -> bool:
    """Whether somebody of this role has to hand over what this entry answers, and so gets none of its words."""
    return role == "ambassador" and entry.authority == "hand_over"


def say_withheld(question: Question, entry: EntryRecord, department: str) -> str | None:
    """Why there is no reply, None where there is one."""
    if not is_withheld(question.role, entry):
        return None
    return f"{department} answers this: send the holding reply and hand the question over."


def find_withheld(verdict: Verdict, suggestions: Sequence[Suggestion]) -> Suggestion | None:
    """The suggestion that answers the question and is withheld, which leaves it without an answer for now."""
    if verdict.outcome == "none" or not suggestions or not verdict.ranked:
        return None
    first = suggestions[0]
    return first if first.withheld and first.entry.id == verdict.ranked[0].group else None


def say_remark(verdict: Verdict, suggestions: Sequence[Suggestion]) -> str | None:
    """Why the outcome is none although the library has an answer; None where that is not so."""
    first = find_withheld(verdict, suggestions)
    if first is None:
        return None
    department = first.entry.department_name
    return f"“{first.entry.title}” is for {department} to answer: send the holding reply and hand the question over."
