"""Questions that were handed to a department, and the messages that carry them there."""

from datetime import datetime

from sqlalchemy import JSON, Text
from sqlmodel import Field, SQLModel

from kb.columns import UtcDateTime


class EscalationRow(SQLModel, table=True):
    """A question for a department, until it is answered or taken back. Texts are redacted.

    `nearest` are the ids of the entries that come nearest to it, the nearest first.
    """

    __tablename__ = "escalation"

    id: str = Field(primary_key=True)
    receipt_id: str | None = Field(default=None, index=True)
    promise_id: str | None = Field(default=None, index=True)
    question: str = Field(sa_type=Text)
    note: str | None = Field(default=None, sa_type=Text)
    lang: str | None = None
    channel: str | None = None
    reference: str | None = None
    reference_digest: str | None = Field(default=None, index=True)
    department: str = Field(index=True)
    confidence: float | None = None
    nearest: list[str] = Field(default_factory=list, sa_type=JSON)
    person_id: int | None = Field(default=None, index=True)
    token_id: int | None = None
    made_at: datetime = Field(sa_type=UtcDateTime)
    state: str = Field(index=True)
    link_expires_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    answered_by: str | None = None
    answer: str | None = Field(default=None, sa_type=Text)
    draft_entry: str | None = None
    seen_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class DeliveryRow(SQLModel, table=True):
    """A message on its way to a department, written before it is sent; `key` keeps it from being written twice.

    `contact` says whom it is for without a secret; the address itself is read from the department when it is sent.
    `follows` is the delivery that it takes up, because that one failed, or because a person asked to send it again.
    """

    __tablename__ = "delivery"

    number: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    kind: str
    subject_id: str = Field(index=True)
    department: str
    tier: str
    contact: str
    contact_digest: str
    follows: int | None = None
    state: str = Field(index=True)
    made_at: datetime = Field(sa_type=UtcDateTime)
    not_before: datetime = Field(sa_type=UtcDateTime)
    attempts: int = 0
    started_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    finished_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    problem: str | None = Field(default=None, sa_type=Text)
