"""What is too old to be kept: counting it, and deleting it a few rows at a time, so that nobody waits for the store.

Invariant: what is open (a promise that somebody is owed, a question that a department has) stays however old it is,
with the suggestion behind it and the messages about it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Table, and_, delete, func, or_, select, update
from sqlmodel import Session, SQLModel

from kb.receipts import Receipt, record_of
from kb.tables import ReceiptRow

Kept = Literal[
    "suggestions", "promises", "escalations", "deliveries", "rises", "shift notes", "failed sign-ins", "sessions"
]
BATCH = 200  # rows of one transaction: less than the quarter of a second for which a receipt waits

Condition = ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class _Rule:
    """Which rows of a table are older than a moment, and the tables whose rows go with them, by their column."""

    table: str
    is_older: Callable[[Any, datetime], Condition]
    with_them: tuple[tuple[str, str], ...] = ()
    blank: str | None = None  # a column to empty, where the row stays


@dataclass(frozen=True, slots=True)
class Amount:
    """How much of something is kept, and since when the oldest."""

    count: int
    oldest_at: datetime | None


def _table(name: str) -> Table:
    return SQLModel.metadata.tables[name]


def _open_promises() -> Any:  # noqa: ANN401  # a query
    promise = _table("promise").c
    return select(promise.id).where(promise.resolved_at.is_(None))


def _open_escalations() -> Any:  # noqa: ANN401  # a query
    escalation = _table("escalation").c
    return select(escalation.id).where(escalation.state == "open")


def _receipt_is_older(c: Any, before: datetime) -> Condition:  # noqa: ANN401  # columns
    promise, escalation = _table("promise").c, _table("escalation").c
    owed = select(promise.receipt_id).where(promise.resolved_at.is_(None), promise.receipt_id.is_not(None))
    asked = select(escalation.receipt_id).where(escalation.state == "open", escalation.receipt_id.is_not(None))
    return and_(c.at < before, c.id.not_in(owed), c.id.not_in(asked))


def _promise_is_older(c: Any, before: datetime) -> Condition:  # noqa: ANN401
    return and_(c.resolved_at.is_not(None), c.resolved_at < before)


def _escalation_is_older(c: Any, before: datetime) -> Condition:  # noqa: ANN401
    answered = or_(c.answered_at.is_(None), c.answered_at < before)
    return and_(c.state != "open", c.made_at < before, answered)


def _delivery_is_older(c: Any, before: datetime) -> Condition:  # noqa: ANN401
    """The key of a message about something open stays, so that it is never written a second time."""
    is_open = or_(c.subject_id.in_(_open_promises()), c.subject_id.in_(_open_escalations()))
    return and_(c.finished_at.is_not(None), c.finished_at < before, ~is_open)


def _session_is_older(c: Any, before: datetime) -> Condition:  # noqa: ANN401
    return or_(c.expires_at < before, and_(c.ended_at.is_not(None), c.ended_at < before))


_RULES: dict[Kept, tuple[_Rule, ...]] = {
    "suggestions": (
        _Rule(
            "receipt",
            _receipt_is_older,
            (("outcome", "receipt_id"), ("waiver", "receipt_id"), ("holding", "receipt_id")),
        ),
    ),
    "promises": (_Rule("promise", _promise_is_older, (("promise_move", "promise_id"),)),),
    "escalations": (_Rule("escalation", _escalation_is_older),),
    "deliveries": (_Rule("delivery", _delivery_is_older),),
    "rises": (_Rule("rise", lambda c, before: c.latest_at < before),),
    "shift notes": (_Rule("shift", lambda c, before: and_(c.note.is_not(None), c.ended_at < before), blank="note"),),
    "failed sign-ins": (_Rule("failed_sign_in", lambda c, before: c.at < before),),
    "sessions": (
        _Rule("sign_in_session", _session_is_older),
        _Rule("sign_in_link", lambda c, before: c.expires_at < before),
    ),
}
_SINCE = {"promise": "made_at", "escalation": "made_at", "delivery": "made_at", "shift": "began_at"}
_SINCE |= {"sign_in_session": "began_at", "sign_in_link": "expires_at"}
KINDS: tuple[Kept, ...] = tuple(_RULES)


def measure(session: Session, kind: Kept) -> Amount:
    """How much there is of it now."""
    count, oldest = 0, None
    for rule in _RULES[kind]:
        table = _table(rule.table)
        since = table.c[_SINCE.get(rule.table, "at")]
        query = select(func.count(), func.min(since)).select_from(table)
        if rule.blank:
            query = query.where(table.c[rule.blank].is_not(None))
        found, first = session.execute(query).one()
        count, oldest = count + found, min((at for at in (oldest, first) if at is not None), default=None)
    return Amount(count, oldest)


def count_older(session: Session, kind: Kept, before: datetime) -> int:
    """How many would go."""
    count = 0
    for rule in _RULES[kind]:
        table = _table(rule.table)
        query = select(func.count()).select_from(table).where(rule.is_older(table.c, before))
        count += session.execute(query).scalar_one()
    return count


def list_older_receipts(session: Session, before: datetime, *, limit: int = BATCH) -> tuple[Receipt, ...]:
    """The oldest of those that would go, so that what they taught can be held before they do."""
    columns = _table("receipt").c
    query = select(ReceiptRow).where(_receipt_is_older(columns, before)).order_by(columns.at, columns.id).limit(limit)
    return tuple(record_of(row) for row in session.execute(query).scalars())


def delete_older(session: Session, kind: Kept, before: datetime, *, limit: int = BATCH) -> int:
    """Deletes at most so many of each table, with what belongs to them; gives how many, 0 once none is left."""
    deleted = 0
    for rule in _RULES[kind]:
        table = _table(rule.table)
        (key,) = table.primary_key.columns
        keys = session.execute(select(key).where(rule.is_older(table.c, before)).order_by(key).limit(limit))
        deleted += _delete(session, rule, list(keys.scalars()))
    return deleted


def delete_receipts(session: Session, receipt_ids: Sequence[str]) -> int:
    """Deletes these receipts with their outcomes, waivers and due times."""
    return _delete(session, _RULES["suggestions"][0], receipt_ids)


def _delete(session: Session, rule: _Rule, all_keys: Sequence[Any]) -> int:
    for start in range(0, len(all_keys), BATCH):
        _delete_some(session, rule, all_keys[start : start + BATCH])
    return len(all_keys)


def _delete_some(session: Session, rule: _Rule, keys: Sequence[Any]) -> None:
    table = _table(rule.table)
    (key,) = table.primary_key.columns
    for name, column in rule.with_them:
        other = _table(name)
        session.execute(delete(other).where(other.c[column].in_(keys)))
    if rule.blank:
        session.execute(update(table).where(key.in_(keys)).values({rule.blank: None}))
    else:
        session.execute(delete(table).where(key.in_(keys)))
