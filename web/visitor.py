"""Who is asking: a person with a session, or a program with a token. Here is decided what they may see and change."""

from dataclasses import dataclass
from datetime import date

from answers.reading import may_be_shown
from kb.actor import Actor
from kb.asker import NOBODY, Asker
from kb.entries import EntryRecord
from kb.people import Role


@dataclass(frozen=True, slots=True)
class Visitor:
    """`scopes` is empty for a person, whose role says what they may do; a program's token has at least one.

    `departments` are those whose answers an owner owns, and whose answers an agent or an ambassador sees: without any
    they see all. An administrator's are all. A token has the eyes of its role, and with the scope `curate` it changes
    what its departments own: all of them where it names none, nothing where it is an ambassador's.
    """

    name: str
    role: Role
    scopes: frozenset[str] = frozenset()
    asker: Asker = NOBODY
    departments: frozenset[str] = frozenset()

    @property
    def actor(self) -> Actor:
        """How the audit trail names them."""
        return Actor(self.name, self.asker)

    @property
    def is_program(self) -> bool:
        """Whether a token asks, and no person."""
        return bool(self.scopes)

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
        """Whether what became of others' suggestions may be noted too."""
        if self.is_program:
            return self.role != "ambassador" and bool(self.scopes & {"curate", "admin"})
        return self.role in {"owner", "admin"}

    @property
    def sees_reports(self) -> bool:
        """Whether they may read how the whole library does; a program's token needs the scope besides."""
        if self.is_program:
            return self.role in {"owner", "admin"} or (self.role == "agent" and not self.departments)
        return self.role in {"owner", "admin"}

    @property
    def sees_trail(self) -> bool:
        """Whether there are lines of the audit trail for them; a program's token needs the scope besides."""
        return self.role == "admin" or self.edits_something or (self.is_program and self.role != "ambassador")

    @property
    def trail_departments(self) -> frozenset[str] | None:
        """The departments whose entries' lines they see; None for the whole trail."""
        if self.role == "admin" or (self.is_program and not self.departments):
            return None
        return self.departments

    @property
    def edits_something(self) -> bool:
        """Whether there may be entries that are theirs to change."""
        if self.is_program:
            return "curate" in self.scopes and self.role != "ambassador"
        return self.role == "admin" or (self.role == "owner" and bool(self.departments))

    def may_edit(self, department: str) -> bool:
        """Whether this department's answers are theirs: to change, and to read as drafts and as they were."""
        if not self.edits_something:
            return False
        owns_all = self.role == "admin" or (self.is_program and not self.departments)
        return owns_all or department in self.departments

    def may_see(self, entry: EntryRecord, today: date) -> bool:
        """Whether an entry is there for these eyes: what could answer a question of theirs, and what is theirs."""
        return may_be_shown(entry, self.role, today, self.departments) or self.may_edit(entry.department)
