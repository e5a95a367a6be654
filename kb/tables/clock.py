"""Who of several processes does the work that nobody asked for."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from kb.columns import UtcDateTime


class LeaseRow(SQLModel, table=True):
    """A process that may do a kind of work until a moment; another may take over afterwards."""

    __tablename__ = "lease"

    name: str = Field(primary_key=True)
    holder: str
    until: datetime = Field(sa_type=UtcDateTime)
