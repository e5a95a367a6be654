"""What people do with questions that departments have to answer: one verb each for the API and the pages.

Invariant: an escalation and its message to the department are written in one transaction; what is sent is a copy.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from answers.checking import Checker, Role
from answers.errors import SearchFailed
from answers.escalation.answering import keep_answer
from answers.escalation.courier import Courier
from answers.escalation.letter import find_promise_of
from answers.escalation.opening import Asked, HandOver, make_escalation, read_asked
from answers.escalation.propose import Proposal, propose_departments
from answers.escalation.reach import Reach
from answers.escalation.reply import reply_of, request_of
from answers.house import HouseKeeper
from answers.redaction.redact import redact
from answers.sending import Excused, hold_checked
from answers.suggestions import Reply
from answers.sync import LiveIndex
from index.items import Ranked
from kb.actor import Actor
from kb.database import Database, Session, get_store_revision
from kb.deliveries import Delivery, add_delivery, get_delivery, send_again
from kb.entries import list_variants_of
from kb.errors import NotFound, ValueRefused
from kb.escalations import (
    Escalation,
    get_escalation,
    note_answer_seen,
    open_escalation,
    take_back_escalation,
)
from kb.promises import keep_promise
from kb.receipts import Receipt, get_receipt
from kb.waivers import record_waiver

KIND = "escalation"
_NEAREST = 10  # groups that vote for their departments
_KEPT = 3  # of their ids, for the message
_PATIENCE_SECONDS = 2.5  # while somebody waits to hear whether it was sent


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would be handed over: the question as it is kept, and whose it probably is, likeliest first."""

    asked: Asked
    proposals: tuple[Proposal, ...]
    nearest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SentAnswer:
    """A department's answer as it went to the customer; ticks and waivers as for every reply."""

    text: str
    role: Role = "agent"
    confirmed: tuple[str, ...] = ()
    waivers: Mapping[str, str] = field(default_factory=dict)


class EscalationBook:
    """Hands questions over and takes answers; safe to use from several threads."""

    def __init__(
        self, database: Database, index: LiveIndex, courier: Courier, checker: Checker, *, reference_key: str
    ) -> None:
        self._database = database
        self._index = index
        self._courier = courier
        self._checker = checker
        self._reference_key = reference_key
        self._housekeeper = HouseKeeper()

    def foresee(self, wanted: HandOver) -> Foreseen:
        """Whose the question probably is.

        Raises:
            NotFound: There is no such suggestion, or it is another's.
            QuestionRefused: The question is missing, empty or too long.
            SearchFailed: The search broke.
        """
        with self._database.session() as session:
            asked = read_asked(wanted, self._read_receipt(session, wanted))
            revision = get_store_revision(session)
            ranked = self._search(asked, revision)
            department_of = {it.id: it.department for it in list_variants_of(session, [hit.group for hit in ranked])}
        proposals = propose_departments(ranked, department_of, allowed=wanted.departments or None)
        allowed = [
            hit.group for hit in ranked if not wanted.departments or department_of.get(hit.group) in wanted.departments
        ]
        return Foreseen(asked, proposals, tuple(allowed[:_KEPT]))

    def read(self, wanted: HandOver) -> Asked:
        """The question as it would be kept, without a search.

        Raises:
            NotFound, QuestionRefused: As for `foresee`.
        """
        with self._database.session() as session:
            return read_asked(wanted, self._read_receipt(session, wanted))

    def hand_over(self, wanted: HandOver, *, actor: Actor, now: datetime) -> Escalation:
        """Opens the escalation, puts its message into the outbox and tries to send it at once.

        Where the search is broken, a department that is named still gets it.

        Raises:
            As for `foresee`; also ValueRefused where the department does not exist or nobody can say which it is.
        """
        try:
            foreseen = self.foresee(wanted)
        except SearchFailed:
            if wanted.department is None:
                raise
            foreseen = Foreseen(self.read(wanted), (), ())
        with self._database.transaction() as session:
            made = make_escalation(
                session, wanted, foreseen.asked, foreseen.proposals, foreseen.nearest,
                reference_key=self._reference_key, now=now,
            )  # fmt: skip
            escalation = open_escalation(session, made, actor=actor)
            delivery = add_delivery(
                session,
                key=f"{KIND}:{escalation.id}",
                kind=KIND,
                subject_id=escalation.id,
                department=escalation.department,
                now=now,
            )
        self._courier.send_now(delivery.number, wait_seconds=_PATIENCE_SECONDS)
        return escalation

    def answer(self, escalation_id: str, answer: str, *, reach: Reach, actor: Actor, now: datetime) -> Escalation:
        """The department's answer, by somebody with an account.

        Raises:
            NotFound: There is none, or it is not theirs to answer.
            EscalationClosed, ValueRefused: As for `keep_answer`.
        """
        with self._database.transaction() as session:
            if not reach.may_answer(get_escalation(session, escalation_id)):
                raise NotFound(KIND, escalation_id)
            return keep_answer(session, escalation_id, answer, by=actor.who, actor=actor, now=now)

    def answer_by_link(self, escalation_id: str, answer: str, *, name: str, now: datetime) -> Escalation:
        """The department's answer, by whoever has the link that was sent to it; `name` is who they say they are.

        Raises:
            NotFound, EscalationClosed, ValueRefused: As for `keep_answer`.
        """
        with self._database.transaction() as session:
            department = get_escalation(session, escalation_id).department
            return keep_answer(
                session, escalation_id, answer, by=name, actor=Actor(f"{department}, by an answer link"), now=now
            )

    def reply_to(self, escalation: Escalation, *, agent: dict[str, object], now: datetime) -> Reply:
        """The department's answer as the agent sends it.

        Raises:
            TemplateFailed: The channel's own lines cannot be filled in.
        """
        with self._database.session() as session:
            return reply_of(session, self._housekeeper, escalation, agent=agent, now=now)

    def take_back(self, escalation_id: str, *, reach: Reach, actor: Actor, now: datetime) -> Escalation:
        """No answer is needed any more.

        Raises:
            NotFound: There is none, or it is not theirs.
            EscalationClosed: It was answered before.
        """
        with self._database.transaction() as session:
            _require(session, escalation_id, reach)
            return take_back_escalation(session, escalation_id, actor=actor, now=now)

    def send_answer(self, escalation_id: str, sent: SentAnswer, *, reach: Reach, actor: Actor, now: datetime) -> None:
        """The customer has the department's answer, in these words: the promise behind it is kept with it.

        Raises:
            NotFound: There is none, or it is not theirs.
            ValueRefused: There is no answer yet, or a waiver or a tick is of no guideline that applies.
            MustsOpen, DraftRefused: As for every reply that is sent.
        """
        with self._database.session() as session:
            escalation = _require(session, escalation_id, reach)
        if escalation.state != "answered":
            raise ValueRefused("sent", "The department has not answered yet: wait, or take the question back.")
        request = request_of(escalation, sent.text, role=sent.role)
        checked = self._checker.check(request, now=now)
        excused = hold_checked(checked, confirmed=sent.confirmed, waivers=sent.waivers)
        with self._database.transaction() as session:
            if excused and escalation.receipt_id is not None:
                _keep_reasons(session, escalation.receipt_id, excused, actor)
            promise = find_promise_of(session, escalation)
            if promise is not None:
                keep_promise(session, promise.id, actor=actor, at=now)
            waived = tuple(it.guideline for it in excused)
            note_answer_seen(session, escalation_id, actor=actor, now=now, waived=waived)

    def take_up(self, escalation_id: str, *, reach: Reach, actor: Actor, now: datetime) -> Escalation:
        """Whoever handed it over has dealt with the answer.

        Raises:
            NotFound: There is none, or it is not theirs.
        """
        with self._database.transaction() as session:
            _require(session, escalation_id, reach)
            return note_answer_seen(session, escalation_id, actor=actor, now=now)

    def send_again(self, escalation_id: str, number: int, *, reach: Reach, actor: Actor, now: datetime) -> Delivery:
        """Sends a message once more that did not arrive, or may not have, because a person says so.

        Raises:
            NotFound: There is none about this escalation, or that is not theirs.
            DeliveryNotResendable: It is on its way, has arrived, or was sent again before.
        """
        with self._database.transaction() as session:
            _require(session, escalation_id, reach)
            if get_delivery(session, number).subject_id != escalation_id:
                raise NotFound("delivery", str(number))
            again = send_again(session, number, actor=actor, now=now)
        self._courier.send_now(again.number, wait_seconds=_PATIENCE_SECONDS)
        return again

    def _read_receipt(self, session: Session, wanted: HandOver) -> Receipt | None:
        if wanted.suggestion is None:
            return None
        receipt = get_receipt(session, wanted.suggestion)
        if not wanted.sees_all and receipt.asker != wanted.asker:
            raise NotFound("suggestion", wanted.suggestion)
        return receipt

    def _search(self, asked: Asked, revision: int) -> Sequence[Ranked]:
        try:
            return self._index.at(revision).search(asked.text, lang=asked.lang, limit=_NEAREST)
        except Exception as error:
            raise SearchFailed(f"{type(error).__name__} while searching.") from error


def _require(session: Session, escalation_id: str, reach: Reach) -> Escalation:
    escalation = get_escalation(session, escalation_id)
    if not reach.includes(escalation):
        raise NotFound(KIND, escalation_id)
    return escalation


def _keep_reasons(session: Session, receipt_id: str, excused: Sequence[Excused], actor: Actor) -> None:
    """Why musts were set aside, beside the suggestion that the question came from; the trail names the musts."""
    try:
        receipt = get_receipt(session, receipt_id)
    except NotFound:  # purged since
        return
    for it in excused:
        reason = redact(it.reason, lang=receipt.lang)
        record_waiver(session, receipt, guideline=it.guideline, check=it.check, reason=reason, asker=actor.asker)
