"""A person as the API shows and takes them."""

from datetime import datetime

from flask import Response, jsonify
from pydantic import Field

from kb.database import Session
from kb.department_names import check_departments
from kb.people import PersonFields, PersonRecord, Role
from web.api.shapes import QueryFields, RequestBody, ResponseBody
from web.etags import etag_of


class PersonPath(QueryFields):
    """Which person."""

    id: int = Field(description="the person's number")


class PersonBody(ResponseBody):
    """A person; no secret of theirs leaves the store."""

    id: int
    name: str
    email: str
    role: Role
    departments: tuple[str, ...] = Field(
        description="an owner's own; for an agent or ambassador the only ones they see"
    )
    created_at: datetime
    signed_in_at: datetime | None
    disabled_at: datetime | None
    revision: int


class PersonInput(RequestBody):
    """What is written about a person."""

    name: str = Field(max_length=200)
    email: str = Field(max_length=254)
    role: Role = "agent"
    departments: list[str] = Field(default_factory=list, max_length=200)

    def checked(self, db: Session) -> PersonFields:
        """The fields, of departments that exist.

        Raises:
            ValueRefused: One does not exist.
        """
        check_departments(db, self.departments)
        return PersonFields(self.name, self.email, self.role, self.departments)


def respond_with_person(person: PersonRecord) -> Response:
    """The person with the ETag that a change needs."""
    response = jsonify(PersonBody.model_validate(person).model_dump(mode="json"))
    response.headers["ETag"] = etag_of(person.revision)
    return response
