"""Promises are watched: a reminder before one breaks, once for each due time, and a mark on those whose time is past.

The reminder is claimed and put into the outbox in one transaction, so that a process that is killed leaves both or
neither. Invariant: nobody is reminded of a promise that was answered, nor twice of the same due time.
"""

from datetime import UTC, datetime, timedelta
from functools import lru_cache

from answers.clockwork import Job
from answers.department import Department, department_of
from answers.errors import AnswersError
from answers.hours import open_spans
from kb.database import Database, Session
from kb.deliveries import add_delivery
from kb.departments import DepartmentRecord, list_departments
from kb.documents.company_days import CompanyDays
from kb.promise_lists import Unreminded, Wanted, count_promises, list_unreminded
from kb.promises import Promise, break_overdue, claim_reminder

_EVERY_SECONDS = 15.0
_BATCH = 100  # promises that break in one transaction, so that nobody waits for it


def watch_promises(database: Database, *, lead: timedelta) -> Job:
    """The work that keeps the ledger true to the clock; `lead` is the open time before the due time."""

    def run(now: datetime) -> None:
        break_all_overdue(database, now)
        remind_all(database, now, lead=lead)

    return Job("promises", _EVERY_SECONDS, run)


def break_all_overdue(database: Database, now: datetime) -> int:
    """Marks all promises whose time is past; gives how many. Takes the store's write lock only where there are any."""
    with database.session() as session:
        if not count_promises(session, Wanted("open", due_before=now)):
            return 0
    broken = 0
    while True:
        with database.transaction() as session:
            count = break_overdue(session, now, most=_BATCH)
        broken += count
        if count < _BATCH:
            return broken


def remind_all(database: Database, now: datetime, *, lead: timedelta) -> int:
    """Puts a reminder into the outbox for each promise whose moment has come; gives how many."""
    with database.session() as session:
        departments = {it.id: it for it in list_departments(session)}
        due = [
            it.promise
            for it in list_unreminded(session, now)
            if _moment_of(it, departments.get(it.promise.department), lead) <= now
        ]
    reminded = 0
    for promise in due:
        with database.transaction() as session:
            reminded += _remind(session, promise, now)
    return reminded


def key_of_reminder(promise: Promise) -> str:
    """What keeps a reminder from being written twice."""
    return f"reminder:{promise.id}:{promise.due_at.astimezone(UTC).isoformat()}"


def find_reminder_moment(department: Department, told_at: datetime, due_at: datetime, lead: timedelta) -> datetime:
    """When to remind of a promise, in UTC: so much open time before it is due, so that somebody is there to act.

    What is due soon after opening is reminded of before closing the day before. Never in the first half of the open
    time that there is, nor while the department is closed: where it does not open before the time, half way.
    """
    told_at, due_at = told_at.astimezone(UTC), due_at.astimezone(UTC)
    return _find_moment(
        department.hours, department.timezone, department.holidays, department.closed, told_at, due_at, lead
    )


def _moment_of(it: Unreminded, record: DepartmentRecord | None, lead: timedelta) -> datetime:
    if record is not None:
        try:
            return find_reminder_moment(department_of(record, it.promise.channel), it.told_at, it.promise.due_at, lead)
        except AnswersError:
            pass  # hours that nobody can read must not keep the reminder
    return max(it.promise.due_at - lead, it.told_at + (it.promise.due_at - it.told_at) / 2)


def _remind(session: Session, promise: Promise, now: datetime) -> bool:
    if not claim_reminder(session, promise.id, promise.due_at, at=now):
        return False
    add_delivery(
        session,
        key=key_of_reminder(promise),
        kind="reminder",
        subject_id=promise.id,
        department=promise.department,
        now=now,
    )
    return True


@lru_cache(maxsize=4096)
def _find_moment(
    hours: str,
    timezone: str,
    holidays: str | None,
    closed: tuple[CompanyDays, ...],
    told_at: datetime,
    due_at: datetime,
    lead: timedelta,
) -> datetime:
    department = Department("", "", timezone, hours, timedelta(), holidays, closed=closed)
    spans = [(span.start.astimezone(UTC), span.end.astimezone(UTC)) for span in open_spans(department, told_at, due_at)]
    there = sum((end - start for start, end in spans), timedelta())
    passed = max(there - lead, there / 2)
    for start, end in spans:
        if passed < end - start:
            return start + passed
        passed -= end - start
    return max(due_at - lead, told_at + (due_at - told_at) / 2)
