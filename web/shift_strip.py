"""The short strip on the page where questions are asked: that something is new, until somebody has looked."""

from dataclasses import dataclass
from datetime import datetime

from flask import session

from kb.database import Session
from kb.departments import list_departments
from kb.shifts import Shift
from web.change_words import say_summary
from web.reading_for import reader_of
from web.services import get_services
from web.visitor import Visitor
from web.words import say_recent
from web.zones import find_zone

_LOOKED = "looked"  # of the session: the shift, and when its person last looked at what is new


@dataclass(frozen=True, slots=True)
class Strip:
    """Since when, and what is new: “Friday 17:12”, “7 answers changed”."""

    since: str
    summary: str


def note_looked(shift: Shift, now: datetime) -> None:
    """Remembers that the person of this shift has seen what is new up to now."""
    session[_LOOKED] = [shift.number, now.isoformat()]


def find_strip(visitor: Visitor, db: Session, shift: Shift | None, now: datetime) -> Strip | None:
    """The strip; None where nothing is new since the last shift, or since they last looked."""
    since = _since(shift)
    if since is None:
        return None
    summary = say_summary(get_services().historian.read(db, reader_of(visitor), since, now))
    if not summary:
        return None
    zone = find_zone(visitor, list_departments(db))
    return Strip(say_recent(since.astimezone(zone), now), summary)


def _since(shift: Shift | None) -> datetime | None:
    if shift is None or shift.previous_end is None:
        return None
    number, looked = session.get(_LOOKED) or (None, "")
    return datetime.fromisoformat(looked) if number == shift.number else shift.previous_end
