"""Lets a test say whom the departments of the small library are reached by."""

from kb.current import find_current
from kb.departments import save_department
from kb.documents import DepartmentDocument, dump_department
from kb.documents.contact import ContactDocument


def reach_by(world, department: str, *contacts: dict[str, object] | str) -> None:
    """Gives the department these contacts and no others."""
    made = tuple(it if isinstance(it, str) else ContactDocument(**it) for it in contacts)
    with world.services.database.transaction() as db:
        current = find_current(db, "department", department)
        document = current.document.model_copy(update={"contacts": made})
        assert isinstance(document, DepartmentDocument)
        assert dump_department(document)
        save_department(db, document, expected_revision=current.revision.number, author="test")
