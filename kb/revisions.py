"""Every revision of every document, append-only: who changed what, when, and the text itself."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from sqlalchemy import func
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from kb.actor import Actor
from kb.asker import Asker
from kb.audit import record_audit
from kb.columns import utc_now
from kb.documents.formats import Kind
from kb.documents.library import DocumentKey, sha256_of
from kb.errors import NotFound
from kb.store import raise_store_revision
from kb.tables import DocumentRevisionRow

Origin = Literal["import", "edit", "starter"]


@dataclass(frozen=True, slots=True)
class Change:
    """Who changes something, and by which way it comes in."""

    author: str
    origin: Origin = "edit"
    note: str | None = None
    at: datetime = field(default_factory=utc_now)
    asker: Asker = field(default_factory=Asker)


@dataclass(frozen=True, slots=True)
class Revision:
    """One revision; `source` is the document's text, or None when this revision deleted it."""

    kind: Kind
    key: str
    number: int
    source: str | None
    sha256: str | None
    origin: Origin
    author: str
    at: datetime
    note: str | None
    store_revision: int


def add_revision(
    session: Session, kind: Kind, key: str, source: str | None, change: Change, *, first_number: int = 1
) -> int:
    """Appends a revision and raises the store's; gives its number, which is `first_number` for a new document.

    The audit trail gets a line that names the revisions; their texts are here, as append-only as the trail.
    """
    latest = session.exec(
        select(func.max(DocumentRevisionRow.number)).where(
            DocumentRevisionRow.kind == kind, DocumentRevisionRow.key == key
        )
    ).one()
    number = first_number if latest is None else latest + 1
    session.add(
        DocumentRevisionRow(
            kind=kind,
            key=key,
            number=number,
            source=source,
            sha256=None if source is None else sha256_of(source),
            origin=change.origin,
            author=change.author,
            at=change.at,
            note=change.note,
            store_revision=raise_store_revision(session),
        )
    )
    record_audit(
        session,
        Actor(change.author, change.asker),
        "deleted" if source is None else "created" if latest is None else "changed",
        kind,
        key,
        before=None if latest is None else {"revision": latest},
        after=None if source is None else {"revision": number},
        at=change.at,
    )
    session.flush()
    return number


def find_latest(session: Session, kind: Kind, key: str) -> Revision | None:
    """The newest revision, which may say that the document was deleted; None for one that never was."""
    row = session.exec(_of(kind, key).order_by(col(DocumentRevisionRow.number).desc()).limit(1)).first()
    return None if row is None else _revision(row)


def get_revision(session: Session, kind: Kind, key: str, number: int) -> Revision:
    """One revision.

    Raises:
        NotFound: there is none with this number.
    """
    row = session.exec(_of(kind, key).where(DocumentRevisionRow.number == number)).first()
    if row is None:
        raise NotFound(kind, f"{key} revision {number}")
    return _revision(row)


def list_revisions(
    session: Session, kind: Kind, key: str, *, before: int | None = None, limit: int = 50
) -> tuple[Revision, ...]:
    """The document's revisions, newest first; `before` is the last number of the page before."""
    query = _of(kind, key)
    if before is not None:
        query = query.where(DocumentRevisionRow.number < before)
    rows = session.exec(query.order_by(col(DocumentRevisionRow.number).desc()).limit(limit))
    return tuple(_revision(row) for row in rows)


def list_latest(session: Session) -> Iterator[Revision]:
    """The newest revision of every document that was ever there."""
    newest = (
        select(DocumentRevisionRow.kind, DocumentRevisionRow.key, func.max(DocumentRevisionRow.number).label("number"))
        .group_by(DocumentRevisionRow.kind, DocumentRevisionRow.key)
        .subquery()
    )
    rows = session.exec(
        select(DocumentRevisionRow).join(
            newest,
            (col(DocumentRevisionRow.kind) == newest.c.kind)
            & (col(DocumentRevisionRow.key) == newest.c.key)
            & (col(DocumentRevisionRow.number) == newest.c.number),
        )
    )
    return (_revision(row) for row in rows)


def list_imported(session: Session) -> dict[DocumentKey, int]:
    """By document, the number of the newest revision that came from a folder."""
    rows = session.exec(
        select(DocumentRevisionRow.kind, DocumentRevisionRow.key, func.max(DocumentRevisionRow.number))
        .where(col(DocumentRevisionRow.origin).in_(("import", "starter")))
        .group_by(DocumentRevisionRow.kind, DocumentRevisionRow.key)
    )
    return {(kind, key): number for kind, key, number in rows}  # type: ignore[misc]  # kind is one of Kind by writing


def _of(kind: str, key: str) -> SelectOfScalar[DocumentRevisionRow]:
    return select(DocumentRevisionRow).where(DocumentRevisionRow.kind == kind, DocumentRevisionRow.key == key)


def _revision(row: DocumentRevisionRow) -> Revision:
    return Revision(
        kind=row.kind,  # type: ignore[arg-type]  # only add_revision writes it
        key=row.key,
        number=row.number,
        source=row.source,
        sha256=row.sha256,
        origin=row.origin,  # type: ignore[arg-type]  # only add_revision writes it
        author=row.author,
        at=row.at,
        note=row.note,
        store_revision=row.store_revision,
    )
