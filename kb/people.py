"""People who may sign in, and what they may do."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from sqlmodel import Session, col, select

from kb.columns import utc_now
from kb.errors import NotFound, ValueRefused
from kb.tables import PersonRow

Role = Literal["agent", "ambassador", "owner", "admin"]
_EMAIL = re.compile(r"^[^@\s]+@[^@\s]+$")


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """A person; `departments` are those whose answers an owner owns."""

    id: int
    name: str
    email: str
    role: Role
    departments: tuple[str, ...]
    created_at: datetime
    signed_in_at: datetime | None
    disabled_at: datetime | None


def save_person(session: Session, *, name: str, email: str, role: str, departments: Sequence[str] = ()) -> PersonRecord:
    """Adds the person, or changes the one with this e-mail address (in any capitals).

    Raises:
        ValueRefused: the name, address or role cannot be used.
    """
    address = email.strip().lower()
    if not name.strip() or len(name) > 200:
        raise ValueRefused("name", "A person needs a name of at most 200 characters; write one.")
    if not _EMAIL.match(address) or len(address) > 254:
        raise ValueRefused("email", f"`{address[:80]}` is no e-mail address; write it like name@example.org.")
    if role not in get_args(Role):
        raise ValueRefused("role", f"`{role[:80]}` is no role; choose one of {', '.join(get_args(Role))}.")
    row = session.exec(select(PersonRow).where(PersonRow.email == address)).first()
    if row is None:
        row = PersonRow(name=name.strip(), email=address, role=role, created_at=utc_now())
    row.name, row.role, row.departments = name.strip(), role, list(departments)
    session.add(row)
    session.flush()
    return _record(row)


def get_person(session: Session, person_id: int) -> PersonRecord:
    """The person.

    Raises:
        NotFound: there is none.
    """
    return _record(_get(session, person_id))


def find_person(session: Session, person_id: int) -> PersonRecord | None:
    """The person, or None."""
    row = session.get(PersonRow, person_id, populate_existing=True)
    return None if row is None else _record(row)


def find_person_by_email(session: Session, email: str) -> PersonRecord | None:
    """The person with this address, in any capitals, or None."""
    row = session.exec(select(PersonRow).where(PersonRow.email == email.strip().lower())).first()
    return None if row is None else _record(row)


def find_first_admin(session: Session) -> PersonRecord | None:
    """The administrator who was added first and is not disabled, or None."""
    query = select(PersonRow).where(PersonRow.role == "admin", col(PersonRow.disabled_at).is_(None))
    row = session.exec(query.order_by(col(PersonRow.id))).first()
    return None if row is None else _record(row)


def list_people(session: Session, *, after: int = 0, limit: int = 100) -> tuple[PersonRecord, ...]:
    """People in the order in which they were added; `after` is the last id of the page before."""
    query = select(PersonRow).where(col(PersonRow.id) > after).order_by(col(PersonRow.id)).limit(limit)
    return tuple(_record(row) for row in session.exec(query))


def disable_person(session: Session, person_id: int) -> PersonRecord:
    """Keeps the person from signing in; what they wrote keeps their name.

    Raises:
        NotFound: there is none.
    """
    row = _get(session, person_id)
    row.disabled_at = row.disabled_at or utc_now()
    session.flush()
    return _record(row)


def enable_person(session: Session, person_id: int) -> PersonRecord:
    """Lets the person sign in again.

    Raises:
        NotFound: there is none.
    """
    row = _get(session, person_id)
    row.disabled_at = None
    session.flush()
    return _record(row)


def note_sign_in(session: Session, person_id: int, at: datetime) -> PersonRecord:
    """Remembers when the person last signed in.

    Raises:
        NotFound: there is none.
    """
    row = _get(session, person_id)
    row.signed_in_at = at
    session.flush()
    return _record(row)


def _get(session: Session, person_id: int) -> PersonRow:
    row = session.get(PersonRow, person_id, populate_existing=True)
    if row is None:
        raise NotFound("person", str(person_id))
    return row


def _record(row: PersonRow) -> PersonRecord:
    return PersonRecord(
        id=row.id or 0,
        name=row.name,
        email=row.email,
        role=row.role,  # type: ignore[arg-type]  # save_person checks it
        departments=tuple(row.departments),
        created_at=row.created_at,
        signed_in_at=row.signed_in_at,
        disabled_at=row.disabled_at,
    )
