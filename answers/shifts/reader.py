"""Somebody to whom changes are shown: what they may see, as of a day."""

from dataclasses import dataclass
from datetime import date

from answers.reading import may_be_shown
from kb.entries import EntryRecord


@dataclass(frozen=True, slots=True)
class Reader:
    """A person or a program, with their departments; `person_id` is None for a program, which has used nothing."""

    role: str
    departments: frozenset[str] = frozenset()
    person_id: int | None = None

    def may_see(self, entry: EntryRecord, day: date) -> bool:
        """Whether the entry was an answer for them on that day; drafts are none, for nobody."""
        return may_be_shown(entry, self.role, day, self.departments)
