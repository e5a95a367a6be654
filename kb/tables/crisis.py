"""What holds for everybody at once: pinned statements, frozen topics, and sudden rises in similar questions."""

from datetime import datetime

from sqlalchemy import JSON, Text
from sqlmodel import Field, SQLModel

from kb.columns import UtcDateTime


class PinRow(SQLModel, table=True):
    """A statement that everybody sees and sends; `texts` by language, no `channels`: all of them."""

    __tablename__ = "pin"

    number: int | None = Field(default=None, primary_key=True)
    title: str
    texts: dict[str, str] = Field(sa_type=JSON)
    channels: list[str] = Field(default_factory=list, sa_type=JSON)
    by: str
    at: datetime = Field(sa_type=UtcDateTime)
    until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_by: str | None = None


class FreezeRow(SQLModel, table=True):
    """Entries that are not to be suggested for the time being, and why."""

    __tablename__ = "freeze"

    number: int | None = Field(default=None, primary_key=True)
    title: str
    reason: str = Field(sa_type=Text)
    entry_ids: list[str] = Field(sa_type=JSON)
    by: str
    at: datetime = Field(sa_type=UtcDateTime)
    until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_by: str | None = None


class RiseRow(SQLModel, table=True):
    """Similar questions came more often than in the same hours before; `key` keeps it from being told twice."""

    __tablename__ = "rise"

    number: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    title: str = Field(sa_type=Text)
    count: int
    expected: float
    receipt_ids: list[str] = Field(sa_type=JSON)
    entry_ids: list[str] = Field(sa_type=JSON)
    at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_by: str | None = None
