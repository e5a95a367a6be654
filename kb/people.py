"""People who may sign in, and what they may do. One administrator who may sign in always stays."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import get_args

from sqlmodel import Session, col, func, select

from kb.actor import COMMAND_LINE, Actor
from kb.audit import record_audit
from kb.columns import utc_now
from kb.errors import LastAdmin, StaleRevision, ValueRefused
from kb.person_rows import PersonRecord, Role, for_audit, get_row, record_of
from kb.sessions import end_sessions
from kb.sign_in_links import forget_links
from kb.tables import PersonRow

__all__ = ["PersonFields", "PersonRecord", "Role"]

_EMAIL = re.compile(r"^[^@\s]+@[^@\s]+$")


@dataclass(frozen=True, slots=True)
class PersonFields:
    """What is written about a person; departments are checked by `kb.department_names.check_departments`."""

    name: str
    email: str
    role: str
    departments: Sequence[str] = ()


def add_person(session: Session, fields: PersonFields, *, by: Actor) -> PersonRecord:
    """Adds the person.

    Raises:
        ValueRefused: a field cannot be used, or somebody has this address already.
    """
    fields = _checked(fields)
    if _find_row(session, fields.email) is not None:
        raise ValueRefused("email", f"Somebody with the address `{fields.email}` is there already; change them.")
    row = PersonRow(name=fields.name, email=fields.email, role=fields.role, created_at=utc_now())
    row.departments = list(fields.departments)
    session.add(row)
    session.flush()
    added = record_of(row)
    record_audit(session, by, "added", "person", str(added.id), after=for_audit(added))
    return added


def change_person(
    session: Session, person_id: int, fields: PersonFields, *, expected_revision: int, by: Actor
) -> PersonRecord:
    """Replaces what is written about the person.

    Raises:
        NotFound: there is none.
        StaleRevision: somebody else changed them meanwhile.
        ValueRefused: a field cannot be used, or somebody else has this address.
        LastAdmin: nobody else could look after people and tokens.
    """
    row = get_row(session, person_id)
    if row.revision != expected_revision:
        raise StaleRevision("person", str(person_id), expected_revision, row.revision)
    fields = _checked(fields)
    other = _find_row(session, fields.email)
    if other is not None and other.id != person_id:
        raise ValueRefused("email", f"Somebody else has the address `{fields.email}`; choose another.")
    return _replace(session, row, fields, by)


def save_person(
    session: Session,
    *,
    name: str,
    email: str,
    role: str,
    departments: Sequence[str] = (),
    by: Actor = COMMAND_LINE,
) -> PersonRecord:
    """Adds the person, or changes the one with this e-mail address (in any capitals).

    Raises:
        ValueRefused: the name, address or role cannot be used.
        LastAdmin: as for a change.
    """
    fields = _checked(PersonFields(name, email, role, departments))
    row = _find_row(session, fields.email)
    return add_person(session, fields, by=by) if row is None else _replace(session, row, fields, by)


def get_person(session: Session, person_id: int) -> PersonRecord:
    """The person.

    Raises:
        NotFound: there is none.
    """
    return record_of(get_row(session, person_id))


def find_person(session: Session, person_id: int) -> PersonRecord | None:
    """The person, or None."""
    row = session.get(PersonRow, person_id, populate_existing=True)
    return None if row is None else record_of(row)


def find_person_by_email(session: Session, email: str) -> PersonRecord | None:
    """The person with this address, in any capitals, or None."""
    row = _find_row(session, email.strip().lower())
    return None if row is None else record_of(row)


def find_first_admin(session: Session) -> PersonRecord | None:
    """The administrator who was added first and is not disabled, or None."""
    query = select(PersonRow).where(PersonRow.role == "admin", col(PersonRow.disabled_at).is_(None))
    row = session.exec(query.order_by(col(PersonRow.id))).first()
    return None if row is None else record_of(row)


def list_people(session: Session, *, after: int = 0, limit: int = 100) -> tuple[PersonRecord, ...]:
    """People in the order in which they were added; `after` is the last id of the page before."""
    query = select(PersonRow).where(col(PersonRow.id) > after).order_by(col(PersonRow.id)).limit(limit)
    return tuple(record_of(row) for row in session.exec(query))


def disable_person(session: Session, person_id: int, *, by: Actor = COMMAND_LINE) -> PersonRecord:
    """Keeps the person from signing in, and ends their sessions and links; what they wrote keeps their name.

    Raises:
        NotFound: there is none.
        LastAdmin: nobody else could look after people and tokens.
    """
    row = get_row(session, person_id)
    if row.disabled_at is not None:
        return record_of(row)
    _refuse_last_admin(session, row)
    now = utc_now()
    end_sessions(session, person_id, by=by, why="disabled", now=now)
    forget_links(session, person_id)
    return _note(session, row, by, "disabled", disabled_at=now)


def enable_person(session: Session, person_id: int, *, by: Actor = COMMAND_LINE) -> PersonRecord:
    """Lets the person sign in again; no session from before comes back.

    Raises:
        NotFound: there is none.
    """
    row = get_row(session, person_id)
    if row.disabled_at is None:
        return record_of(row)
    end_sessions(session, person_id, by=by, why="disabled", now=utc_now())
    return _note(session, row, by, "enabled", disabled_at=None)


def note_sign_in(session: Session, person_id: int, at: datetime) -> PersonRecord:
    """Remembers when the person last signed in.

    Raises:
        NotFound: there is none.
    """
    row = get_row(session, person_id)
    row.signed_in_at = at
    session.flush()
    return record_of(row)


def _checked(fields: PersonFields) -> PersonFields:
    """The fields as they are kept."""
    name, address = fields.name.strip(), fields.email.strip().lower()
    if not name or len(name) > 200 or not name.isprintable():
        raise ValueRefused("name", "A person needs a name of at most 200 characters; write one.")
    if not _EMAIL.match(address) or len(address) > 254 or not address.isprintable():
        raise ValueRefused("email", f"`{address[:80]}` is no e-mail address; write it like name@example.org.")
    if fields.role not in get_args(Role):
        raise ValueRefused("role", f"`{fields.role[:80]}` is no role; choose one of {', '.join(get_args(Role))}.")
    return PersonFields(name, address, fields.role, tuple(dict.fromkeys(fields.departments)))


def _replace(session: Session, row: PersonRow, fields: PersonFields, by: Actor) -> PersonRecord:
    if fields.role != "admin":
        _refuse_last_admin(session, row)
    return _note(
        session, row, by, "changed",
        name=fields.name, email=fields.email, role=fields.role, departments=list(fields.departments),
    )  # fmt: skip


def _note(session: Session, row: PersonRow, by: Actor, verb: str, **values: object) -> PersonRecord:
    """Sets the values and tells the trail, unless all of them were so already."""
    if all(getattr(row, name) == value for name, value in values.items()):
        return record_of(row)
    before = for_audit(record_of(row))
    for name, value in {**values, "revision": row.revision + 1}.items():
        setattr(row, name, value)
    session.add(row)
    session.flush()
    changed = record_of(row)
    record_audit(session, by, verb, "person", str(changed.id), before=before, after=for_audit(changed))
    return changed


def _refuse_last_admin(session: Session, row: PersonRow) -> None:
    if row.role != "admin" or row.disabled_at is not None:
        return
    query = select(func.count()).where(PersonRow.role == "admin", col(PersonRow.disabled_at).is_(None))
    if session.exec(query).one() <= 1:
        raise LastAdmin(row.name)


def _find_row(session: Session, address: str) -> PersonRow | None:
    query = select(PersonRow).where(PersonRow.email == address)
    return session.exec(query.execution_options(populate_existing=True)).first()
