"""An error on its way to a person or a program: what both faces show, already in words."""

from dataclasses import dataclass

from answers.suggestions import ChecklistItem
from web.problems import Problem

TYPE_PREFIX = "urn:speeddial:problem:"


@dataclass(frozen=True, slots=True)
class Failure:
    """`code` names the kind in docs/api.md; `reference` ties an unforeseen failure to its line in the log.

    `checklist` are the items that keep a reply from being sent.
    """

    status: int
    code: str
    title: str
    detail: str
    field: str | None = None
    reference: str | None = None
    checklist: tuple[ChecklistItem, ...] = ()

    def as_problem(self) -> Problem:
        """The same for a program."""
        return Problem(
            type=TYPE_PREFIX + self.code,
            title=self.title.rstrip("."),
            status=self.status,
            detail=self.detail,
            field=self.field,
            reference=self.reference,
            checklist=list(self.checklist) or None,
        )
