"""Entries, their phrasings, and when each last changed."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKeyConstraint, Text
from sqlmodel import Field, SQLModel

from kb.columns import UtcDateTime


class EntryRow(SQLModel, table=True):
    """One entry in one language, with what it shares with its source filled in."""

    __tablename__ = "entry"

    id: str = Field(primary_key=True)
    lang: str = Field(primary_key=True)
    is_source: bool
    title: str = Field(sa_type=Text)
    answer: str = Field(sa_type=Text)
    short: str | None = Field(default=None, sa_type=Text)
    department: str = Field(foreign_key="department.id", index=True)
    status: str = Field(index=True)
    authority: str
    audience: str
    review_every_days: int | None = None
    verified: date | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    source_revision: int | None = None
    channels: list[str] = Field(default_factory=list, sa_type=JSON)
    blanks: dict[str, dict[str, Any]] = Field(default_factory=dict, sa_type=JSON)
    takes_days: bool = False
    must_match: list[str] = Field(default_factory=list, sa_type=JSON)
    must_not_match: list[str] = Field(default_factory=list, sa_type=JSON)
    revision: int
    changed_at: datetime = Field(sa_type=UtcDateTime)


class EntryQuestionRow(SQLModel, table=True):
    """Another way in which people ask an entry's question."""

    __tablename__ = "entry_question"
    __table_args__ = (ForeignKeyConstraint(["entry_id", "lang"], ["entry.id", "entry.lang"], ondelete="CASCADE"),)

    entry_id: str = Field(primary_key=True)
    lang: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    text: str = Field(sa_type=Text)


class EntryChangeRow(SQLModel, table=True):
    """The store's revision at which an entry in one language last changed; it outlives the entry."""

    __tablename__ = "entry_change"

    entry_id: str = Field(primary_key=True)
    lang: str = Field(primary_key=True)
    store_revision: int = Field(index=True)
    gone: bool
