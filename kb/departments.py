"""Departments as the rest of the program reads them."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import Session, select

from kb.contacts import Contact, contact_of
from kb.documents import DepartmentDocument, pick_language
from kb.errors import NotFound
from kb.revisions import Change
from kb.saving import delete_document, save_document
from kb.tables import DepartmentRow


@dataclass(frozen=True, slots=True)
class DepartmentRecord:
    """Who answers; texts are by language, `hours` is OpenStreetMap opening_hours in `timezone`.

    `channel_hours` are those of single channels where they differ; `closed` are the company days as they are written.
    """

    id: str
    names: Mapping[str, str]
    owners: tuple[str, ...]
    contacts: tuple[Contact, ...]
    timezone: str
    hours: str
    channel_hours: Mapping[str, str]
    holidays: str | None
    closed: tuple[str, ...]
    reply_within_minutes: int
    slow_reply_within_minutes: int | None
    holding: Mapping[str, str]
    notes: str
    revision: int

    @property
    def name(self) -> str:
        """What colleagues call it."""
        return self.name_in("en")

    def name_in(self, lang: str | None) -> str:
        """What people of this language call it, or else its English or first name."""
        return pick_language(self.names, lang) or self.id


def get_department(session: Session, department_id: str) -> DepartmentRecord:
    """The department.

    Raises:
        NotFound: there is none.
    """
    department = find_department(session, department_id)
    if department is None:
        raise NotFound("department", department_id)
    return department


def find_department(session: Session, department_id: str) -> DepartmentRecord | None:
    """The department, or None."""
    row = session.get(DepartmentRow, department_id, populate_existing=True)
    return None if row is None else _record(row)


def list_departments(session: Session) -> tuple[DepartmentRecord, ...]:
    """All departments in the order of their ids; a house has few."""
    return tuple(_record(row) for row in session.exec(select(DepartmentRow).order_by(DepartmentRow.id)))


def save_department(
    session: Session, document: DepartmentDocument, *, expected_revision: int | None, author: str
) -> DepartmentRecord:
    """Saves the department; `expected_revision` is None for a new one.

    Raises:
        StaleRevision: someone else changed, made or deleted it meanwhile.
        DocumentRefused: it contradicts itself or the rest of the store.
    """
    save_document(session, "department", document, expected_revision=expected_revision, change=Change(author))
    return get_department(session, document.id)


def delete_department(session: Session, department_id: str, *, expected_revision: int, author: str) -> None:
    """Deletes the department.

    Raises:
        NotFound, StaleRevision: as for saving.
        DocumentInUse: it still has entries.
    """
    change = Change(author)
    delete_document(session, "department", department_id, expected_revision=expected_revision, change=change)


def _record(row: DepartmentRow) -> DepartmentRecord:
    return DepartmentRecord(
        id=row.id,
        names=dict(row.name),
        owners=tuple(row.owners),
        contacts=tuple(contact_of(it) for it in row.contacts),
        timezone=row.timezone,
        hours=row.hours,
        channel_hours=dict(row.channel_hours),
        holidays=row.holidays,
        closed=tuple(row.closed),
        reply_within_minutes=row.reply_within_minutes,
        slow_reply_within_minutes=row.slow_reply_within_minutes,
        holding=dict(row.holding),
        notes=row.notes,
        revision=row.revision,
    )
