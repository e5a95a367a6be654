"""What everybody must know at once: pinned statements, withdrawals, frozen topics, and rises in similar questions."""

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


class WithdrawalRow(SQLModel, table=True):
    """An entry that was taken out of use everywhere at once, and why; never changed afterwards."""

    __tablename__ = "withdrawal"

    number: int | None = Field(default=None, primary_key=True)
    entry_id: str = Field(index=True)
    department: str
    title: str
    reason: str = Field(sa_type=Text)
    by: str
    at: datetime = Field(sa_type=UtcDateTime, index=True)


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
    """Similar questions came more often than in the same hours before; `key` keeps it from being told twice.

    `latest_at` is when it was last seen to go on.
    """

    __tablename__ = "rise"

    number: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    title: str = Field(sa_type=Text)
    count: int
    expected: float
    receipt_ids: list[str] = Field(sa_type=JSON)
    entry_ids: list[str] = Field(sa_type=JSON)
    at: datetime = Field(sa_type=UtcDateTime)
    latest_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_by: str | None = None


class HiddenNoticeRow(SQLModel, table=True):
    """A notice that a person has read and doesn't want to see any more."""

    __tablename__ = "hidden_notice"

    person_id: int = Field(primary_key=True)
    notice: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
