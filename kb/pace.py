"""How long departments really took: the cases of the last weeks, read from the ledger of promises and escalations.

Counts nothing: what of a case was open time is not known here.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, and_, exists, or_, select
from sqlmodel import Session, col

from kb.tables import EscalationRow, HoldingRow, PromiseRow

MOST_CASES = 200  # the newest of each kind: enough for any percentile, and read in a millisecond


@dataclass(frozen=True, slots=True)
class ResponseCase:
    """A question that a department had from `made_at` until `ended_at`; None: somebody waits past the due time.

    `takes_days` says that it was promised as one that does; `channel` is where it came in.
    """

    made_at: datetime
    ended_at: datetime | None
    channel: str | None
    takes_days: bool


def list_response_cases(
    session: Session, department_id: str, *, since: datetime, now: datetime
) -> tuple[ResponseCase, ...]:
    """What was answered between the two moments, and the promises of that time that are overdue.

    An escalation that hangs on a promise is left out: the promise says when the customer heard from us.
    """
    rows = [
        *session.execute(_promises(department_id, since, now)),
        *session.execute(_escalations(department_id, since, now)),
    ]
    return tuple(ResponseCase(made, ended, channel, bool(slow)) for made, ended, channel, slow in rows)


def _promises(
    department_id: str, since: datetime, now: datetime
) -> Select[datetime, datetime | None, str | None, bool]:
    made, due, resolved = col(PromiseRow.made_at), col(PromiseRow.due_at), col(PromiseRow.resolved_at)
    answered = and_(resolved >= since, resolved <= now)
    overdue = and_(resolved.is_(None), due < now, made >= since)
    held = and_(
        col(HoldingRow.receipt_id) == col(PromiseRow.receipt_id),
        col(HoldingRow.department) == col(PromiseRow.department),
    )
    return (
        select(made, resolved, col(PromiseRow.channel), col(HoldingRow.takes_days))
        .join(HoldingRow, held, isouter=True)
        .where(col(PromiseRow.department) == department_id, made <= now, or_(answered, overdue))
        .order_by(made.desc())
        .limit(MOST_CASES)
    )


def _escalations(
    department_id: str, since: datetime, now: datetime
) -> Select[datetime, datetime | None, str | None, bool]:
    made, answered = col(EscalationRow.made_at), col(EscalationRow.answered_at)
    promised = exists().where(
        col(PromiseRow.department) == department_id, col(PromiseRow.receipt_id) == col(EscalationRow.receipt_id)
    )
    held = and_(
        col(HoldingRow.receipt_id) == col(EscalationRow.receipt_id),
        col(HoldingRow.department) == col(EscalationRow.department),
    )
    return (
        select(made, answered, col(EscalationRow.channel), col(HoldingRow.takes_days))
        .join(HoldingRow, held, isouter=True)
        .where(
            col(EscalationRow.department) == department_id,
            col(EscalationRow.promise_id).is_(None),
            answered >= since,
            answered <= now,
            ~promised,
        )
        .order_by(made.desc())
        .limit(MOST_CASES)
    )
