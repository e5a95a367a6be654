"""The audit trail: rows are added and never changed, which the database itself sees to."""

from datetime import datetime
from typing import Any

from sqlmodel import Field, SQLModel

from kb.columns import NullableJson, UtcDateTime


class AuditRow(SQLModel, table=True):
    """Who did what to which thing, when, and what was there before and after; no customer's words, no secrets."""

    __tablename__ = "audit"

    number: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime, index=True)
    who: str
    person_id: int | None = None
    token_id: int | None = None
    verb: str
    kind: str
    key: str = Field(index=True)
    before: dict[str, Any] | None = Field(default=None, sa_type=NullableJson)
    after: dict[str, Any] | None = Field(default=None, sa_type=NullableJson)
