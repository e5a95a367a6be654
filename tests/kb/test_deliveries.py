"""The outbox: written once, claimed by one, never sent twice by itself."""

from datetime import UTC, datetime, timedelta

import pytest

from kb.actor import COMMAND_LINE
from kb.audit import list_audit
from kb.database import Database
from kb.deliveries import (
    Delivery,
    add_delivery,
    claim_delivery,
    find_due,
    finish_delivery,
    get_delivery,
    give_up_stalled,
    list_deliveries,
    list_in_state,
    list_tried,
    pass_on_delivery,
    postpone_delivery,
    send_again,
    withdraw_deliveries,
)
from kb.errors import DeliveryNotResendable, NotFound

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def _add(database: Database, key: str = "escalation:1", **given: object) -> Delivery:
    with database.transaction() as session:
        return add_delivery(
            session,
            key=key,
            kind="escalation",
            subject_id="1",
            department="it",
            now=NOW,
            **given,  # type: ignore[arg-type]
        )


def _claim(database: Database, delivery: Delivery, digest: str = "d1", now: datetime = NOW) -> Delivery | None:
    with database.transaction() as session:
        return claim_delivery(session, delivery.number, tier="on_duty", contact="Lotte", contact_digest=digest, now=now)


def _state(database: Database, delivery: Delivery) -> str:
    with database.session() as session:
        return get_delivery(session, delivery.number).state


def test_a_key_is_written_once(database: Database) -> None:
    assert _add(database) == _add(database)
    with database.session() as session:
        assert len(list_deliveries(session, ["1"])) == 1
        assert [line.verb for line in list_audit(session, kind="delivery")] == ["queued"]


def test_nothing_is_due_before_its_time_and_the_longest_waiting_first(database: Database) -> None:
    later, sooner = _add(database, "a", not_before=NOW + 2 * MINUTE), _add(database, "b", not_before=NOW + MINUTE)
    with database.session() as session:
        assert find_due(session, now=NOW) is None
        assert find_due(session, now=NOW + MINUTE) == sooner
        assert find_due(session, now=NOW + 2 * MINUTE) == sooner
        assert find_due(session, now=NOW + 2 * MINUTE, number=later.number) == later


def test_one_of_two_gets_the_claim(database: Database) -> None:
    delivery = _add(database)
    first, second = _claim(database, delivery), _claim(database, delivery)
    assert first is not None
    assert (first.state, first.attempts, first.contact) == ("sending", 1, "Lotte")
    assert second is None


def test_attempts_are_counted_for_each_contact(database: Database) -> None:
    delivery = _add(database)
    _claim(database, delivery)
    with database.transaction() as session:
        assert postpone_delivery(session, delivery.number, not_before=NOW, now=NOW, problem="It refused.")
    again = _claim(database, delivery)
    assert again is not None
    assert (again.attempts, again.problem) == (2, "It refused.")
    with database.transaction() as session:
        postpone_delivery(session, delivery.number, not_before=NOW, now=NOW)
    other = _claim(database, delivery, "d2")
    assert other is not None
    assert other.attempts == 1


def test_only_the_attempt_that_was_claimed_may_say_how_it_ended(database: Database) -> None:
    delivery = _add(database)
    first = _claim(database, delivery)
    assert first is not None
    with database.transaction() as session:
        postpone_delivery(session, delivery.number, not_before=NOW, now=NOW)
    second = _claim(database, delivery)
    assert second is not None
    with database.transaction() as session:
        assert not finish_delivery(session, first, "delivered", now=NOW)
        assert finish_delivery(session, second, "delivered", now=NOW)
        assert not finish_delivery(session, second, "unsure", now=NOW)
    assert _state(database, delivery) == "delivered"


def test_what_was_never_finished_is_unsure_until_it_turns_out_to_have_arrived(database: Database) -> None:
    claimed = _claim(database, _add(database))
    assert claimed is not None
    with database.transaction() as session:
        assert give_up_stalled(session, started_before=NOW, now=NOW, problem="It stopped.") == 0
        assert give_up_stalled(session, started_before=NOW + MINUTE, now=NOW, problem="It stopped.") == 1
    with database.session() as session:
        assert [it.problem for it in list_in_state(session, ["unsure"])] == ["It stopped."]
        assert find_due(session, now=NOW + timedelta(days=9)) is None
    with database.transaction() as session:
        assert not finish_delivery(session, claimed, "undelivered", now=NOW)
        assert finish_delivery(session, claimed, "delivered", now=NOW)
    assert _state(database, claimed) == "delivered"


def test_a_person_may_have_it_sent_again_once(database: Database) -> None:
    claimed = _claim(database, _add(database))
    assert claimed is not None
    with database.transaction() as session:
        finish_delivery(session, claimed, "unsure", now=NOW)
    with database.transaction() as session:
        again = send_again(session, claimed.number, actor=COMMAND_LINE, now=NOW)
    assert (again.state, again.follows, again.contact) == ("waiting", claimed.number, "")
    assert again.key != claimed.key == again.origin
    with database.transaction() as session, pytest.raises(DeliveryNotResendable):
        send_again(session, claimed.number, actor=COMMAND_LINE, now=NOW)
    with database.transaction() as session, pytest.raises(DeliveryNotResendable):
        send_again(session, again.number, actor=COMMAND_LINE, now=NOW)
    with database.transaction() as session, pytest.raises(NotFound):
        send_again(session, 99, actor=COMMAND_LINE, now=NOW)


def test_a_chain_knows_whom_it_was_tried_with_since_a_person_asked(database: Database) -> None:
    last = _add(database)
    for digest in ("d1", "d2"):
        claimed = _claim(database, last, digest)
        assert claimed is not None
        with database.transaction() as session:
            finish_delivery(session, claimed, "passed_on", now=NOW)
            last = pass_on_delivery(session, claimed, now=NOW)
    with database.session() as session:
        assert list_tried(session, last) == {"d1", "d2"}
    claimed = _claim(database, last, "d3")
    assert claimed is not None
    with database.transaction() as session:
        finish_delivery(session, claimed, "undelivered", now=NOW)
        again = send_again(session, last.number, actor=COMMAND_LINE, now=NOW)
        assert list_tried(session, again) == frozenset()


def test_what_waits_can_be_withdrawn_and_what_is_on_its_way_cannot(database: Database) -> None:
    waiting, sending = _add(database, "a"), _add(database, "b")
    assert _claim(database, sending) is not None
    with database.transaction() as session:
        assert withdraw_deliveries(session, "1", now=NOW) == 1
    assert (_state(database, waiting), _state(database, sending)) == ("withdrawn", "sending")
    assert _claim(database, waiting) is None
