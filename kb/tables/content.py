"""Departments, facts, guidelines and channels."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, Text
from sqlmodel import Field, SQLModel

from kb.columns import JsonText, NullableJson


class DepartmentRow(SQLModel, table=True):
    """Who answers, and when they are there."""

    __tablename__ = "department"

    id: str = Field(primary_key=True)
    name: dict[str, str] = Field(sa_type=JSON)
    owners: list[str] = Field(sa_type=JSON)
    contacts: list[Any] = Field(sa_type=JSON)
    timezone: str
    hours: str
    channel_hours: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    holidays: str | None = None
    closed: list[str] = Field(default_factory=list, sa_type=JSON)
    reply_within_minutes: int
    slow_reply_within_minutes: int | None = None
    holding: dict[str, str] = Field(sa_type=JSON)
    notes: str = Field(sa_type=Text)
    revision: int


class FactRow(SQLModel, table=True):
    """A value that many answers use; `value` is a scalar, or a mapping by language."""

    __tablename__ = "fact"

    name: str = Field(primary_key=True)
    value: Any = Field(sa_type=JsonText)
    owner: str | None = None
    expires: date | None = None
    description: str | None = Field(default=None, sa_type=Text)
    revision: int


class GuidelineRow(SQLModel, table=True):
    """An item of the checklist."""

    __tablename__ = "guideline"

    id: str = Field(primary_key=True)
    level: str
    check_name: str | None = None  # "check" is a reserved word
    parameters: dict[str, Any] = Field(sa_type=JSON)
    conditions: dict[str, list[str]] = Field(sa_type=JSON)
    ticked_when: dict[str, list[str]] | None = Field(default=None, sa_type=NullableJson)
    title: dict[str, str] = Field(sa_type=JSON)
    body: str = Field(sa_type=Text)
    revision: int


class ChannelRow(SQLModel, table=True):
    """What fits into a reply, and what stands around it."""

    __tablename__ = "channel"

    id: str = Field(primary_key=True)
    name: dict[str, str] = Field(sa_type=JSON)
    max_length: int | None = None  # "limit" is a reserved word
    counting: str
    markup: str
    audience: str
    length: str
    greeting: dict[str, str] = Field(sa_type=JSON)
    close: dict[str, str] = Field(sa_type=JSON)
    signature: dict[str, str] = Field(sa_type=JSON)
    address: dict[str, str] = Field(sa_type=JSON)
    emoji: int | None = None
    engagement: str = "serving"
    notes: str = Field(sa_type=Text)
    revision: int
