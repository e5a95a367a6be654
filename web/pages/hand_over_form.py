"""The form that hands a question over: which department, likeliest first, and what it should know besides."""

from collections.abc import Sequence
from dataclasses import dataclass

from answers.escalation.propose import Proposal
from kb.departments import DepartmentRecord


@dataclass(frozen=True, slots=True)
class Choice:
    """A department that may get the question."""

    id: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class HandOverForm:
    """The question as it will be kept, and the choices; `hint` says how sure the first one is."""

    suggestion: str
    question: str
    lang: str | None
    choices: tuple[Choice, ...]
    hint: str
    note: str = ""
    reference: str = ""


def list_choices(
    proposals: Sequence[Proposal], departments: Sequence[DepartmentRecord], chosen: str | None = None
) -> tuple[tuple[Choice, ...], str]:
    """The proposed departments with how probable each is, then the others by name; and what to say of the first."""
    names = {it.id: it.name for it in departments}
    shares = {it.department: it.confidence for it in proposals if it.department in names}
    ordered = [*shares, *sorted(names.keys() - shares.keys(), key=lambda it: names[it])]
    picked = chosen if chosen in names else next(iter(shares), None)
    labels = {it: f"{names[it]}, {_percent(shares[it])}" if it in shares else names[it] for it in ordered}
    choices = tuple(Choice(it, labels[it], chosen=it == picked) for it in ordered)
    if not shares:
        return choices, "Nothing in the library is near this question: choose who should answer it."
    first = next(iter(shares))
    return choices, f"The library’s nearest answers are {names[first]}’s: {_percent(shares[first])} probable."


def _percent(share: float) -> str:
    return f"{min(99, max(1, round(100 * share)))}%"
