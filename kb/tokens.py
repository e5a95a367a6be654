"""Tokens of programs: shown once, kept as a digest, found by it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, get_args

from sqlmodel import Session, col, select

from kb.actor import COMMAND_LINE, Actor
from kb.audit import record_audit
from kb.columns import utc_now
from kb.department_names import check_departments
from kb.errors import NotFound, ValueRefused
from kb.one_time_secrets import digest_of, make_secret
from kb.person_rows import Role, is_id
from kb.tables import ApiTokenRow

Scope = Literal["suggest", "curate", "report", "admin"]
_PREFIX = "sd_"  # lets people and secret scanners recognise one
_TOUCH_AFTER = timedelta(minutes=1)  # a write for every request would make the counter the busiest row


@dataclass(frozen=True, slots=True)
class TokenRecord:
    """What is known of a token; its text is not. `role` is whose eyes it has; no `departments`: all of them."""

    id: int
    name: str
    scopes: tuple[Scope, ...]
    created_at: datetime
    last_used_at: datetime | None
    revoked_at: datetime | None
    role: Role = "agent"
    departments: tuple[str, ...] = ()


def create_token(
    session: Session,
    name: str,
    scopes: Iterable[str],
    *,
    role: str = "agent",
    departments: Iterable[str] = (),
    by: Actor = COMMAND_LINE,
) -> str:
    """A new token's text, which can't be shown again.

    Raises:
        ValueRefused: the name is empty or in use, or a scope, role or department does not exist.
    """
    wanted = list(dict.fromkeys(scopes))
    known = get_args(Scope)
    unknown = [scope for scope in wanted if scope not in known]
    if unknown or not wanted:
        what = f"`{unknown[0][:80]}` is no scope" if unknown else "A token needs a scope"
        raise ValueRefused("scopes", f"{what}; choose from {', '.join(known)}.")
    if role not in get_args(Role):
        raise ValueRefused("role", f"`{role[:80]}` is no role; choose one of {', '.join(get_args(Role))}.")
    named = tuple(dict.fromkeys(departments))
    check_departments(session, named)
    if not name.strip() or len(name) > 200 or not name.isprintable():
        raise ValueRefused("name", "A token needs a name of at most 200 characters; say which program it is for.")
    taken = select(ApiTokenRow.id).where(ApiTokenRow.name == name.strip(), col(ApiTokenRow.revoked_at).is_(None))
    if session.exec(taken).first() is not None:
        raise ValueRefused("name", f"A token named `{name.strip()}` exists already; revoke it or choose another name.")
    text = make_secret(_PREFIX)
    row = ApiTokenRow(digest=digest_of(text), name=name.strip(), scopes=wanted, role=role, created_at=utc_now())
    row.departments = list(named)
    session.add(row)
    session.flush()
    record_audit(session, by, "created", "token", str(row.id), after=_for_audit(row))
    return text


def find_token(session: Session, text: str) -> TokenRecord | None:
    """The token with this text, None when there is none or it was revoked."""
    # Every request of a program begins with this: columns are read in half the time of an object.
    table = ApiTokenRow.__table__  # type: ignore[attr-defined]  # SQLModel gives every table one
    query = table.select().where(table.c.digest == digest_of(text), table.c.revoked_at.is_(None))
    row = session.connection().execute(query).mappings().first()
    if row is None:
        return None
    values = {name: value for name, value in row.items() if name != "digest"}
    return TokenRecord(**{**values, "scopes": tuple(row["scopes"]), "departments": tuple(row["departments"])})


def get_token_of(session: Session, text: str) -> TokenRecord:
    """The token with this text.

    Raises:
        NotFound: there is none; the text is not repeated.
    """
    token = find_token(session, text)
    if token is None:
        raise NotFound("token", "of this text")
    return token


def touch_token(session: Session, token: TokenRecord) -> None:
    """Notes that the token was used, at most once a minute."""
    now = utc_now()
    if token.last_used_at is None or now - token.last_used_at >= _TOUCH_AFTER:
        _get(session, token.id).last_used_at = now
        session.flush()


def list_tokens(session: Session) -> tuple[TokenRecord, ...]:
    """All tokens, the revoked ones included, in the order in which they were made."""
    return tuple(_record(row) for row in session.exec(select(ApiTokenRow).order_by(col(ApiTokenRow.id))))


def revoke_token(session: Session, token_id: int, *, by: Actor = COMMAND_LINE) -> TokenRecord:
    """Makes the token worthless.

    Raises:
        NotFound: there is none.
    """
    row = _get(session, token_id)
    if row.revoked_at is None:
        row.revoked_at = utc_now()
        session.flush()
        record_audit(session, by, "revoked", "token", str(token_id), before=_for_audit(row))
    return _record(row)


def _for_audit(row: ApiTokenRow) -> dict[str, Any]:
    return {"name": row.name, "scopes": row.scopes, "role": row.role, "departments": row.departments}


def _get(session: Session, token_id: int) -> ApiTokenRow:
    row = session.get(ApiTokenRow, token_id, populate_existing=True) if is_id(token_id) else None
    if row is None:
        raise NotFound("token", str(token_id))
    return row


def _record(row: ApiTokenRow) -> TokenRecord:
    return TokenRecord(
        id=row.id or 0,
        name=row.name,
        scopes=tuple(row.scopes),  # type: ignore[arg-type]  # create_token checks them
        created_at=row.created_at,
        last_used_at=row.last_used_at,
        revoked_at=row.revoked_at,
        role=row.role,  # type: ignore[arg-type]  # as above
        departments=tuple(row.departments),
    )
