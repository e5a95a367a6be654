"""The outbox: messages to departments, each written before it is sent, in the transaction of what it tells of.

A message is a chain of deliveries: one for each contact that it was tried with, each naming the one that it `follows`.
Invariants: at most one of a chain waits or is being sent; who sends one has claimed it in a transaction before; and
what may have arrived is never sent again unless a person says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlmodel import Session, col, select

from kb.actor import SPEEDDIAL, Actor
from kb.audit import record_audit
from kb.bell import ring
from kb.errors import DeliveryNotResendable, NotFound
from kb.tables import DeliveryRow

# passed_on: it failed, and another contact has it; sent_again, withdrawn: settled by people.
State = Literal["waiting", "sending", "delivered", "passed_on", "undelivered", "unsure", "sent_again", "withdrawn"]
_RESENDABLE = ("unsure", "undelivered")
_KIND = "delivery"
_AND_THEN = ">"  # in the keys of deliveries that take up another


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message to one contact; `problem` is the last thing that went wrong, in a sentence without secrets.

    `contact` is empty as long as nobody has been chosen.
    """

    number: int
    key: str
    kind: str
    subject_id: str
    department: str
    tier: str
    contact: str
    contact_digest: str
    follows: int | None
    state: State
    made_at: datetime
    not_before: datetime
    attempts: int
    started_at: datetime | None
    finished_at: datetime | None
    problem: str | None

    @property
    def origin(self) -> str:
        """The key with which its message first came into the outbox."""
        return self.key.partition(_AND_THEN)[0]


def add_delivery(
    session: Session,
    *,
    key: str,
    kind: str,
    subject_id: str,
    department: str,
    now: datetime,
    tier: str = "on_duty",
    not_before: datetime | None = None,
) -> Delivery:
    """Puts a message into the outbox; with the key of one that is there already it gives that one.

    Whom it goes to is chosen when it is sent: whoever is on duty in the department then.
    """
    row = session.exec(select(DeliveryRow).where(DeliveryRow.key == key)).first()
    if row is None:
        row = DeliveryRow(
            key=key,
            kind=kind,
            subject_id=subject_id,
            department=department,
            tier=tier,
            contact="",
            contact_digest="",
            state="waiting",
            made_at=now,
            not_before=not_before or now,
        )
        _queue(session, row)
    return _record(row)


def pass_on_delivery(session: Session, delivery: Delivery, *, now: datetime) -> Delivery:
    """Puts the message of a delivery that has ended without arriving into the outbox, for another contact."""
    row = DeliveryRow(
        key=f"{delivery.key}{_AND_THEN}{delivery.number}",
        kind=delivery.kind,
        subject_id=delivery.subject_id,
        department=delivery.department,
        tier=delivery.tier,
        contact="",
        contact_digest="",
        follows=delivery.number,
        state="waiting",
        made_at=now,
        not_before=now,
    )
    _queue(session, row)
    return _record(row)


def get_delivery(session: Session, number: int) -> Delivery:
    """The delivery.

    Raises:
        NotFound: there is none.
    """
    return _record(_get(session, number))


def list_deliveries(session: Session, subject_ids: Sequence[str]) -> tuple[Delivery, ...]:
    """All deliveries about these things, in the order in which they were made."""
    query = select(DeliveryRow).where(col(DeliveryRow.subject_id).in_(list(subject_ids)))
    return tuple(_record(row) for row in session.exec(query.order_by(col(DeliveryRow.number))))


def list_in_state(session: Session, states: Sequence[State], *, limit: int = 100) -> tuple[Delivery, ...]:
    """Deliveries in one of these states, oldest first."""
    query = select(DeliveryRow).where(col(DeliveryRow.state).in_(list(states))).order_by(col(DeliveryRow.number))
    return tuple(_record(row) for row in session.exec(query.limit(limit)))


def find_due(session: Session, *, now: datetime, number: int | None = None) -> Delivery | None:
    """The delivery that has waited longest beyond its time, or this one if it may go; None where nothing may."""
    query = select(DeliveryRow).where(DeliveryRow.state == "waiting", col(DeliveryRow.not_before) <= now)
    if number is not None:
        query = query.where(DeliveryRow.number == number)
    row = session.exec(query.order_by(col(DeliveryRow.not_before), col(DeliveryRow.number)).limit(1)).first()
    return None if row is None else _record(row)


def list_tried(session: Session, delivery: Delivery) -> frozenset[str]:
    """The digests of the contacts that this message was tried with before, since a person last asked to send it."""
    tried: set[str] = set()
    follows = delivery.follows
    while follows is not None:
        row = _get(session, follows)
        if row.state != "passed_on":
            break
        tried.add(row.contact_digest)
        follows = row.follows
    return frozenset(tried)


def claim_delivery(
    session: Session, number: int, *, tier: str, contact: str, contact_digest: str, now: datetime
) -> Delivery | None:
    """Makes a waiting delivery the caller's to send to this contact; None where another was faster.

    The store must have committed this before anything is sent.
    """
    row = _get(session, number)
    if row.state != "waiting":
        return None
    if row.contact_digest != contact_digest:
        row.attempts = 0
    row.tier, row.contact, row.contact_digest = tier, contact, contact_digest
    row.attempts += 1
    row.started_at, row.finished_at = now, None
    _move(session, row, "sending", now)
    return _record(row)


def postpone_delivery(
    session: Session,
    number: int,
    *,
    not_before: datetime,
    now: datetime,
    tier: str | None = None,
    contact: str | None = None,
    contact_digest: str | None = None,
    problem: str | None = None,
) -> bool:
    """Lets it wait until a moment, because nobody is there or because sending failed for now."""
    row = _get(session, number)
    if row.state not in {"waiting", "sending"}:
        return False
    row.not_before, row.problem = not_before, problem or row.problem
    row.tier = tier or row.tier
    if contact is not None and contact_digest is not None:
        row.contact, row.contact_digest = contact, contact_digest
    _move(session, row, "waiting", now)
    return True


def finish_delivery(
    session: Session, delivery: Delivery, state: State, *, now: datetime, problem: str | None = None
) -> bool:
    """Notes how the attempt that `delivery` was claimed for ended; False where that is not its to say any more.

    An attempt that was given up as unsure may still turn out to have arrived.
    """
    row = _get(session, delivery.number)
    still_ours = row.attempts == delivery.attempts and row.contact_digest == delivery.contact_digest
    late = row.state == "unsure" and state == "delivered"
    if not still_ours or (row.state not in {"waiting", "sending"} and not late):
        return False
    row.finished_at, row.problem = now, problem
    _move(session, row, state, now)
    return True


def give_up_stalled(session: Session, *, started_before: datetime, now: datetime, problem: str) -> int:
    """Marks as unsure what was claimed before a moment and never finished: its process died, or hangs."""
    query = select(DeliveryRow).where(DeliveryRow.state == "sending", col(DeliveryRow.started_at) < started_before)
    rows = session.exec(query).all()
    for row in rows:
        row.finished_at, row.problem = now, problem
        _move(session, row, "unsure", now)
    return len(rows)


def withdraw_deliveries(session: Session, subject_id: str, *, now: datetime, actor: Actor = SPEEDDIAL) -> int:
    """Takes what still waits about this thing out of the outbox."""
    query = select(DeliveryRow).where(DeliveryRow.subject_id == subject_id, DeliveryRow.state == "waiting")
    rows = session.exec(query).all()
    for row in rows:
        row.finished_at = now
        _move(session, row, "withdrawn", now, actor)
    return len(rows)


def send_again(session: Session, number: int, *, actor: Actor, now: datetime) -> Delivery:
    """Puts a message that failed, or that may not have arrived, into the outbox once more, because a person says so.

    Raises:
        NotFound: there is none.
        DeliveryNotResendable: it is on its way, has arrived, or was sent again before.
    """
    row = _get(session, number)
    if row.state not in _RESENDABLE:
        raise DeliveryNotResendable(number, row.state)
    _move(session, row, "sent_again", now, actor)
    return pass_on_delivery(session, _record(row), now=now)


def _queue(session: Session, row: DeliveryRow) -> None:
    session.add(row)
    session.flush()
    after = {"state": row.state, "follows": row.follows}
    record_audit(session, SPEEDDIAL, "queued", _KIND, row.key, after=after, at=row.made_at)


def _move(session: Session, row: DeliveryRow, state: State, now: datetime, actor: Actor = SPEEDDIAL) -> None:
    before, row.state = row.state, state
    session.add(row)
    session.flush()
    if before != state:
        was, became = {"state": before}, {"state": state, "attempts": row.attempts, "contact": row.contact}
        record_audit(session, actor, state, _KIND, row.key, before=was, after=became, at=now)
        ring(session)


def _get(session: Session, number: int) -> DeliveryRow:
    row = session.get(DeliveryRow, number, populate_existing=True)
    if row is None:
        raise NotFound(_KIND, str(number))
    return row


def _record(row: DeliveryRow) -> Delivery:
    values = row.model_dump()
    return Delivery(**values)
