"""Writes what a document says into its row. The rows can always be made again from the newest revisions."""

from typing import Any

from sqlalchemy import ColumnElement, insert, inspect, update
from sqlmodel import Session, SQLModel

from kb.documents import ChannelDocument, DepartmentDocument, FactDocument, GuidelineConditions, GuidelineDocument
from kb.documents.contact import ContactDocument
from kb.documents.languages import by_language
from kb.tables import ChannelRow, DepartmentRow, FactRow, GuidelineRow

SimpleDocument = ChannelDocument | DepartmentDocument | FactDocument | GuidelineDocument
ROWS: dict[str, type[SQLModel]] = {
    "channel": ChannelRow,
    "department": DepartmentRow,
    "fact": FactRow,
    "guideline": GuidelineRow,
}


def put_row(session: Session, document: SimpleDocument, revision: int) -> None:
    """Inserts or replaces the row of a document that stands alone."""
    row = make_row(document, revision)
    table, values = type(row), row.model_dump()
    # Not by merge: to it 1, True and 1.0 are equal, and a change from one to another would not be written.
    changed = session.execute(update(table).where(_is(table, document.key)).values(values))
    if getattr(changed, "rowcount", 0) == 0:
        session.execute(insert(table).values(values))
    session.expire_all()


def delete_row(session: Session, kind: str, key: str) -> None:
    """Removes the row, if it is there."""
    row: Any = session.get(ROWS[kind], key)
    if row is not None:
        session.delete(row)
        session.flush()


def _is(table: type[SQLModel], key: str) -> ColumnElement[bool]:
    primary: ColumnElement[str] = inspect(table).primary_key[0]
    return primary == key


def make_row(document: SimpleDocument, revision: int) -> SQLModel:
    """The row that says the same as the document."""
    match document:
        case DepartmentDocument():
            return _department(document, revision)
        case FactDocument():
            return _fact(document, revision)
        case GuidelineDocument():
            return _guideline(document, revision)
        case ChannelDocument():
            return _channel(document, revision)


def _department(document: DepartmentDocument, revision: int) -> DepartmentRow:
    return DepartmentRow(
        id=document.id,
        name=by_language(document.name),
        owners=list(document.owners),
        contacts=[_contact(contact) for contact in document.contacts],
        timezone=document.timezone,
        hours=document.hours,
        channel_hours=dict(document.channel_hours),
        holidays=document.holidays,
        closed=list(document.closed),
        reply_within_minutes=document.reply_within_minutes,
        slow_reply_within_minutes=document.slow_reply_within_minutes,
        holding=by_language(document.holding),
        notes=document.notes,
        revision=revision,
    )


def _contact(contact: str | ContactDocument) -> str | dict[str, Any]:
    return contact if isinstance(contact, str) else contact.model_dump(exclude_defaults=True)


def _fact(document: FactDocument, revision: int) -> FactRow:
    return FactRow(
        name=document.name,
        value=document.value,
        owner=document.owner,
        expires=document.expires,
        description=document.description,
        revision=revision,
    )


def _guideline(document: GuidelineDocument, revision: int) -> GuidelineRow:
    return GuidelineRow(
        id=document.id,
        level=document.level,
        check_name=document.check,
        parameters=dict(document.parameters),
        conditions=_conditions(document.when),
        ticked_when=None if document.ticked_when is None else _conditions(document.ticked_when),
        title=by_language(document.title),
        body=document.body,
        revision=revision,
    )


def _conditions(conditions: GuidelineConditions) -> dict[str, list[str]]:
    return {name: list(wanted) for name, wanted in conditions.model_dump().items()}


def _channel(document: ChannelDocument, revision: int) -> ChannelRow:
    return ChannelRow(
        id=document.id,
        name=by_language(document.name),
        max_length=document.limit,
        counting=document.counting,
        markup=document.markup,
        audience=document.audience,
        length=document.length,
        greeting=by_language(document.greeting),
        close=by_language(document.close),
        signature=by_language(document.signature),
        address=dict(document.address or {}),
        emoji=document.emoji,
        engagement=document.engagement,
        notes=document.notes,
        revision=revision,
    )
