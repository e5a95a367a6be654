"""The store itself, every revision of every document, and the files as they were last seen on disk."""

from datetime import datetime

from sqlalchemy import Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from kb.columns import UtcDateTime


class StoreRow(SQLModel, table=True):
    """The one row: who this library is, a counter that every change of content raises, and one for every notice."""

    __tablename__ = "store"

    id: int = Field(default=1, primary_key=True)
    library: str
    revision: int = 0
    bell: int = 0


class DocumentRevisionRow(SQLModel, table=True):
    """One revision of one document, never changed afterwards; a `source` of NULL says that it was deleted."""

    __tablename__ = "document_revision"
    __table_args__ = (UniqueConstraint("kind", "key", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    key: str
    number: int
    source: str | None = Field(default=None, sa_type=Text)
    sha256: str | None = Field(default=None, index=True)
    origin: str
    author: str
    at: datetime = Field(sa_type=UtcDateTime, index=True)
    note: str | None = None
    store_revision: int


class DocumentFileRow(SQLModel, table=True):
    """A file as an import last saw it, so that an export can keep its comments and layout."""

    __tablename__ = "document_file"

    kind: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    path: str
    text: str = Field(sa_type=Text)
    sha256: str = Field(index=True)
