"""A question with a department, as the API says it."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from kb.asker import Asker
from kb.deliveries import Delivery
from kb.deliveries import State as DeliveryState
from kb.escalations import Escalation, State
from web.api.shapes import ResponseBody


class DeliveryBody(ResponseBody):
    """A message to one contact, without its address."""

    number: int
    contact: str | None
    tier: str
    state: DeliveryState
    attempts: int
    not_before: datetime
    finished_at: datetime | None
    problem: str | None


class EscalationBody(ResponseBody):
    """A question that was handed over. The question and the note are without personal data."""

    id: str
    state: State
    department: str
    confidence: float | None
    question: str
    note: str | None
    lang: str | None
    channel: str | None
    reference: str | None
    suggestion: str | None
    promise: str | None
    made_at: datetime
    made_by: str | None
    answered_at: datetime | None
    answered_by: str | None
    answer: str | None
    draft_entry: str | None
    taken_up_at: datetime | None
    deliveries: tuple[DeliveryBody, ...]


def escalation_body(escalation: Escalation, deliveries: Iterable[Delivery], made_by: str | None) -> EscalationBody:
    """The body of one."""
    it = escalation
    return EscalationBody(
        id=it.id,
        state=it.state,
        department=it.department,
        confidence=None if it.confidence is None else round(it.confidence, 4),
        question=it.question,
        note=it.note,
        lang=it.lang,
        channel=it.channel,
        reference=it.reference,
        suggestion=it.receipt_id,
        promise=it.promise_id,
        made_at=it.made_at,
        made_by=made_by,
        answered_at=it.answered_at,
        answered_by=it.answered_by,
        answer=it.answer,
        draft_entry=it.draft_entry,
        taken_up_at=it.seen_at,
        deliveries=tuple(_delivery(delivery) for delivery in deliveries),
    )


def bodies_of(
    escalations: Sequence[Escalation], deliveries: Sequence[Delivery], names: dict[Asker, str]
) -> tuple[EscalationBody, ...]:
    """The bodies of several, each with its own deliveries."""
    of = {it.id: [delivery for delivery in deliveries if delivery.subject_id == it.id] for it in escalations}
    return tuple(escalation_body(it, of[it.id], names.get(it.asker)) for it in escalations)


def _delivery(it: Delivery) -> DeliveryBody:
    return DeliveryBody(
        number=it.number,
        contact=it.contact or None,
        tier=it.tier,
        state=it.state,
        attempts=it.attempts,
        not_before=it.not_before,
        finished_at=it.finished_at,
        problem=it.problem,
    )
