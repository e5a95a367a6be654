"""People's rows, and the record that leaves kb."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlmodel import Session

from kb.errors import NotFound
from kb.one_time_secrets import digest_of
from kb.tables import PersonRow

Role = Literal["agent", "ambassador", "owner", "admin"]


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """A person. `departments`: an owner owns their answers, an agent or ambassador sees only those; none means all."""

    id: int
    name: str
    email: str
    role: Role
    departments: tuple[str, ...]
    created_at: datetime
    signed_in_at: datetime | None
    disabled_at: datetime | None
    revision: int = 1


def get_row(session: Session, person_id: int) -> PersonRow:
    """The person's row as it is now.

    Raises:
        NotFound: there is none.
    """
    row = session.get(PersonRow, person_id, populate_existing=True) if is_id(person_id) else None
    if row is None:
        raise NotFound("person", str(person_id))
    return row


def is_id(number: int) -> bool:
    """Whether a database can keep the number as an id at all; a larger one is no error of it, but nobody's."""
    return 0 < number < 2**31


def record_of(row: PersonRow) -> PersonRecord:
    """The record of a row."""
    return PersonRecord(
        id=row.id or 0,
        name=row.name,
        email=row.email,
        role=row.role,  # type: ignore[arg-type]  # kb.people checks it
        departments=tuple(row.departments),
        created_at=row.created_at,
        signed_in_at=row.signed_in_at,
        disabled_at=row.disabled_at,
        revision=row.revision,
    )


def for_audit(person: PersonRecord) -> Mapping[str, Any]:
    """What the trail keeps of a person; of the address only a digest, which shows that it changed."""
    return {
        "name": person.name,
        "email_digest": digest_of(person.email)[:16],
        "role": person.role,
        "departments": list(person.departments),
        "disabled": person.disabled_at is not None,
    }
