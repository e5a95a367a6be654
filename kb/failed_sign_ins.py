"""Sign-ins that did not work, counted in the store so that all workers count together and a restart forgets nothing.

What is counted for is known as a digest only. An attempt is counted before it is looked at and forgotten when it fits:
a hundred guesses at the same moment count as a hundred. Who has to wait is not counted: knocking on changes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlmodel import Session, col, select

from kb.errors import TooManyFailures
from kb.tables import FailedSignInRow

_FIRST_WAIT = timedelta(seconds=30)
_LONGEST_WAIT = timedelta(minutes=15)
_MEMORY = timedelta(days=1)  # the retention of failed sign-ins must not be shorter


@dataclass(frozen=True, slots=True)
class Counter:
    """What attempts are counted for, by its `digest`: `free` failures within `memory` cost no wait."""

    digest: str
    free: int
    memory: timedelta = _MEMORY
    is_cleared_by_success: bool = True


@dataclass(frozen=True, slots=True)
class Attempt:
    """An attempt that was counted."""

    counters: tuple[Counter, ...]
    rows: tuple[int, ...]


def count_attempt(session: Session, counters: Sequence[Counter], now: datetime) -> Attempt:
    """Counts an attempt, which is a failed one until `forget_attempt`.

    Raises:
        TooManyFailures: it has to wait; nothing was counted.
    """
    wait = max((_wait(session, counter, now) for counter in counters), default=timedelta())
    if wait > timedelta():
        raise TooManyFailures(-(-wait // timedelta(seconds=1)))
    rows = [FailedSignInRow(digest=counter.digest, at=now) for counter in counters]
    session.add_all(rows)
    session.flush()
    return Attempt(tuple(counters), tuple(row.number or 0 for row in rows))


def forget_attempt(session: Session, attempt: Attempt) -> None:
    """The attempt fitted: it is no failure, and those before it count no longer where a success clears them."""
    session.execute(delete(FailedSignInRow).where(col(FailedSignInRow.number).in_(attempt.rows)))
    cleared = [counter.digest for counter in attempt.counters if counter.is_cleared_by_success]
    session.execute(delete(FailedSignInRow).where(col(FailedSignInRow.digest).in_(cleared)))


def _wait(session: Session, counter: Counter, now: datetime) -> timedelta:
    """How long is still to wait: from 30 seconds on twice as long after each failure, at most a quarter of an hour."""
    query = select(FailedSignInRow.at).where(
        FailedSignInRow.digest == counter.digest, col(FailedSignInRow.at) > now - counter.memory
    )
    moments = session.exec(query).all()
    excess = len(moments) - counter.free
    if excess < 0:
        return timedelta()
    growing: timedelta = _FIRST_WAIT * 2 ** min(excess, 10)
    return max(moments) + min(growing, _LONGEST_WAIT) - now
