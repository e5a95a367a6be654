"""Who has read a must-read and who has not, for those who made it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from kb.must_reads import MustRead, list_ticks
from kb.tables import PersonRow


@dataclass(frozen=True, slots=True)
class HasRead:
    """Somebody who ticked it, and when."""

    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Progress:
    """`unread` are the names of those who still have to tick it; disabled people have to read nothing."""

    must_read: MustRead
    read: tuple[HasRead, ...]
    unread: tuple[str, ...]


def list_progress(session: Session, must_reads: Sequence[MustRead]) -> tuple[Progress, ...]:
    """How far each is, in the order in which they are given."""
    people = session.exec(select(PersonRow).order_by(col(PersonRow.name), col(PersonRow.id))).all()
    names = {person.id: person.name for person in people}
    ticks = list_ticks(session, [it.number for it in must_reads])
    found = []
    for it in must_reads:
        ticked = {tick.person_id: tick.at for tick in ticks if tick.must_read == it.number}
        unread = tuple(
            person.name
            for person in people
            if person.disabled_at is None and person.id not in ticked and it.is_for(person.role, person.departments)
        )
        read = tuple(HasRead(names[person_id], at) for person_id, at in ticked.items())
        found.append(Progress(it, read, unread))
    return tuple(found)
