"""People, the ways in which they sign in, and the tokens of programs. Secrets are kept as digests only."""

from datetime import datetime

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from kb.columns import UtcDateTime


class PersonRow(SQLModel, table=True):
    """Someone who may sign in; `revision` counts the changes of what stands here about them."""

    __tablename__ = "person"

    id: int | None = Field(default=None, primary_key=True)
    revision: int = 1
    name: str
    email: str = Field(unique=True)
    role: str
    departments: list[str] = Field(default_factory=list, sa_type=JSON)
    created_at: datetime = Field(sa_type=UtcDateTime)
    signed_in_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    disabled_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class SignInLinkRow(SQLModel, table=True):
    """A link that signs one person in, once."""

    __tablename__ = "sign_in_link"

    digest: str = Field(primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class PasswordRow(SQLModel, table=True):
    """A person's password as argon2 keeps it."""

    __tablename__ = "password"

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    digest: str
    set_at: datetime = Field(sa_type=UtcDateTime)


class SignInSessionRow(SQLModel, table=True):
    """A browser in which somebody signed in; `device` is what it says of itself, `way` how they came in."""

    __tablename__ = "sign_in_session"

    number: int | None = Field(default=None, primary_key=True)
    digest: str = Field(unique=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    way: str
    device: str
    began_at: datetime = Field(sa_type=UtcDateTime)
    seen_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class FailedSignInRow(SQLModel, table=True):
    """A sign-in that did not work, counted for an account and for an address by their digests."""

    __tablename__ = "failed_sign_in"

    number: int | None = Field(default=None, primary_key=True)
    digest: str = Field(index=True)
    at: datetime = Field(sa_type=UtcDateTime)


class ApiTokenRow(SQLModel, table=True):
    """What a program shows instead of a person's sign-in."""

    __tablename__ = "api_token"

    id: int | None = Field(default=None, primary_key=True)
    digest: str = Field(unique=True)
    name: str
    scopes: list[str] = Field(default_factory=list, sa_type=JSON)
    role: str = "agent"
    departments: list[str] = Field(default_factory=list, sa_type=JSON)
    created_at: datetime = Field(sa_type=UtcDateTime)
    last_used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    revoked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
