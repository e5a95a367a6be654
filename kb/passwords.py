"""Passwords of people: kept as argon2 makes them, never as they are.

Hashing takes long on purpose, so it is never done in a transaction.
"""

import functools
import secrets
from dataclasses import dataclass
from datetime import datetime

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlmodel import Session, select

from kb.actor import Actor
from kb.audit import record_audit
from kb.password_rules import MAX_CHARACTERS, check_password, normalise
from kb.person_rows import PersonRecord, record_of
from kb.tables import PasswordRow, PersonRow

_HASHER = PasswordHasher()  # argon2id with the second choice of RFC 9106, section 4: 3 passes over 64 MiB in 4 lanes


@dataclass(frozen=True, slots=True)
class Account:
    """What a password is held against; both are None for an address that nobody may sign in with."""

    person: PersonRecord | None
    digest: str | None


def find_account(session: Session, email: str) -> Account:
    """The account with this address; without a digest where no password would fit."""
    query = (
        select(PersonRow, PasswordRow)
        .outerjoin(PasswordRow)
        .where(PersonRow.email == email.strip().lower())
        .execution_options(populate_existing=True)
    )
    found = session.exec(query).first()
    if found is None or found[0].disabled_at is not None:
        return Account(None, None)
    row, password = found
    return Account(record_of(row), None if password is None else password.digest)


def fits(account: Account, password: str) -> bool:
    """Whether it is the account's password; takes as long where there is none, so that nobody learns who is known."""
    nobodys = _nobodys_digest()
    tried = password if len(password) <= MAX_CHARACTERS else ""
    try:
        _HASHER.verify(account.digest or nobodys, _bytes(tried))
    except (VerificationError, InvalidHashError):
        return False
    return account.digest is not None and len(password) <= MAX_CHARACTERS


def find_better_digest(account: Account, password: str) -> str | None:
    """The digest with today's parameters of a password that fitted; None where they are today's."""
    return hash_password(password) if account.digest and _HASHER.check_needs_rehash(account.digest) else None


def choose_password(person: PersonRecord, password: str) -> str:
    """The digest of a password that this person may have.

    Raises:
        ValueRefused: it is too short or long, or easily guessed.
    """
    check_password(password, person)
    return hash_password(password)


def hash_password(password: str) -> str:
    """What is kept of a password."""
    return _HASHER.hash(_bytes(password))


def has_password(session: Session, person_id: int) -> bool:
    """Whether the person can sign in with one."""
    return session.get(PasswordRow, person_id, populate_existing=True) is not None


def keep_digest(session: Session, person_id: int, digest: str, *, by: Actor, now: datetime) -> None:
    """Sets or changes the password; ending the sessions is the caller's."""
    row = session.get(PasswordRow, person_id, populate_existing=True)
    verb = "set" if row is None else "changed"
    row = row or PasswordRow(person_id=person_id, digest=digest, set_at=now)
    row.digest, row.set_at = digest, now
    session.add(row)
    session.flush()
    record_audit(session, by, verb, "password", str(person_id), at=now)


def renew_digest(session: Session, person_id: int, digest: str) -> None:
    """The same password with other parameters, which is no change of it."""
    row = session.get(PasswordRow, person_id, populate_existing=True)
    if row is not None:
        row.digest = digest
        session.flush()


def remove_password(session: Session, person_id: int, *, by: Actor, now: datetime) -> bool:
    """Takes the password away, so that a new one can be set without it; whether there was one."""
    row = session.get(PasswordRow, person_id, populate_existing=True)
    if row is None:
        return False
    session.delete(row)
    session.flush()
    record_audit(session, by, "removed", "password", str(person_id), at=now)
    return True


def _bytes(password: str) -> bytes:
    return normalise(password).encode(errors="surrogatepass")


@functools.cache
def _nobodys_digest() -> str:
    return _HASHER.hash(secrets.token_bytes(16))
