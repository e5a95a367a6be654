"""The audit trail: who did what to which thing, when, and what was there before and after. Append-only.

Written in the transaction of what it tells of, so that neither is there without the other. Invariant: it holds no
customer's words and no secret, so that nothing in it ever has to be taken out.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import CompoundSelect, union
from sqlmodel import Session, col, select

from kb.actor import Actor
from kb.asker import Asker
from kb.columns import utc_now
from kb.tables import AuditRow, EntryRow

_OF_ENTRIES = ("entry", "learned phrasing")


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
    session: Session,
    *,
    kind: str | None = None,
    key: str | None = None,
    departments: Collection[str] | None = None,
    before: int | None = None,
    limit: int = 50,
) -> tuple[AuditLine, ...]:
    """The trail, newest first, of all or of one kind or thing; `before` is the last number of the page before.

    With `departments` only what happened to their entries, as long as these exist.
    """
    query = select(AuditRow).order_by(col(AuditRow.number).desc()).limit(limit)
    for column, wanted in ((AuditRow.kind, kind), (AuditRow.key, key)):
        if wanted is not None:
            query = query.where(col(column) == wanted)
    if departments is not None:
        query = query.where(col(AuditRow.kind).in_(_OF_ENTRIES), col(AuditRow.key).in_(_list_keys(departments)))
    if before is not None:
        query = query.where(col(AuditRow.number) < before)
    return tuple(_line(row) for row in session.exec(query))


def list_kinds(session: Session) -> tuple[str, ...]:
    """The kinds of things that the trail tells of, in alphabetical order."""
    return tuple(sorted(session.exec(select(AuditRow.kind).distinct())))


def _list_keys(departments: Collection[str]) -> CompoundSelect[Any]:
    """An entry is named by its id alone, or with its language."""
    own = col(EntryRow.department).in_(departments)
    return union(select(EntryRow.id).where(own), select(col(EntryRow.id) + ":" + col(EntryRow.lang)).where(own))


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
