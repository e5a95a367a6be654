"""The ledger of promises: which customers were told to hear from us by when, and what became of it.

A promise is open until it is answered (kept) or its time is past (broken). One that broke still owes an answer, until
somebody answers late or says that nobody will. Invariant: every change has its line in the audit trail, in the same
transaction, with the whole state before and after: the ledger can be made again from the trail alone.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlmodel import Session, col, select

from kb.actor import SPEEDDIAL, Actor
from kb.asker import Asker
from kb.audit import record_audit
from kb.bell import ring
from kb.errors import NotFound, PromiseResolved, ValueRefused
from kb.tables import PromiseMoveRow, PromiseRow

State = Literal["open", "kept", "broken"]

KIND = "promise"  # in the audit trail
_IN_STATE = ("state", "department", "made_at", "due_at", "broken_at", "resolved_at", "reminded_for")


@dataclass(frozen=True, slots=True)
class NewPromise:
    """What is promised to whom; `question` is redacted before it comes here, `timezone` is the customer's if known."""

    department: str
    due_at: datetime
    question: str
    receipt_id: str | None = None
    lang: str | None = None
    channel: str | None = None
    timezone: str | None = None
    reference: str | None = None
    reference_digest: str | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise as the ledger has it; `broken_at` stays when it is answered late, `asker` is who made it."""

    id: str
    receipt_id: str | None
    question: str
    lang: str | None
    channel: str | None
    timezone: str | None
    reference: str | None
    reference_digest: str | None
    department: str
    asker: Asker
    made_at: datetime
    due_at: datetime
    state: State
    broken_at: datetime | None
    resolved_at: datetime | None
    resolved_by: str | None
    reminded_for: datetime | None

    @property
    def is_owed(self) -> bool:
        """Whether the customer still waits for an answer."""
        return self.resolved_at is None

    @property
    def is_late(self) -> bool:
        """Whether it was answered, but after its time."""
        return self.state == "kept" and self.broken_at is not None

    def is_overdue(self, now: datetime) -> bool:
        """Whether the customer waits for longer than was promised."""
        return self.is_owed and self.due_at < now


@dataclass(frozen=True, slots=True)
class Move:
    """A later time that the customer was told, with the words that told it."""

    promise_id: str
    at: datetime
    from_due_at: datetime
    to_due_at: datetime
    reply: str
    asker: Asker


def open_promise(session: Session, new: NewPromise, *, actor: Actor, at: datetime) -> Promise:
    """Opens a promise; the same department's for the same suggestion is there already, whatever became of it."""
    if new.receipt_id is not None:
        same = select(PromiseRow).where(
            PromiseRow.receipt_id == new.receipt_id, PromiseRow.department == new.department
        )
        if (row := session.exec(same).first()) is not None:
            return record_of(row)
    row = PromiseRow(
        id=uuid.uuid4().hex,
        receipt_id=new.receipt_id,
        question=new.question,
        lang=new.lang,
        channel=new.channel,
        timezone=new.timezone,
        reference=new.reference,
        reference_digest=new.reference_digest,
        department=new.department,
        person_id=actor.asker.person_id,
        token_id=actor.asker.token_id,
        made_at=at,
        due_at=new.due_at,
        state="open",
    )
    return _write(session, row, actor, "opened", None, at)


def get_promise(session: Session, promise_id: str) -> Promise:
    """The promise.

    Raises:
        NotFound: there is none.
    """
    return record_of(_get(session, promise_id))


def keep_promise(session: Session, promise_id: str, *, actor: Actor, at: datetime) -> Promise:
    """The customer has an answer; one that comes after its time breaks the promise first and is late.

    Said twice changes nothing. The case that the caller named is no longer kept in words.

    Raises:
        NotFound: there is none.
    """
    row = _get(session, promise_id)
    if row.state == "kept":
        return record_of(row)
    _break_if_due(session, row, at)
    before = state_of(row)
    row.state, row.resolved_at, row.resolved_by, row.reference = "kept", at, actor.who, None
    return _write(session, row, actor, "kept", before, at)


def give_up_promise(session: Session, promise_id: str, *, actor: Actor, at: datetime) -> Promise:
    """Nobody will answer any more, so that it is broken for good; said twice changes nothing.

    Raises:
        NotFound: there is none.
        PromiseResolved: it was kept.
    """
    row = _get(session, promise_id)
    if row.state == "broken" and row.resolved_at is not None:
        return record_of(row)
    if row.state == "kept":
        raise PromiseResolved(promise_id, "kept")
    _break_if_due(session, row, at)
    before = state_of(row)
    row.state, row.broken_at = "broken", row.broken_at or at
    row.resolved_at, row.resolved_by, row.reference = at, actor.who, None
    return _write(session, row, actor, "gave up", before, at)


def move_promise(
    session: Session, promise_id: str, due_at: datetime, reply: str, *, actor: Actor, at: datetime
) -> Promise:
    """The customer was told a later time, in these (redacted) words; told twice changes nothing.

    A promise that broke is open again, and stays one that was broken.

    Raises:
        NotFound: there is none.
        PromiseResolved: nobody owes an answer any more.
        ValueRefused: the time is not later than what was promised, or is past.
    """
    row = _get(session, promise_id)
    if row.resolved_at is not None:
        raise PromiseResolved(promise_id, row.state)
    moves = list_moves(session, promise_id)
    if moves and row.due_at == due_at and moves[-1].to_due_at == due_at:
        return record_of(row)
    if due_at <= max(row.due_at, at):
        raise ValueRefused("due_at", "The new time has to be later than the one that was promised, and ahead.")
    _break_if_due(session, row, at)
    before = state_of(row)
    session.add(
        PromiseMoveRow(
            promise_id=promise_id,
            at=at,
            from_due_at=row.due_at,
            to_due_at=due_at,
            reply=reply,
            person_id=actor.asker.person_id,
            token_id=actor.asker.token_id,
        )
    )
    row.state, row.due_at = "open", due_at
    return _write(session, row, actor, "moved", before, at)


def break_overdue(session: Session, now: datetime, *, most: int = 100) -> int:
    """Marks open promises whose time is past as broken, the oldest first; gives how many."""
    query = select(PromiseRow).where(PromiseRow.state == "open", col(PromiseRow.due_at) < now)
    rows = session.exec(query.order_by(col(PromiseRow.due_at), col(PromiseRow.id)).limit(most)).all()
    for row in rows:
        _break_if_due(session, row, now)
    return len(rows)


def claim_reminder(session: Session, promise_id: str, due_at: datetime, *, at: datetime) -> bool:
    """Whether whoever asks first may remind of this due time: once, and only while it is open and ahead."""
    row = _get(session, promise_id)
    if row.state != "open" or row.due_at != due_at or row.reminded_for == due_at or due_at < at:
        return False
    before = state_of(row)
    row.reminded_for = due_at
    _write(session, row, SPEEDDIAL, "reminded", before, at)
    return True


def list_moves(session: Session, promise_id: str) -> tuple[Move, ...]:
    """How a promise moved, in order."""
    query = select(PromiseMoveRow).where(PromiseMoveRow.promise_id == promise_id).order_by(col(PromiseMoveRow.number))
    return tuple(
        Move(row.promise_id, row.at, row.from_due_at, row.to_due_at, row.reply, Asker(row.person_id, row.token_id))
        for row in session.exec(query)
    )


def state_of(row: PromiseRow) -> dict[str, Any]:
    """What the audit trail says of a promise: ids, states and moments, in UTC."""
    values = ((name, getattr(row, name)) for name in _IN_STATE)
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in values}


def record_of(row: PromiseRow) -> Promise:
    """The promise that a row comes to."""
    values = row.model_dump()
    return Promise(asker=Asker(values.pop("person_id"), values.pop("token_id")), **values)


def _break_if_due(session: Session, row: PromiseRow, now: datetime) -> None:
    """It broke when its time was past, whenever that is noticed."""
    if row.state == "open" and row.due_at < now:
        before = state_of(row)
        row.state, row.broken_at = "broken", row.broken_at or row.due_at
        _write(session, row, SPEEDDIAL, "broke", before, now)


def _write(
    session: Session, row: PromiseRow, actor: Actor, verb: str, before: dict[str, Any] | None, at: datetime
) -> Promise:
    session.add(row)
    ring(session)
    session.flush()
    session.refresh(row)  # so that every moment is in UTC, as the trail says it
    record_audit(session, actor, verb, KIND, row.id, before=before, after=state_of(row), at=at)
    return record_of(row)


def _get(session: Session, promise_id: str) -> PromiseRow:
    row = session.get(PromiseRow, promise_id, populate_existing=True)
    if row is None:
        raise NotFound("promise", promise_id)
    return row
