"""What happened: suggestions that were served, what people did with them, and what that taught."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from kb.columns import NullableJson, UtcDateTime


class ReceiptRow(SQLModel, table=True):
    """One served suggestion.

    `shown` is a list of [entry id, language, revision, confidence, part of the question], the best first; behind them
    the confidence before outcomes moved it, where they did.
    """

    __tablename__ = "receipt"

    id: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime, index=True)
    question: str = Field(sa_type=Text)
    lang: str | None = None
    channel: str | None = None
    outcome: str
    shown: list[Any] = Field(sa_type=JSON)
    index_fingerprint: str
    store_revision: int
    person_id: int | None = None
    token_id: int | None = None
    role: str
    reference_digest: str | None = Field(default=None, index=True)


class OutcomeRow(SQLModel, table=True):
    """What somebody did with a suggestion; never changed afterwards.

    `difference` is a list of [words of the entry, words that were sent instead], where it was worth keeping.
    """

    __tablename__ = "outcome"

    number: int | None = Field(default=None, primary_key=True)
    receipt_id: str = Field(foreign_key="receipt.id", index=True)
    at: datetime = Field(sa_type=UtcDateTime)
    kind: str
    entry_id: str | None = None
    lang: str | None = None
    text: str | None = Field(default=None, sa_type=Text)
    reason: str | None = None
    person_id: int | None = Field(default=None, index=True)
    token_id: int | None = None
    difference: list[Any] | None = Field(default=None, sa_type=NullableJson)


class LearnedPhrasingRow(SQLModel, table=True):
    """A question that use has taught an entry; an undone or kept one stays, so that it is not learned again.

    `held_at`: the outcomes that taught it were purged then, and it stays without them.
    """

    __tablename__ = "learned_phrasing"
    __table_args__ = (UniqueConstraint("entry_id", "lang", "question_key"),)

    number: int | None = Field(default=None, primary_key=True)
    entry_id: str
    lang: str
    question_key: str = Field(sa_type=Text)
    text: str = Field(sa_type=Text)
    people: int
    state: str
    at: datetime = Field(sa_type=UtcDateTime)
    by: str | None = None
    held_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class CuratedViewRow(SQLModel, table=True):
    """Which entries a question is near to by the phrasings that people wrote: entry ids with confidences."""

    __tablename__ = "curated_view"

    lang: str = Field(primary_key=True)
    question_key: str = Field(primary_key=True, sa_type=Text)
    confidences: dict[str, float] = Field(sa_type=JSON)


class WaiverRow(SQLModel, table=True):
    """A must that somebody set aside for one suggestion; never changed afterwards."""

    __tablename__ = "waiver"

    number: int | None = Field(default=None, primary_key=True)
    receipt_id: str = Field(foreign_key="receipt.id", index=True)
    guideline: str
    check_name: str | None = None  # "check" is a reserved word
    reason: str = Field(sa_type=Text)
    person_id: int | None = None
    token_id: int | None = None
    at: datetime = Field(sa_type=UtcDateTime)
