"""Who works when, and what they have to have read."""

from datetime import date, datetime

from sqlalchemy import JSON, Text
from sqlmodel import Field, SQLModel

from kb.columns import UtcDateTime


class ShiftRow(SQLModel, table=True):
    """One stretch in which a person worked. `note` is for those who come after, without personal data.

    `handed_over`: its person said that it ended; otherwise they were away for long.
    """

    __tablename__ = "shift"

    number: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    began_at: datetime = Field(sa_type=UtcDateTime)
    seen_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime, index=True)
    handed_over: bool = False
    note: str | None = Field(default=None, sa_type=Text)


class MustReadRow(SQLModel, table=True):
    """A change that people have to tick: of an entry, or a note by itself; `until` is its last day."""

    __tablename__ = "must_read"

    number: int | None = Field(default=None, primary_key=True)
    entry_id: str | None = Field(default=None, index=True)
    department: str | None = None
    text: str = Field(sa_type=Text)
    roles: list[str] = Field(default_factory=list, sa_type=JSON)
    by: str
    at: datetime = Field(sa_type=UtcDateTime)
    until: date | None = None
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_by: str | None = None


class MustReadTickRow(SQLModel, table=True):
    """Somebody has read it."""

    __tablename__ = "must_read_tick"

    must_read: int = Field(foreign_key="must_read.number", primary_key=True)
    person_id: int = Field(foreign_key="person.id", primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
