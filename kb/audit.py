"""The audit trail: who did what to which thing, when, and what was there before and after. Append-only.

Written in the transaction of what it tells of, so that neither is there without the other. Invariant: it holds no
customer's words and no secret, so that nothing in it ever has to be taken out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from kb.actor import Actor
from kb.asker import Asker
from kb.columns import utc_now
from kb.tables import AuditRow


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One line of the trail; `before` is None for what is new, `after` for what is gone."""

    number: int
    at: datetime
    actor: Actor
    verb: str
    kind: str
    key: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


def record_audit(
    session: Session,
    actor: Actor,
    verb: str,
    kind: str,
    key: str,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    at: datetime | None = None,
) -> None:
    """Adds a line: `verb` in the past tense ("opened"), `kind` and `key` of the thing ("promise", its id).

    Values of `before` and `after` are what JSON can hold: ids, states, numbers, moments as text.
    """
    session.add(
        AuditRow(
            at=at or utc_now(),
            who=actor.who,
            person_id=actor.asker.person_id,
            token_id=actor.asker.token_id,
            verb=verb,
            kind=kind,
            key=key,
            before=None if before is None else dict(before),
            after=None if after is None else dict(after),
        )
    )


def list_audit(
    session: Session, *, kind: str | None = None, key: str | None = None, before: int | None = None, limit: int = 50
) -> tuple[AuditLine, ...]:
    """The trail, newest first, of all or of one kind or thing; `before` is the last number of the page before."""
    query = select(AuditRow).order_by(col(AuditRow.number).desc()).limit(limit)
    for column, wanted in ((AuditRow.kind, kind), (AuditRow.key, key)):
        if wanted is not None:
            query = query.where(col(column) == wanted)
    if before is not None:
        query = query.where(col(AuditRow.number) < before)
    return tuple(_line(row) for row in session.exec(query))


def _line(row: AuditRow) -> AuditLine:
    return AuditLine(
        number=row.number or 0,
        at=row.at,
        actor=Actor(row.who, Asker(row.person_id, row.token_id)),
        verb=row.verb,
        kind=row.kind,
        key=row.key,
        before=row.before,
        after=row.after,
    )
