"""Facts as the rest of the program reads them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, select

from kb.documents import FactDocument, pick_language
from kb.errors import NotFound
from kb.revisions import Change
from kb.saving import delete_document, save_document
from kb.tables import FactRow

FactValue = str | int | float | bool


@dataclass(frozen=True, slots=True)
class FactRecord:
    """A value that many answers use; `owner` is the department that knows whether it still holds."""

    name: str
    value: FactValue | Mapping[str, FactValue]
    owner: str | None
    expires: date | None
    description: str | None
    revision: int

    def value_in(self, lang: str | None) -> FactValue:
        """The value for this language, or else the English or first one."""
        if not isinstance(self.value, Mapping):
            return self.value
        value = pick_language(self.value, lang)
        return "" if value is None else value

    def is_expired(self, today: date) -> bool:
        """Whether its last day is over."""
        return self.expires is not None and self.expires < today


def get_fact(session: Session, name: str) -> FactRecord:
    """The fact.

    Raises:
        NotFound: there is none.
    """
    fact = find_fact(session, name)
    if fact is None:
        raise NotFound("fact", name)
    return fact


def find_fact(session: Session, name: str) -> FactRecord | None:
    """The fact, or None."""
    row = session.get(FactRow, name, populate_existing=True)
    return None if row is None else _record(row)


def list_facts(session: Session) -> tuple[FactRecord, ...]:
    """All facts in the order of their names."""
    return tuple(_record(row) for row in session.exec(select(FactRow).order_by(FactRow.name)))


def save_fact(session: Session, document: FactDocument, *, expected_revision: int | None, author: str) -> FactRecord:
    """Saves the fact; `expected_revision` is None for a new one.

    Raises:
        StaleRevision: someone else changed, made or deleted it meanwhile.
    """
    save_document(session, "fact", document, expected_revision=expected_revision, change=Change(author))
    return get_fact(session, document.name)


def delete_fact(session: Session, name: str, *, expected_revision: int, author: str) -> None:
    """Deletes the fact.

    Raises:
        NotFound, StaleRevision: as for saving.
        DocumentInUse: a text still uses it.
    """
    delete_document(session, "fact", name, expected_revision=expected_revision, change=Change(author))


def _record(row: FactRow) -> FactRecord:
    return FactRecord(row.name, row.value, row.owner, row.expires, row.description, row.revision)
