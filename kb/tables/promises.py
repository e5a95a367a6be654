"""What was promised to customers: due times as they were suggested, promises that were made, and how they moved."""

from datetime import datetime

from sqlalchemy import Text
from sqlmodel import Field, SQLModel

from kb.columns import UtcDateTime


class HoldingRow(SQLModel, table=True):
    """The due time that a holding reply to a suggestion named, by department; the newest stands.

    `timezone` is the one that it was said in where that is the customer's; None: the department's own. `takes_days`
    says that the time is that of questions which take days.
    """

    __tablename__ = "holding"

    receipt_id: str = Field(primary_key=True)
    department: str = Field(primary_key=True)
    due_at: datetime = Field(sa_type=UtcDateTime)
    at: datetime = Field(sa_type=UtcDateTime)
    timezone: str | None = None
    takes_days: bool = False


class PromiseRow(SQLModel, table=True):
    """A holding reply that was sent. `question` is redacted; `reference` is the case that the caller named.

    `timezone` is the customer's, in which times are said to them; None: the department's.

    `broken_at` stays when it is answered late; `resolved_at` is there once nobody owes an answer any more.
    """

    __tablename__ = "promise"

    id: str = Field(primary_key=True)
    receipt_id: str | None = Field(default=None, index=True)
    question: str = Field(sa_type=Text)
    lang: str | None = None
    channel: str | None = None
    timezone: str | None = None
    reference: str | None = None
    reference_digest: str | None = Field(default=None, index=True)
    department: str = Field(index=True)
    person_id: int | None = Field(default=None, index=True)
    token_id: int | None = None
    made_at: datetime = Field(sa_type=UtcDateTime)
    due_at: datetime = Field(sa_type=UtcDateTime, index=True)
    state: str = Field(index=True)
    broken_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    resolved_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    resolved_by: str | None = None
    reminded_for: datetime | None = Field(default=None, sa_type=UtcDateTime)


class PromiseMoveRow(SQLModel, table=True):
    """A promise that got a later due time, with the follow-up reply that said so; never changed afterwards."""

    __tablename__ = "promise_move"

    number: int | None = Field(default=None, primary_key=True)
    promise_id: str = Field(foreign_key="promise.id", index=True)
    at: datetime = Field(sa_type=UtcDateTime)
    from_due_at: datetime = Field(sa_type=UtcDateTime)
    to_due_at: datetime = Field(sa_type=UtcDateTime)
    reply: str = Field(sa_type=Text)
    person_id: int | None = None
    token_id: int | None = None
