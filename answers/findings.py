"""What `speeddial check` finds by rendering what is published and by counting hours."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from answers.department import Department, department_of
from answers.hours import HoursUnreadable, NeverOpen, due_at
from answers.house import House, HouseKeeper
from answers.preview.previewing import list_unfit
from kb.database import Session, get_store_revision
from kb.departments import DepartmentRecord
from kb.documents.sidecar import revision_name
from kb.entries import list_published
from kb.findings import Finding

NUMBERS = {"A001": "Entry can never pass a must", "A002": "Department is never there for long enough"}


def list_reply_findings(session: Session, now: datetime | None = None) -> Iterator[Finding]:
    """All findings about the replies that are published, by document; a library of 450 texts takes three seconds."""
    house = HouseKeeper().current(session, get_store_revision(session))
    now = now or datetime.now(UTC)
    for entry, sentence in list_unfit(list_published(session), house, now):
        hint = "Mend its text, or take it back until that is done."
        yield Finding("A001", revision_name("entry", entry.key), sentence, hint)
    yield from _list_without_hours(house, now)


def _list_without_hours(house: House, now: datetime) -> Iterator[Finding]:
    """Departments that can promise nothing, on all channels or on some."""
    for record in house.departments.values():
        channels = [None, *sorted(record.channel_hours.keys() & house.channels.keys())]
        closed = [it for it in channels if not _can_promise(record, it, now)]
        if closed:
            where = "" if None in closed else f" on {', '.join(filter(None, closed))}"
            message = f"Within a year it is never there for long enough to answer{where}."
            hint = "Correct `hours`, `channel_hours`, `closed` or the reply target."
            yield Finding("A002", revision_name("department", record.id), message, hint)


def _can_promise(record: DepartmentRecord, channel: str | None, now: datetime) -> bool:
    department = department_of(record, channel)
    try:
        due_at(department, now, _longest(department))
    except (NeverOpen, HoursUnreadable):
        return False
    return True


def _longest(department: Department) -> timedelta:
    return max(department.reply_within, department.slow_reply_within or timedelta())
