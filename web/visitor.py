"""Who is asking: a person with a session, or a program with a token."""

from dataclasses import dataclass

from kb.actor import Actor
from kb.asker import Asker
from kb.people import Role

_NOBODY = Asker()


@dataclass(frozen=True, slots=True)
class Visitor:
    """`scopes` is empty for a person, whose role says what they may do; a program asks as an agent.

    `departments` are those whose answers an owner owns.
    """

    name: str
    role: Role
    scopes: frozenset[str] = frozenset()
    asker: Asker = _NOBODY
    departments: frozenset[str] = frozenset()

    @property
    def actor(self) -> Actor:
        """Who does what they do, as the audit trail names them."""
        return Actor(self.name, self.asker)

    @property
    def first_name(self) -> str:
        """What a reply is signed with."""
        return self.name.split()[0] if self.name.split() else ""

    @property
    def initials(self) -> str:
        """LV for Lotte Vermeer."""
        return "".join(word[0].upper() for word in self.name.split()[:3])

    @property
    def sees_all_outcomes(self) -> bool:
        """Whether what became of others' suggestions may be noted too; also what use taught may be undone and kept."""
        return self.sees_drafts or "admin" in self.scopes

    @property
    def sees_reports(self) -> bool:
        """Whether a person may read how well the library matches; a program's token says so by its scope."""
        return self.role in {"owner", "admin"}

    def may_edit(self, department: str) -> bool:
        """Whether a person may change this department's answers; a program's token says so by its scope."""
        return self.role == "admin" or (self.role == "owner" and department in self.departments)

    @property
    def sees_drafts(self) -> bool:
        """Whether entries that are not published are for these eyes too."""
        return self.role in {"owner", "admin"} or "curate" in self.scopes
