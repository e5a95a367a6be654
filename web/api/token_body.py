"""Tokens as the API shows and takes them: the text only when it is made."""

from datetime import datetime

from pydantic import Field

from kb.people import Role
from kb.tokens import Scope
from web.api.shapes import QueryFields, RequestBody, ResponseBody


class TokenPath(QueryFields):
    """Which token."""

    id: int = Field(description="the token's number")


class TokenBody(ResponseBody):
    """A token without its text."""

    id: int
    name: str
    scopes: tuple[Scope, ...]
    role: Role
    departments: tuple[str, ...] = Field(description="the only ones it sees; none means all")
    created_at: datetime
    last_used_at: datetime | None = Field(description="the last use, to a minute")
    revoked_at: datetime | None


class TokenInput(RequestBody):
    """A token to be made: with no more than what its maker has."""

    name: str = Field(max_length=200, description="which program it is for")
    scopes: list[Scope] = Field(min_length=1, max_length=20)
    role: Role = "agent"
    departments: list[str] = Field(default_factory=list, max_length=200)


class Tokens(ResponseBody):
    """All tokens, revoked ones included, in the order in which they were made."""

    tokens: tuple[TokenBody, ...]


class MadeToken(ResponseBody):
    """A new token with its text, which is not shown again."""

    text: str
    token: TokenBody
