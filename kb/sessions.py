"""Sessions of people: a browser shows a random secret, of which a digest is kept; what is kept can be listed and ended.

A session whose person is disabled is none, whatever its row says.
"""

from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Literal

import sqlalchemy
from sqlalchemy import bindparam, update
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from kb.actor import Actor
from kb.asker import Asker
from kb.audit import record_audit
from kb.errors import NotFound
from kb.one_time_secrets import digest_of, make_secret
from kb.person_rows import PersonRecord, get_row, is_id, record_of
from kb.tables import PersonRow, SignInSessionRow

Way = Literal["link", "password", "oidc"]
Why = Literal["signed out", "ended", "password", "disabled"]
_MAX_DEVICE = 80

# Every page begins with finding a session: one statement, made once, of columns, which are read in half the time.
_ONE = SignInSessionRow.__table__  # type: ignore[attr-defined]  # SQLModel gives every table one
_WHO = PersonRow.__table__  # type: ignore[attr-defined]  # as above
_OF_SESSION = ("number", "way", "device", "began_at", "seen_at", "expires_at")
_OF_PERSON = "person_"
_FIND = sqlalchemy.select(
    *(_ONE.c[name] for name in _OF_SESSION),
    *(_WHO.c[field.name].label(_OF_PERSON + field.name) for field in fields(PersonRecord)),
).where(
    _ONE.c.digest == bindparam("digest"),
    _ONE.c.ended_at.is_(None),
    _ONE.c.expires_at > bindparam("now"),
    _WHO.c.id == _ONE.c.person_id,
    _WHO.c.disabled_at.is_(None),
)


@dataclass(frozen=True, slots=True)
class SignInSession:
    """A browser in which a person is signed in; `device` is in words, `way` how they came in."""

    number: int
    person: PersonRecord
    way: Way
    device: str
    began_at: datetime
    seen_at: datetime
    expires_at: datetime


def begin_session(session: Session, person: PersonRecord, *, way: Way, device: str, now: datetime, days: int) -> str:
    """Signs the person in and gives the session's secret.

    Raises:
        NotFound: there is no such person.
    """
    secret = make_secret()
    row = SignInSessionRow(
        digest=digest_of(secret),
        person_id=person.id,
        way=way,
        device=device[:_MAX_DEVICE],
        began_at=now,
        seen_at=now,
        expires_at=now + timedelta(days=days),
    )
    get_row(session, person.id).signed_in_at = now
    session.add(row)
    session.flush()
    after = {"person": person.id, "way": way, "device": row.device}
    record_audit(session, _actor(person), "began", "session", str(row.number), after=after, at=now)
    return secret


def find_session(session: Session, secret: str, now: datetime) -> SignInSession | None:
    """The session with this secret, as long as it lasts and its person may sign in."""
    row = session.connection().execute(_FIND, {"digest": digest_of(secret), "now": now}).mappings().first()
    if row is None:
        return None
    person = {name.removeprefix(_OF_PERSON): value for name, value in row.items() if name.startswith(_OF_PERSON)}
    record = PersonRecord(**{**person, "departments": tuple(person["departments"])})
    return SignInSession(person=record, **{name: row[name] for name in _OF_SESSION})


def note_seen(session: Session, number: int, now: datetime) -> None:
    """Remembers when the session was last used."""
    session.execute(update(SignInSessionRow).where(col(SignInSessionRow.number) == number).values(seen_at=now))


def list_sessions(session: Session, person_id: int, now: datetime) -> tuple[SignInSession, ...]:
    """The person's sessions that last, the one that was used last first.

    Raises:
        NotFound: there is no such person.
    """
    person = record_of(get_row(session, person_id))
    rows = session.exec(_open(person_id, now).order_by(col(SignInSessionRow.seen_at).desc()))
    return tuple(SignInSession(person=person, **{name: getattr(row, name) for name in _OF_SESSION}) for row in rows)


def end_session(session: Session, person_id: int, number: int, *, by: Actor, why: Why, now: datetime) -> None:
    """Ends one session of the person.

    Raises:
        NotFound: they have none of that number.
    """
    wanted = _open(person_id, now).where(SignInSessionRow.number == number)
    row = session.exec(wanted).first() if is_id(number) and is_id(person_id) else None
    if row is None:
        raise NotFound("session", str(number))
    _end(session, row, by, why, now)


def end_sessions(
    session: Session, person_id: int, *, by: Actor, why: Why, now: datetime, but: int | None = None
) -> int:
    """Ends all sessions of the person, but the one of that number, and says how many there were."""
    rows = [row for row in session.exec(_open(person_id, now)) if row.number != but]
    for row in rows:
        _end(session, row, by, why, now)
    return len(rows)


def _open(person_id: int, now: datetime) -> SelectOfScalar[SignInSessionRow]:
    return (
        select(SignInSessionRow)
        .where(
            SignInSessionRow.person_id == person_id,
            col(SignInSessionRow.ended_at).is_(None),
            col(SignInSessionRow.expires_at) > now,
        )
        .execution_options(populate_existing=True)
    )


def _end(session: Session, row: SignInSessionRow, by: Actor, why: Why, now: datetime) -> None:
    row.ended_at = now
    session.add(row)
    session.flush()
    before = {"person": row.person_id, "way": row.way, "device": row.device}
    record_audit(session, by, "ended", "session", str(row.number), before=before, after={"why": why}, at=now)


def _actor(person: PersonRecord) -> Actor:
    return Actor(person.name, Asker(person_id=person.id))
