"""Rises: similar questions that came more often than in the same hours before. Told once for as long as they go on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import select as select_columns
from sqlmodel import Session, col, func, select

from kb.actor import SPEEDDIAL, Actor
from kb.audit import record_audit
from kb.bell import ring
from kb.errors import NotFound
from kb.tables import ReceiptRow, RiseRow

QUIET = timedelta(hours=3)  # after which the same topic is a new rise
_COLUMNS = ("id", "at", "question", "lang", "outcome", "shown", "person_id")
_MOST_QUESTIONS = 200


class Asked(NamedTuple):
    """A question that was asked, redacted: empty where its text is no longer kept. `shown` are ids and confidences."""

    id: str
    at: datetime
    question: str
    lang: str | None
    outcome: str
    shown: tuple[tuple[str, float], ...]
    person_id: int | None


@dataclass(frozen=True, slots=True)
class Rise:
    """A rise as it was last seen: `count` questions, where `expected` would have been usual."""

    number: int
    topic: str
    title: str
    count: int
    expected: float
    receipt_ids: tuple[str, ...]
    entry_ids: tuple[str, ...]
    at: datetime
    latest_at: datetime
    ended_at: datetime | None = None
    ended_by: str | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """A rise as it is seen now; `topic` is what tells it from others (`entry:it/vpn`, `words:503 checkout`)."""

    topic: str
    title: str
    count: int
    expected: float
    receipt_ids: Sequence[str]
    entry_ids: Sequence[str]


def list_asked(session: Session, since: datetime, until: datetime) -> list[Asked]:
    """What was asked from the one moment up to the other, in order."""
    columns = [col(getattr(ReceiptRow, name)) for name in _COLUMNS]  # without the rest: there may be thousands
    query = select_columns(*columns).where(col(ReceiptRow.at) >= since, col(ReceiptRow.at) < until)
    return [
        Asked(key, at, question, lang, outcome, tuple((it[0], it[3]) for it in shown), person)
        for key, at, question, lang, outcome, shown, person in session.execute(query.order_by(col(ReceiptRow.at)))
    ]


def list_questions(session: Session, receipt_ids: Sequence[str]) -> tuple[tuple[str, str | None], ...]:
    """The texts of these questions with their languages, as far as they are kept, in the order in which they came."""
    query = select(ReceiptRow.question, ReceiptRow.lang).where(col(ReceiptRow.id).in_(receipt_ids))
    return tuple((text, lang) for text, lang in session.exec(query.order_by(col(ReceiptRow.at))) if text)


def find_first_asked(session: Session) -> datetime | None:
    """When the oldest question that is kept was asked; None where there is none."""
    return session.exec(select(func.min(ReceiptRow.at))).one()


def note_rise(session: Session, seen: Seen, now: datetime) -> Rise | None:
    """Keeps a rise and tells of it; None where the same topic is being told of, which goes on."""
    query = select(RiseRow).where(col(RiseRow.key).startswith(f"{seen.topic}@", autoescape=True))
    row = session.exec(query.order_by(col(RiseRow.number).desc())).first()
    if row is not None and row.latest_at > now - QUIET:
        row.latest_at = now
        if row.ended_at is None and seen.count > row.count:
            row.count, row.expected = seen.count, seen.expected
            row.receipt_ids = list(seen.receipt_ids)[-_MOST_QUESTIONS:]
        session.add(row)
        return None
    row = RiseRow(
        key=f"{seen.topic}@{now.isoformat()}",
        title=seen.title,
        count=seen.count,
        expected=seen.expected,
        receipt_ids=list(seen.receipt_ids)[-_MOST_QUESTIONS:],
        entry_ids=list(seen.entry_ids),
        at=now,
        latest_at=now,
    )
    session.add(row)
    session.flush()
    record_audit(session, SPEEDDIAL, "noticed", "rise", str(row.number), after=_state(row), at=now)
    ring(session)
    return _record(row)


def list_rises(session: Session, now: datetime) -> tuple[Rise, ...]:
    """Those that go on, or did a short while ago, and that nobody has ended; newest first."""
    query = select(RiseRow).where(col(RiseRow.ended_at).is_(None), col(RiseRow.latest_at) > now - QUIET)
    return tuple(_record(row) for row in session.exec(query.order_by(col(RiseRow.number).desc())))


def list_rises_since(session: Session, since: datetime) -> tuple[Rise, ...]:
    """All that went on at that moment or later, ended or not; newest first."""
    query = select(RiseRow).where(col(RiseRow.latest_at) >= since).order_by(col(RiseRow.number).desc())
    return tuple(_record(row) for row in session.exec(query))


def get_rise(session: Session, number: int) -> Rise:
    """The rise, whether it goes on or not.

    Raises:
        NotFound: there is none.
    """
    return _record(_get(session, number))


def end_rise(session: Session, number: int, *, actor: Actor, now: datetime) -> Rise:
    """Tells nobody of it any more; one that was ended before stays as it is.

    Raises:
        NotFound: there is none.
    """
    row = _get(session, number)
    if row.ended_at is None:
        before = _state(row)
        row.ended_at, row.ended_by = now, actor.who
        session.add(row)
        session.flush()
        record_audit(session, actor, "dismissed", "rise", str(number), before=before, after=_state(row), at=now)
        ring(session)
    return _record(row)


def _get(session: Session, number: int) -> RiseRow:
    row = session.get(RiseRow, number, populate_existing=True)
    if row is None:
        raise NotFound("rise", str(number))
    return row


def _state(row: RiseRow) -> dict[str, Any]:
    ended = row.ended_at.isoformat() if row.ended_at else None
    return {"count": row.count, "expected": round(row.expected, 2), "entries": row.entry_ids, "ended_at": ended}


def _record(row: RiseRow) -> Rise:
    return Rise(
        number=row.number or 0,
        topic=row.key.rpartition("@")[0],
        title=row.title,
        count=row.count,
        expected=row.expected,
        receipt_ids=tuple(row.receipt_ids),
        entry_ids=tuple(row.entry_ids),
        at=row.at,
        latest_at=row.latest_at,
        ended_at=row.ended_at,
        ended_by=row.ended_by,
    )
