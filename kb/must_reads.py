"""Must-reads: changes and notes that people have to tick, and who has.

Invariant: a must-read is never deleted; it ends by its last day, or because somebody ends it. A tick is for good.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, or_, select

from kb.actor import Actor
from kb.audit import record_audit
from kb.bell import ring
from kb.errors import NotFound, ValueRefused
from kb.people import PersonRecord, Role
from kb.tables import DepartmentRow, EntryRow, MustReadRow, MustReadTickRow

MAX_TEXT_CHARACTERS = 1_000
READERS: tuple[Role, ...] = ("agent", "ambassador")  # who have to read it where nobody says otherwise
_ROLES: tuple[Role, ...] = ("agent", "ambassador", "owner", "admin")


@dataclass(frozen=True, slots=True)
class MustRead:
    """What has to be read by the people of `roles` who see its department's answers; None: by those of all.

    `at` lies before the change that it is about, so that the entry as it was then is the one before that change.
    `agents_only`: its entry is not for ambassadors. `until` is its last day.
    """

    number: int
    entry_id: str | None
    agents_only: bool
    department: str | None
    text: str
    roles: tuple[Role, ...]
    by: str
    at: datetime
    until: date | None
    ended_at: datetime | None
    ended_by: str | None

    def is_for(self, role: str, departments: Collection[str]) -> bool:
        """Whether somebody has to read it; without departments they see those of all."""
        cleared = role != "ambassador" or not self.agents_only
        return role in self.roles and cleared and self.is_seen_by(departments)

    def is_seen_by(self, departments: Collection[str]) -> bool:
        """Whether its department is one of these, or either has none."""
        return self.department is None or not departments or self.department in departments


@dataclass(frozen=True, slots=True)
class Tick:
    """Who has read which must-read, and when."""

    must_read: int
    person_id: int
    at: datetime


def add_must_read(
    session: Session,
    actor: Actor,
    *,
    text: str,
    at: datetime,
    entry_id: str | None = None,
    department: str | None = None,
    roles: Sequence[str] = READERS,
    until: date | None = None,
) -> MustRead:
    """Makes one; of an entry it is in that entry's department, and for those only who may see the entry.

    Raises:
        ValueRefused: the text is missing or too long, or it is over already; there is no such role, entry or
            department, or nobody of these roles may see the entry.
    """
    words = text.strip()
    if not words or len(words) > MAX_TEXT_CHARACTERS:
        message = f"Say in 1 to {MAX_TEXT_CHARACTERS:,} characters what people have to know."
        raise ValueRefused("text", message)
    if not roles or not set(roles) <= set(_ROLES):
        raise ValueRefused("roles", f"Say who has to read it: one or more of {', '.join(_ROLES)}.")
    if until is not None and until < at.date():
        raise ValueRefused("until", "Its last day is over already: choose today or a later one.")
    place = _department(session, entry_id, department)
    if "ambassador" in roles and entry_id in _for_agents_only(session, {entry_id}):
        roles = [role for role in roles if role != "ambassador"]
        if not roles:
            raise ValueRefused("roles", "Ambassadors do not see this answer: choose others who have to read it.")
    row = MustReadRow(
        entry_id=entry_id,
        department=place,
        text=words,
        roles=[role for role in _ROLES if role in roles],
        by=actor.who,
        at=at,
        until=until,
    )
    session.add(row)
    session.flush()
    ring(session)
    after = {"entry": row.entry_id, "department": row.department, "roles": row.roles}
    record_audit(session, actor, "made", "must-read", str(row.number), after=after, at=at)
    return get_must_read(session, row.number or 0)


def get_must_read(session: Session, number: int) -> MustRead:
    """The must-read.

    Raises:
        NotFound: there is none.
    """
    found = _records(session, [row for row in [session.get(MustReadRow, number, populate_existing=True)] if row])
    if not found:
        raise NotFound("must-read", str(number))
    return found[0]


def list_must_reads(session: Session, today: date) -> tuple[MustRead, ...]:
    """Those that still have to be read, in the order in which they were made."""
    query = select(MustReadRow).where(
        col(MustReadRow.ended_at).is_(None), or_(col(MustReadRow.until).is_(None), col(MustReadRow.until) >= today)
    )
    return _records(session, session.exec(query.order_by(col(MustReadRow.number))).all())


def list_unread(
    session: Session, person_id: int, role: str, departments: Collection[str], today: date
) -> tuple[MustRead, ...]:
    """Those that this person still has to tick, in the order in which they were made."""
    mine = [it for it in list_must_reads(session, today) if it.is_for(role, departments)]
    ticked = {it.must_read for it in list_ticks(session, [it.number for it in mine]) if it.person_id == person_id}
    return tuple(it for it in mine if it.number not in ticked)


def list_ticks(session: Session, numbers: Collection[int]) -> tuple[Tick, ...]:
    """Who has ticked these, in the order in which they did."""
    if not numbers:
        return ()
    query = select(MustReadTickRow).where(col(MustReadTickRow.must_read).in_(numbers))
    rows = session.exec(query.order_by(col(MustReadTickRow.at), col(MustReadTickRow.person_id)))
    return tuple(Tick(row.must_read, row.person_id, row.at) for row in rows)


def tick_must_read(session: Session, actor: Actor, number: int, person: PersonRecord, at: datetime) -> Tick:
    """Notes that the person has read it; the same again changes nothing.

    Raises:
        NotFound: there is none, or not for them.
    """
    must_read = get_must_read(session, number)
    if not must_read.is_for(person.role, person.departments):
        raise NotFound("must-read", str(number))
    row = session.get(MustReadTickRow, (number, person.id), populate_existing=True)
    if row is None:
        row = MustReadTickRow(must_read=number, person_id=person.id, at=at)
        session.add(row)
        ring(session)
        record_audit(session, actor, "ticked", "must-read", str(number), after={"person": person.id}, at=at)
        session.flush()
    return Tick(number, person.id, row.at)


def end_must_read(session: Session, actor: Actor, number: int, at: datetime) -> MustRead:
    """Ends it for everybody; one that has ended stays as it is.

    Raises:
        NotFound: there is none.
    """
    row = session.get(MustReadRow, number, populate_existing=True)
    if row is None:
        raise NotFound("must-read", str(number))
    if row.ended_at is None:
        row.ended_at, row.ended_by = at, actor.who
        ring(session)
        record_audit(session, actor, "ended", "must-read", str(number), after={"ended_at": at.isoformat()}, at=at)
        session.flush()
    return get_must_read(session, number)


def _department(session: Session, entry_id: str | None, department: str | None) -> str | None:
    if entry_id is not None:
        owner = session.exec(select(EntryRow.department).where(EntryRow.id == entry_id)).first()
        if owner is None:
            raise ValueRefused("entry", f"There is no entry `{entry_id[:80]}`: check its id.")
        return owner
    if department is not None and session.get(DepartmentRow, department) is None:
        raise ValueRefused("department", f"There is no department `{department[:80]}`: check its id.")
    return department


def _for_agents_only(session: Session, entry_ids: Collection[str | None]) -> set[str | None]:
    wanted = [entry_id for entry_id in entry_ids if entry_id is not None]
    query = select(EntryRow.id).where(col(EntryRow.id).in_(wanted), EntryRow.audience == "agents")
    return {*session.exec(query)} if wanted else set()


def _records(session: Session, rows: Sequence[MustReadRow]) -> tuple[MustRead, ...]:
    agents_only = _for_agents_only(session, {row.entry_id for row in rows})
    return tuple(
        MustRead(
            number=row.number or 0,
            entry_id=row.entry_id,
            agents_only=row.entry_id in agents_only,
            department=row.department,
            text=row.text,
            roles=tuple(row.roles),  # type: ignore[arg-type]  # add_must_read checks them
            by=row.by,
            at=row.at,
            until=row.until,
            ended_at=row.ended_at,
            ended_by=row.ended_by,
        )
        for row in rows
    )
