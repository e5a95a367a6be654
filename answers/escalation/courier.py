"""Brings what lies in the outbox to whom it is for: claims a message in the store, sends it, notes what became of it.

Safe to be killed at any moment, and to run in several processes at once: a message is sent only by who has claimed it
in a transaction that is committed, and one whose sender died is unsure until a person decides. So none is lost, and
none is sent twice by itself.
"""

import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from answers.escalation.addresses import VariableMissing, fill_in_secrets
from answers.escalation.duty import Later, Nobody, Now, choose_contact
from answers.escalation.message import Message
from answers.escalation.post import Post, Posted
from kb.contacts import Contact
from kb.database import Database, Session
from kb.deliveries import (
    Delivery,
    State,
    claim_delivery,
    find_due,
    finish_delivery,
    give_up_stalled,
    list_in_state,
    list_tried,
    pass_on_delivery,
    postpone_delivery,
)
from kb.departments import find_department

_log = logging.getLogger(__name__)

ATTEMPTS = 5  # with one contact, then the next one is asked: after 7 minutes and a half
FIRST_WAIT = timedelta(seconds=30)  # doubles with every attempt
LONGEST_WAIT = timedelta(minutes=15)
_AT_ONCE = 4  # messages on their way in one process: one that hangs keeps three others from nothing
_ROUND = 100  # messages in one round of the job
_STOPPED = "Speeddial was stopped while it was being sent, so it may have arrived."

Compose = Callable[[Session, Delivery, Contact, datetime], Message | None]


@dataclass(frozen=True, slots=True)
class _Claimed:
    delivery: Delivery
    contact: Contact
    message: Message


class Courier:
    """Sends messages; `composers` say by the kind of a delivery what is written, None where that is needless by now."""

    def __init__(
        self,
        database: Database,
        composers: Mapping[str, Compose],
        environment: Mapping[str, str],
        *,
        post: Post | None = None,
        clock: Callable[[], datetime] | None = None,
    ) -> None:
        self._database = database
        self._composers = composers
        self._environment = environment
        self._post = post or Post()
        self._clock = clock or (lambda: datetime.now(UTC))

    def run(self, now: datetime) -> int:
        """Sends all that is due, some at once; gives how many were tried. What hangs from before is given up."""
        with self._database.session() as session:  # an idle round takes no writer's turn
            if find_due(session, now=now) is None and not list_in_state(session, ["sending"], limit=1):
                return 0
        patience = timedelta(seconds=2 * self._post.whole_seconds)
        with self._database.transaction() as session:
            give_up_stalled(session, started_before=now - patience, now=now, problem=_STOPPED)
        tried: list[bool] = []
        hands = [threading.Thread(target=self._send_many, args=(now, tried), daemon=True) for _ in range(_AT_ONCE)]
        for hand in hands:
            hand.start()
        for hand in hands:
            hand.join()
        return len(tried)

    def send_now(self, number: int, *, wait_seconds: float) -> None:
        """Sends this delivery if it may go, and waits a little for what becomes of it; it goes on after that."""
        hand = threading.Thread(target=self._send_one, args=(self._clock(), number), daemon=True)
        hand.start()
        hand.join(wait_seconds)

    def _send_many(self, now: datetime, tried: list[bool]) -> None:
        while len(tried) < _ROUND and self._send_one(now):
            tried.append(True)

    def _send_one(self, now: datetime, number: int | None = None) -> bool:
        """Whether there was anything to send."""
        try:
            with self._database.transaction() as session:
                due = find_due(session, now=now, number=number)
                claimed = None if due is None else self._claim(session, due, self._clock())
            if claimed is not None:
                self._deliver(claimed)
        except Exception as error:  # by type alone: its words may be a customer's
            _log.error("A message could not be sent: %s", type(error).__name__)
            return False
        return due is not None

    def _claim(self, session: Session, due: Delivery, now: datetime) -> _Claimed | None:
        """Decides, in the transaction that claims it, who gets it; None where nothing is to be sent now."""
        record = find_department(session, due.department)
        if record is None:
            finish_delivery(session, due, "undelivered", now=now, problem="The department is gone.")
            return None
        tried = list_tried(session, due)
        chosen = choose_contact(record, now, tried=tried)
        match chosen:
            case Nobody():
                problem = f"{due.problem} {chosen.why}" if due.problem else chosen.why
                finish_delivery(session, due, "undelivered", now=now, problem=problem)
                return None
            case Later():
                who, digest = chosen.contact.label, chosen.contact.digest
                postpone_delivery(
                    session, due.number, not_before=chosen.at, now=now, tier="queue", contact=who, contact_digest=digest
                )
                return None
            case Now():
                return self._claim_for(session, due, chosen, now)

    def _claim_for(self, session: Session, due: Delivery, chosen: Now, now: datetime) -> _Claimed | None:
        contact = chosen.contact
        compose = self._composers.get(due.kind)
        message = None if compose is None else compose(session, due, contact, now)
        if message is None:
            finish_delivery(session, due, "withdrawn", now=now)
            return None
        delivery = claim_delivery(
            session, due.number, tier=chosen.tier, contact=contact.label, contact_digest=contact.digest, now=now
        )
        return None if delivery is None else _Claimed(delivery, contact, message)

    def _deliver(self, claimed: _Claimed) -> None:
        delivery = claimed.delivery
        try:
            url = fill_in_secrets(claimed.contact, self._environment)
        except VariableMissing as error:
            posted = Posted("failed", str(error), final=True)
        else:
            posted = self._post.send(url, claimed.message, key=f"{delivery.origin}:{delivery.contact_digest}")
        _log.info("The delivery %d: %s", delivery.number, posted.arrival)
        with self._database.transaction() as session:
            self._note(session, delivery, posted, self._clock())

    def _note(self, session: Session, delivery: Delivery, posted: Posted, now: datetime) -> None:
        if posted.arrival != "failed":
            finish_delivery(session, delivery, posted.arrival, now=now, problem=posted.problem)
        elif posted.final or delivery.attempts >= ATTEMPTS:
            self._pass_on(session, delivery, posted, now)
        else:
            wait = min(FIRST_WAIT * 2 ** (delivery.attempts - 1), LONGEST_WAIT)
            postpone_delivery(session, delivery.number, not_before=now + wait, now=now, problem=posted.problem)

    def _pass_on(self, session: Session, delivery: Delivery, posted: Posted, now: datetime) -> None:
        """To the next contact, if there is one; else it stays undelivered, for all to see."""
        record = find_department(session, delivery.department)
        tried = {*list_tried(session, delivery), delivery.contact_digest}
        others = record is not None and not isinstance(choose_contact(record, now, tried=tried), Nobody)
        state: State = "passed_on" if others else "undelivered"
        if finish_delivery(session, delivery, state, now=now, problem=posted.problem) and others:
            pass_on_delivery(session, delivery, now=now)
