"""Links that sign a person in, once. Only a digest is kept, so a copy of the database opens no door."""

from datetime import timedelta

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from kb.actor import COMMAND_LINE, Actor
from kb.audit import record_audit
from kb.columns import utc_now
from kb.errors import SignInLinkUnusable
from kb.one_time_secrets import digest_of, make_secret
from kb.person_rows import PersonRecord, get_row, record_of
from kb.tables import SignInLinkRow


def create_link(session: Session, person: PersonRecord, *, minutes: int, by: Actor = COMMAND_LINE) -> str:
    """A secret that signs the person in once within these minutes; links that have expired are forgotten."""
    now = utc_now()
    session.execute(delete(SignInLinkRow).where(col(SignInLinkRow.expires_at) <= now))
    secret = make_secret()
    expires_at = now + timedelta(minutes=minutes)
    session.add(SignInLinkRow(digest=digest_of(secret), person_id=person.id, expires_at=expires_at))
    after = {"expires_at": expires_at.isoformat(timespec="seconds")}
    record_audit(session, by, "made", "sign-in link", str(person.id), after=after, at=now)
    session.flush()
    return secret


def use_link(session: Session, secret: str) -> PersonRecord:
    """Uses the link up and gives the person, who thereby signed in; of two at the same moment, one fails.

    Raises:
        SignInLinkUnusable: it is unknown, used, expired, or its person is disabled.
    """
    now = utc_now()
    digest = digest_of(secret)
    used = session.execute(
        update(SignInLinkRow)
        .where(
            col(SignInLinkRow.digest) == digest,
            col(SignInLinkRow.used_at).is_(None),
            col(SignInLinkRow.expires_at) > now,
        )
        .values(used_at=now)
        .returning(col(SignInLinkRow.person_id))
    ).first()
    if used is None:
        raise SignInLinkUnusable
    row = get_row(session, used[0])
    if row.disabled_at is not None:
        raise SignInLinkUnusable
    row.signed_in_at = now
    session.flush()
    return record_of(row)


def forget_links(session: Session, person_id: int) -> None:
    """Makes all links of the person worthless."""
    session.execute(delete(SignInLinkRow).where(col(SignInLinkRow.person_id) == person_id))


def count_open_links(session: Session, person: PersonRecord) -> int:
    """How many links would still sign this person in."""
    query = select(SignInLinkRow.digest).where(
        SignInLinkRow.person_id == person.id,
        col(SignInLinkRow.used_at).is_(None),
        col(SignInLinkRow.expires_at) > utc_now(),
    )
    return len(session.exec(query).all())
