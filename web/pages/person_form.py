"""What the form about a person sends, and what it is filled with."""

from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from kb.people import PersonFields, PersonRecord
from web.pages.session_view import read_number


@dataclass(frozen=True, slots=True)
class PersonForm:
    """A person as typed; `revision` is the one that was opened, 0 for a new person."""

    name: str = ""
    email: str = ""
    role: str = "agent"
    departments: tuple[str, ...] = ()
    revision: int = 0

    @classmethod
    def read(cls, form: MultiDict[str, str]) -> "PersonForm":
        """The form as it was sent."""
        return cls(
            name=form.get("name", ""),
            email=form.get("email", ""),
            role=form.get("role", ""),
            departments=tuple(form.getlist("departments")),
            revision=read_number(form.get("revision", "")),
        )

    @classmethod
    def of(cls, person: PersonRecord) -> "PersonForm":
        """The form of a person who is there."""
        return cls(person.name, person.email, person.role, person.departments, person.revision)

    def as_fields(self) -> PersonFields:
        """What is kept of it."""
        return PersonFields(self.name, self.email, self.role, self.departments)
