"""Whom a department's message goes to now: who is on duty, else the backup, else whoever is there next.

Contacts stand in the order in which they are asked, and one of them gets the message: two who both look into the same
question is one too many. Knows no store and sends nothing.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from answers.department import Department, department_of
from answers.hours import HoursUnreadable, is_open, open_spans
from kb.contacts import Contact
from kb.departments import DepartmentRecord

Tier = Literal["on_duty", "backup", "queue"]
_YEAR = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Now:
    """This contact gets it now."""

    contact: Contact
    tier: Tier


@dataclass(frozen=True, slots=True)
class Later:
    """Nobody is there; this contact is the first who will be, at a moment in the department's zone."""

    contact: Contact
    at: datetime


@dataclass(frozen=True, slots=True)
class Nobody:
    """It reaches nobody; `why` is a sentence for the person who hands it over."""

    why: str


def choose_contact(record: DepartmentRecord, now: datetime, *, tried: Collection[str] = ()) -> Now | Later | Nobody:
    """Who gets a message of this department; `tried` are the digests of contacts that did not take it.

    Hours that cannot be read keep nobody from being asked.
    """
    if not record.contacts:
        return Nobody(f"{record.name} has no contacts: it stands in their list, and nobody is told of it.")
    left = [contact for contact in record.contacts if contact.digest not in tried]
    for tier, backup in (("on_duty", False), ("backup", True)):
        for contact in left:
            if contact.backup == backup and _is_there(record, contact, now):
                return Now(contact, "backup" if tier == "backup" else "on_duty")
    waits = [(opening, contact) for contact in left if (opening := _next_opening(record, contact, now)) is not None]
    if waits:
        # Of those who come at the same time, the backup is asked last.
        at, contact = min(waits, key=lambda it: (it[0], it[1].backup))
        return Later(contact, at)
    if not left:
        return Nobody(f"It was tried with everybody in {record.name}: call them, or hand it to another department.")
    return Nobody(f"{record.name} is not open within a year: correct its hours, or hand it to another department.")


def _is_there(record: DepartmentRecord, contact: Contact, now: datetime) -> bool:
    try:
        return is_open(_hours_of(record, contact), now)
    except HoursUnreadable:
        return True


def _next_opening(record: DepartmentRecord, contact: Contact, now: datetime) -> datetime | None:
    span = next(open_spans(_hours_of(record, contact), now, now + _YEAR), None)
    return None if span is None else span.start


def _hours_of(record: DepartmentRecord, contact: Contact) -> Department:
    department = department_of(record)
    return department if contact.hours is None else replace(department, hours=contact.hours)
