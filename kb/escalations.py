"""Questions that were handed to a department: opened, answered once, or taken back. Texts come here redacted."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, NamedTuple

from sqlmodel import Session, and_, col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from kb.actor import Actor
from kb.asker import Asker
from kb.audit import record_audit
from kb.bell import ring
from kb.deliveries import withdraw_deliveries
from kb.errors import CursorUnusable, EscalationClosed, NotFound
from kb.tables import EscalationRow, PromiseRow

State = Literal["open", "answered", "taken_back"]
_KIND = "escalation"


@dataclass(frozen=True, slots=True)
class Escalation:
    """A question with a department. `confidence` is that it is theirs, None where a person said so without a proposal.

    `nearest` are the ids of the entries that come nearest. `reference` is the case as the caller named it, `seen_at`
    when whoever asked took up the answer. `receipt_id` is the suggestion and `promise_id` the promise behind it.
    """

    id: str
    question: str
    department: str
    asker: Asker
    made_at: datetime
    receipt_id: str | None = None
    promise_id: str | None = None
    note: str | None = None
    lang: str | None = None
    channel: str | None = None
    reference: str | None = None
    reference_digest: str | None = None
    confidence: float | None = None
    nearest: tuple[str, ...] = ()
    state: State = "open"
    link_expires_at: datetime | None = None
    answered_at: datetime | None = None
    answered_by: str | None = None
    answer: str | None = None
    draft_entry: str | None = None
    seen_at: datetime | None = None


class EscalationPage(NamedTuple):
    """Some escalations, newest first, and the cursor for what follows, None on the last page."""

    escalations: tuple[Escalation, ...]
    cursor: str | None


def open_escalation(session: Session, escalation: Escalation, *, actor: Actor) -> Escalation:
    """Keeps it; one that the same asker opened for the same suggestion and department, and that is open, is given back.

    So a key that is pressed twice sends nothing twice.
    """
    before = _find_twin(session, escalation)
    if before is not None:
        return before
    values = {name: getattr(escalation, name) for name in EscalationRow.model_fields if name not in _ASKER}
    row = EscalationRow(**{**values, "nearest": list(escalation.nearest)})
    row.person_id, row.token_id = escalation.asker.person_id, escalation.asker.token_id
    session.add(row)
    session.flush()
    after = {"state": "open", "department": row.department}
    record_audit(session, actor, "opened", _KIND, row.id, after=after, at=row.made_at)
    ring(session)
    return _record(row)


def get_escalation(session: Session, escalation_id: str) -> Escalation:
    """The escalation.

    Raises:
        NotFound: there is none.
    """
    return _record(_get(session, escalation_id))


def find_escalation(session: Session, escalation_id: str) -> Escalation | None:
    """The escalation, or None."""
    row = session.get(EscalationRow, escalation_id, populate_existing=True)
    return None if row is None else _record(row)


def list_escalations(
    session: Session,
    *,
    departments: Collection[str] | None = None,
    of_department: str | None = None,
    state: State | None = None,
    asker: Asker | None = None,
    cursor: str | None = None,
    limit: int = 50,
) -> EscalationPage:
    """A page of those that match everything given, newest first.

    `departments` and `asker` say whose they are: with both, one that is either's matches; `of_department` narrows that.

    Raises:
        CursorUnusable: the cursor is none that a page gave.
    """
    query = select(EscalationRow)
    whose = _whose(departments, asker)
    if whose:
        query = query.where(or_(*whose))
    for column, wanted in ((EscalationRow.state, state), (EscalationRow.department, of_department)):
        if wanted is not None:
            query = query.where(col(column) == wanted)
    query = _after(query, cursor)
    query = query.order_by(col(EscalationRow.made_at).desc(), col(EscalationRow.id)).limit(limit + 1)
    rows = session.exec(query).all()
    last = rows[limit - 1] if len(rows) > limit else None
    following = None if last is None else f"{last.made_at.isoformat()}~{last.id}"
    return EscalationPage(tuple(_record(row) for row in rows[:limit]), following)


def find_promise_behind(session: Session, receipt_id: str, department: str) -> str | None:
    """The id of the promise that a holding reply to this suggestion made for the department, or None."""
    return session.exec(
        select(PromiseRow.id).where(PromiseRow.receipt_id == receipt_id, PromiseRow.department == department)
    ).first()


def list_new_answers(session: Session, asker: Asker) -> tuple[Escalation, ...]:
    """What departments have answered this asker and what they have not taken up, the oldest answer first."""
    query = select(EscalationRow).where(EscalationRow.state == "answered", col(EscalationRow.seen_at).is_(None))
    query = query.where(*_is_of(asker)).order_by(col(EscalationRow.answered_at), col(EscalationRow.id))
    return tuple(_record(row) for row in session.exec(query))


def answer_escalation(
    session: Session, escalation_id: str, answer: str, *, by: str, draft_entry: str | None, actor: Actor, now: datetime
) -> Escalation:
    """Keeps the department's answer, once; what still waits to be sent about it is withdrawn.

    Raises:
        NotFound: there is none.
        EscalationClosed: it was answered or taken back before.
    """
    row = _get_open(session, escalation_id)
    row.answer, row.answered_by, row.answered_at, row.draft_entry = answer, by, now, draft_entry
    return _close(session, row, "answered", actor, now)


def take_back_escalation(session: Session, escalation_id: str, *, actor: Actor, now: datetime) -> Escalation:
    """Says that no answer is needed any more; what still waits to be sent about it is withdrawn.

    Raises:
        NotFound: there is none.
        EscalationClosed: it was answered before.
    """
    row = _get(session, escalation_id)
    if row.state == "taken_back":
        return _record(row)
    row.reference = None if row.state == "open" else row.reference
    return _close(session, _get_open(session, escalation_id), "taken_back", actor, now)


def note_answer_seen(
    session: Session, escalation_id: str, *, actor: Actor, now: datetime, waived: tuple[str, ...] = ()
) -> Escalation:
    """Says that whoever asked has taken up the answer; the first time counts. The case is not named in words any more.

    `waived` are the musts that were set aside when it was sent.

    Raises:
        NotFound: there is none.
    """
    row = _get(session, escalation_id)
    if row.state == "answered" and row.seen_at is None:
        row.seen_at, row.reference = now, None
        session.add(row)
        session.flush()
        after = {"seen_at": now.isoformat(), "waived": list(waived)}
        record_audit(session, actor, "took up", _KIND, row.id, after=after, at=now)
        ring(session)
    return _record(row)


def list_taken_up(session: Session, *, after: datetime | None, before: datetime, limit: int) -> list[Escalation]:
    """Those whose answers were taken up in between, the first ones first."""
    query = select(EscalationRow).where(col(EscalationRow.seen_at) < before).order_by(col(EscalationRow.seen_at))
    if after is not None:
        query = query.where(col(EscalationRow.seen_at) >= after)
    return [_record(row) for row in session.exec(query.limit(limit))]


def replace_answer(session: Session, escalation_id: str, answer: str) -> None:
    """Keeps other words of an answer that was taken up: those without personal data.

    Raises:
        NotFound: there is none.
    """
    row = _get(session, escalation_id)
    row.answer = answer
    session.add(row)
    session.flush()


def note_link(session: Session, escalation_id: str, *, expires_at: datetime) -> None:
    """Remembers until when the newest answer link works.

    Raises:
        NotFound: there is none.
    """
    row = _get(session, escalation_id)
    row.link_expires_at = max(expires_at, row.link_expires_at or expires_at)
    session.add(row)
    session.flush()


def _close(session: Session, row: EscalationRow, state: State, actor: Actor, now: datetime) -> Escalation:
    before, row.state = row.state, state
    session.add(row)
    session.flush()
    withdraw_deliveries(session, row.id, now=now, actor=actor)
    after: dict[str, Any] = {"state": state, "draft_entry": row.draft_entry}
    verb = "answered" if state == "answered" else "took back"
    record_audit(session, actor, verb, _KIND, row.id, before={"state": before}, after=after, at=now)
    ring(session)
    return _record(row)


def _find_twin(session: Session, escalation: Escalation) -> Escalation | None:
    if escalation.receipt_id is None:
        return None
    query = select(EscalationRow).where(
        EscalationRow.receipt_id == escalation.receipt_id,
        EscalationRow.department == escalation.department,
        EscalationRow.state == "open",
        *_is_of(escalation.asker),
    )
    row = session.exec(query).first()
    return None if row is None else _record(row)


def _whose(departments: Collection[str] | None, asker: Asker | None) -> list[Any]:
    conditions: list[Any] = []
    if departments is not None:
        conditions.append(col(EscalationRow.department).in_(sorted(departments)))
    if asker is not None:
        conditions.append(and_(*_is_of(asker)))
    return conditions


def _is_of(asker: Asker) -> tuple[Any, Any]:
    return col(EscalationRow.person_id) == asker.person_id, col(EscalationRow.token_id) == asker.token_id


def _after(query: SelectOfScalar[EscalationRow], cursor: str | None) -> SelectOfScalar[EscalationRow]:
    if cursor is None:
        return query
    moment, separator, last_id = cursor.partition("~")
    try:
        made_at = datetime.fromisoformat(moment)
    except ValueError:
        raise CursorUnusable(cursor) from None
    if not separator or made_at.tzinfo is None:
        raise CursorUnusable(cursor)
    earlier = col(EscalationRow.made_at) < made_at
    same = and_(col(EscalationRow.made_at) == made_at, col(EscalationRow.id) > last_id)
    return query.where(or_(earlier, same))


def _get(session: Session, escalation_id: str) -> EscalationRow:
    row = session.get(EscalationRow, escalation_id, populate_existing=True)
    if row is None:
        raise NotFound(_KIND, escalation_id)
    return row


def _get_open(session: Session, escalation_id: str) -> EscalationRow:
    row = _get(session, escalation_id)
    if row.state != "open":
        raise EscalationClosed(escalation_id, row.state)
    return row


_ASKER = ("person_id", "token_id")


def _record(row: EscalationRow) -> Escalation:
    values = row.model_dump(exclude=set(_ASKER))
    return Escalation(**{**values, "nearest": tuple(row.nearest)}, asker=Asker(row.person_id, row.token_id))
