"""How often departments keep what they promise: in time, of all that was due and is settled or overdue.

A promise counts by the last time that the customer was told, but one that broke on the way is not kept in time however
often it moved. Invariant: nothing that can still be kept in time is counted.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from answers.matching.intervals import Share, share_of
from kb.database import Session
from kb.promise_lists import Fate, list_fates

_FEW = 20  # below them a share says little: its interval spans a third of the scale or more


@dataclass(frozen=True, slots=True)
class KeptRate:
    """One department's counts (None: of all together); `waiting` are those that broke and that nobody has answered yet.

    `in_time` is the share of `due` that was kept in time; `is_few` where so few were due that it says little.
    """

    department: str | None
    due: int
    kept_late: int
    given_up: int
    waiting: int
    moved: int
    in_time: Share
    is_few: bool


@dataclass(frozen=True, slots=True)
class KeptRates:
    """All departments that had something due from `start` up to before `end`, and all of them together."""

    start: datetime
    end: datetime
    departments: tuple[KeptRate, ...]
    together: KeptRate


def measure_kept(session: Session, now: datetime, *, days: int) -> KeptRates:
    """The rates of the last so many days, as of now."""
    start = now - timedelta(days=days)
    counted = [fate for fate in list_fates(session, start) if _counts(fate, now)]
    names = sorted({fate.department for fate in counted})
    rates = tuple(_rate(name, [fate for fate in counted if fate.department == name]) for name in names)
    return KeptRates(start, now, rates, _rate(None, counted))


def _counts(fate: Fate, now: datetime) -> bool:
    return fate.resolved_at is not None or fate.broken_at is not None or fate.due_at < now


def _rate(department: str | None, fates: Sequence[Fate]) -> KeptRate:
    return KeptRate(
        department=department,
        due=len(fates),
        kept_late=_count(fate.state == "kept" and fate.broken_at is not None for fate in fates),
        given_up=_count(fate.state == "broken" and fate.resolved_at is not None for fate in fates),
        waiting=_count(fate.resolved_at is None for fate in fates),
        moved=_count(fate.moves > 0 for fate in fates),
        in_time=share_of(fate.state == "kept" and fate.broken_at is None for fate in fates),
        is_few=len(fates) < _FEW,
    )


def _count(flags: Iterable[bool]) -> int:
    return sum(flags)
