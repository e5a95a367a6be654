"""Vectors that were computed before: opaque bytes to this package."""

from sqlalchemy import LargeBinary
from sqlmodel import Field, SQLModel


class VectorRow(SQLModel, table=True):
    """One vector of one text by one encoder."""

    __tablename__ = "vector"

    fingerprint: str = Field(primary_key=True)
    hash: bytes = Field(primary_key=True, sa_type=LargeBinary)
    vector: bytes = Field(sa_type=LargeBinary)
