"""Promises in lists: of a person, of departments, of the hand-over, by due time; and how many there are."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, NamedTuple

from sqlalchemy import ColumnElement, and_, false, func, or_, true
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from kb.asker import Asker
from kb.errors import CursorUnusable
from kb.promises import Promise, State, record_of
from kb.tables import PromiseMoveRow, PromiseRow

Which = Literal["owed", "open", "kept", "broken", "all"]


@dataclass(frozen=True, slots=True)
class Reach:
    """Whose promises somebody sees: those of these departments (None: of all), and always those of their own."""

    departments: frozenset[str] | None = frozenset()
    own: Asker = Asker()  # noqa: RUF009  # frozen

    def includes(self, promise: Promise) -> bool:
        """Whether this promise is among them."""
        return self.departments is None or promise.department in self.departments or _is_by(promise, self.own)


EVERYTHING = Reach(None)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What narrows a list; `owed` are those without an answer, whether their time is past or not."""

    which: Which = "owed"
    departments: Collection[str] | None = None
    by: Asker | None = None
    due_before: datetime | None = None


OWED = Wanted()


class PromisePage(NamedTuple):
    """Some promises in the order of due time and id, and the cursor for what follows, None on the last page."""

    promises: tuple[Promise, ...]
    cursor: str | None


class Unreminded(NamedTuple):
    """A promise to remind of, and when the customer was last told its time."""

    promise: Promise
    told_at: datetime


class Fate(NamedTuple):
    """What the kept rate needs of a promise; `moves` is how often its time was moved."""

    department: str
    state: State
    due_at: datetime
    broken_at: datetime | None
    resolved_at: datetime | None
    moves: int


def list_promises(
    session: Session,
    wanted: Wanted = OWED,
    *,
    reach: Reach = EVERYTHING,
    cursor: str | None = None,
    limit: int = 50,
) -> PromisePage:
    """A page of what is wanted and within reach, the first due first.

    Raises:
        CursorUnusable: the cursor is none that a page gave.
    """
    query = select(PromiseRow).where(_is_wanted(wanted), _is_in(reach))
    if cursor is not None:
        due_at, promise_id = _read(cursor)
        same_time = and_(col(PromiseRow.due_at) == due_at, col(PromiseRow.id) > promise_id)
        query = query.where(or_(col(PromiseRow.due_at) > due_at, same_time))
    rows = session.exec(query.order_by(col(PromiseRow.due_at), col(PromiseRow.id)).limit(limit + 1)).all()
    following = f"{rows[limit - 1].due_at.isoformat()}|{rows[limit - 1].id}" if len(rows) > limit else None
    return PromisePage(tuple(record_of(row) for row in rows[:limit]), following)


def count_promises(session: Session, wanted: Wanted = OWED, *, reach: Reach = EVERYTHING) -> int:
    """How many that list has in all."""
    query = select(func.count()).select_from(PromiseRow).where(_is_wanted(wanted), _is_in(reach))
    return session.exec(query).one()


def list_unreminded(session: Session, now: datetime) -> tuple[Unreminded, ...]:
    """Open promises whose time is ahead and of whose time nobody was reminded yet, the first due first."""
    moved_at = select(func.max(PromiseMoveRow.at)).where(PromiseMoveRow.promise_id == PromiseRow.id).scalar_subquery()
    query = select(PromiseRow, moved_at).where(
        PromiseRow.state == "open",
        col(PromiseRow.due_at) >= now,
        or_(col(PromiseRow.reminded_for).is_(None), col(PromiseRow.reminded_for) != col(PromiseRow.due_at)),
    )
    rows = session.exec(query.order_by(col(PromiseRow.due_at), col(PromiseRow.id)))
    return tuple(Unreminded(record_of(row), at or row.made_at) for row, at in rows)


def list_fates(session: Session, since: datetime) -> tuple[Fate, ...]:
    """What became of all promises that were due, or broke first, at this moment or later."""
    moves = select(func.count()).where(PromiseMoveRow.promise_id == PromiseRow.id).scalar_subquery()
    p = PromiseRow
    query = select_columns(p.department, p.state, p.due_at, p.broken_at, p.resolved_at, moves)  # type: ignore[call-overload]
    query = query.where(or_(col(p.due_at) >= since, col(p.broken_at) >= since)).order_by(p.department, p.due_at)
    return tuple(Fate(*values) for values in session.execute(query))


def _is_wanted(wanted: Wanted) -> ColumnElement[bool]:
    rules: list[ColumnElement[bool]] = []
    if wanted.which == "owed":
        rules.append(col(PromiseRow.resolved_at).is_(None))
    elif wanted.which != "all":
        rules.append(col(PromiseRow.state) == wanted.which)
    if wanted.departments is not None:
        rules.append(col(PromiseRow.department).in_(sorted(wanted.departments)))
    if wanted.by is not None:
        rules.append(_is_made_by(wanted.by))
    if wanted.due_before is not None:
        rules.append(col(PromiseRow.due_at) < wanted.due_before)
    return and_(true(), *rules)


def _is_in(reach: Reach) -> ColumnElement[bool]:
    if reach.departments is None:
        return true()
    return or_(col(PromiseRow.department).in_(sorted(reach.departments)), _is_made_by(reach.own))


def _is_made_by(asker: Asker) -> ColumnElement[bool]:
    if not asker.is_known:
        return false()
    if asker.person_id is not None:
        return col(PromiseRow.person_id) == asker.person_id
    return col(PromiseRow.token_id) == asker.token_id


def _is_by(promise: Promise, asker: Asker) -> bool:
    return asker.is_known and promise.asker == asker


def _read(cursor: str) -> tuple[datetime, str]:
    moment, separator, promise_id = cursor.rpartition("|")
    try:
        due_at = datetime.fromisoformat(moment)
    except ValueError:
        raise CursorUnusable(cursor) from None
    if not separator or due_at.tzinfo is None:
        raise CursorUnusable(cursor)
    return due_at.astimezone(UTC), promise_id
