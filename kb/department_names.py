"""Departments as they are named elsewhere: of a person, of a token."""

from collections.abc import Iterable

from sqlmodel import Session, select

from kb.documents.nearest import nearest_hint
from kb.errors import ValueRefused
from kb.tables import DepartmentRow


def check_departments(session: Session, departments: Iterable[str]) -> None:
    """Refuses a department that does not exist.

    Raises:
        ValueRefused: with the nearest name.
    """
    known = set(session.exec(select(DepartmentRow.id)))
    for name in departments:
        if name not in known:
            hint = nearest_hint(name, known)
            raise ValueRefused("departments", f"There is no department `{name[:80]}`{hint}; check its name.")
