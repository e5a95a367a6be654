"""A holding reply that was sent opens a promise, in the transaction that notes it as sent.

Which department's and by when: what the holding reply named counts, unless the text that was sent names another time.
Where neither names a time (the department was chosen by hand, and the text promises none) it is the time that the
department can keep as of now, and the answer says so: to refuse would lose a promise that the customer already has.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Literal
from zoneinfo import ZoneInfo

from answers.department import department_of
from answers.errors import AnswersError
from answers.hours import due_at
from answers.pace import FindPaces, promised_within, without_paces
from answers.promises.said_due import find_said_due
from answers.times import is_spoken, when_phrase
from kb.actor import Actor
from kb.database import Session
from kb.departments import DepartmentRecord, find_department, list_departments
from kb.documents.nearest import nearest_hint
from kb.errors import ValueRefused
from kb.holdings import NamedDue, list_named_dues
from kb.promises import NewPromise, Promise, open_promise
from kb.receipts import Receipt

DueFrom = Literal["holding", "text", "department"]

_SAME = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class SentHolding:
    """A holding reply as it was sent: its `text` before anything is taken out of it, None where nobody said it.

    `department` is whose it was; it may be left out where only one was suggested.
    """

    text: str | None
    department: str | None = None
    reference: str | None = None
    reference_digest: str | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A promise, new or there already, what its time is taken from, and who keeps it in which time zone."""

    promise: Promise
    due_from: DueFrom
    department_name: str
    zone: tzinfo


def open_for(
    session: Session,
    receipt: Receipt,
    sent: SentHolding,
    *,
    actor: Actor,
    at: datetime,
    find_paces: FindPaces = without_paces,
) -> Opened | None:
    """The promise that this reply makes; None where no department is known to have promised anything.

    `find_paces` says what departments managed lately: a time that nobody named is no faster.

    Raises:
        ValueRefused: Several departments could be meant, there is none of that name, or nobody named a time and its
            hours give none that it can keep.
    """
    named = _pick(list_named_dues(session, receipt.id), sent.department)
    department = named.department if named else sent.department
    if department is None:
        return None
    record = find_department(session, department)
    if record is not None:
        due, due_from = _find_due(record, named, receipt, sent.text, at, find_paces)
    elif named is not None:  # the department went meanwhile: what the customer was told stands
        due, due_from = named.due_at, "holding"
    else:
        raise _no_department(session, department)
    new = NewPromise(
        department=department,
        due_at=due,
        question=receipt.question,
        receipt_id=receipt.id,
        lang=receipt.lang,
        channel=receipt.channel,
        timezone=named.timezone if named else None,
        reference=sent.reference,
        reference_digest=sent.reference_digest or receipt.reference_digest,
    )
    promise = open_promise(session, new, actor=actor, at=at)
    if record is None:
        return Opened(promise, due_from, department, UTC)
    return Opened(promise, due_from, record.name, ZoneInfo(record.timezone))


def _pick(named: tuple[NamedDue, ...], department: str | None) -> NamedDue | None:
    """What the department's own holding reply named; without a department, that of the only one."""
    if department is not None:
        return next((it for it in named if it.department == department), None)
    if len(named) > 1:
        known = ", ".join(it.department for it in named)
        raise ValueRefused("department", f"Several departments could have promised this: name one of {known}.")
    return named[0] if named else None


def _no_department(session: Session, name: str) -> ValueRefused:
    known = [it.id for it in list_departments(session)]
    hint = nearest_hint(name, known)
    return ValueRefused("department", f"There is no department `{name[:80]}`{hint}: name one of {', '.join(known)}.")


def _find_due(
    record: DepartmentRecord,
    named: NamedDue | None,
    receipt: Receipt,
    text: str | None,
    at: datetime,
    find_paces: FindPaces,
) -> tuple[datetime, DueFrom]:
    said = None if text is None else _find_said(record, named, receipt, text)
    if said is not None and (named is None or abs(said - named.due_at) >= _SAME):
        return said, "text"
    if named is not None:
        return named.due_at, "holding"
    department = department_of(record, receipt.channel)
    try:
        within = promised_within(department, find_paces(record, at), takes_days=False)
        return due_at(department, at, within), "department"
    except AnswersError as error:
        raise ValueRefused("department", str(error)) from error


def _find_said(record: DepartmentRecord, named: NamedDue | None, receipt: Receipt, text: str) -> datetime | None:
    """The time that the text promises, as heard when the reply was suggested."""
    if named is None:
        return find_said_due(text, receipt.lang, department_of(record, receipt.channel), receipt.at)
    zone = ZoneInfo(named.timezone) if named.timezone else None
    if _has_words_of(named, text, receipt.lang, zone or ZoneInfo(record.timezone)):
        return named.due_at
    return find_said_due(text, receipt.lang, department_of(record, receipt.channel), named.at, zone)


def _has_words_of(named: NamedDue, text: str, lang: str | None, zone: ZoneInfo) -> bool:
    """Whether the time stands there as it was suggested."""
    words = when_phrase(named.due_at, named.at, lang if lang and is_spoken(lang) else "en", zone)
    return words.casefold() in text.casefold()
