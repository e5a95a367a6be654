"""Messages against servers that fail, hang and recover: each arrives once, or is shown as what became of it."""

import logging
import random
import threading
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from answers.escalation.courier import ATTEMPTS
from kb.actor import COMMAND_LINE
from kb.audit import list_audit
from kb.database import Database
from kb.deliveries import claim_delivery, find_due, list_in_state, send_again
from tests.answers.escalation.conftest import MORNING, Desk
from tests.answers.escalation.receivers import (
    ANSWERS_AS_A_GATEWAY,
    GOES_WELL,
    HANGS_UP_AFTER_DATA,
    HANGS_UP_AT_THE_DOOR,
    IS_SILENT_AFTER_DATA,
    REFUSES,
    always,
    first,
    mail_server,
    webhook,
)

SERVERS = pytest.mark.parametrize("server", [webhook, mail_server])


@SERVERS
def test_it_arrives_once(desk: Desk, server) -> None:
    with server(always(GOES_WELL)) as (url, log):
        desk.set_contacts({"url": url, "name": "Lotte"})
        desk.add()
        desk.run_until_quiet(rounds=3)
    (delivery,) = desk.chain()
    assert (delivery.state, delivery.contact, delivery.tier, delivery.attempts) == ("delivered", "Lotte", "on_duty", 1)
    assert log.arrived.total() == 1
    assert "Where is my router?" in log.texts[0]


@SERVERS
def test_what_was_refused_is_tried_again_until_it_arrives(desk: Desk, server) -> None:
    with server(first(REFUSES, REFUSES)) as (url, log):
        desk.set_contacts(url)
        desk.add()
        desk.courier().run(desk.clock.now)
        (waiting,) = desk.chain()
        assert waiting.state == "waiting"
        assert waiting.not_before == desk.clock.now + timedelta(seconds=30)
        assert "refused it (status" in (waiting.problem or "")
        desk.courier().run(desk.clock.now)  # not yet its time
        assert log.attempts.total() == 1
        desk.run_until_quiet(rounds=3)
    assert desk.states() == ["delivered"]
    assert (log.arrived.total(), log.attempts.total()) == (1, 3)
    assert len(log.attempts) == 1  # all attempts said the same id


@SERVERS
@pytest.mark.parametrize("fault", [HANGS_UP_AFTER_DATA, IS_SILENT_AFTER_DATA, HANGS_UP_AT_THE_DOOR])
def test_what_may_have_arrived_is_not_sent_again(desk: Desk, server, fault: str) -> None:
    with server(first(fault)) as (url, log):
        desk.set_contacts(url)
        desk.add()
        desk.run_until_quiet(rounds=4)
        assert desk.states() == ["unsure"]
        assert log.attempts.total() == 1
        (unsure,) = desk.chain()
        assert "may have arrived" in (unsure.problem or "")
        with desk.database.transaction() as session:
            send_again(session, unsure.number, actor=COMMAND_LINE, now=desk.clock.now)
        desk.run_until_quiet(rounds=2)
    assert desk.states() == ["sent_again", "delivered"]


def test_a_gateway_that_knows_nothing_leaves_it_unsure(desk: Desk) -> None:
    with webhook(always(ANSWERS_AS_A_GATEWAY)) as (url, log):
        desk.set_contacts(url)
        desk.add()
        desk.run_until_quiet(rounds=4)
    assert (desk.states(), log.attempts.total()) == (["unsure"], 1)


def test_a_server_that_is_down_is_tried_with_growing_waits_and_then_shown(desk: Desk, closed_port: int) -> None:
    desk.set_contacts({"url": f"json://127.0.0.1:{closed_port}/", "name": "Lotte"})
    desk.add()
    waits = []
    while desk.states() == ["waiting"]:
        (due,) = desk.chain()
        desk.clock.now = due.not_before
        desk.courier().run(desk.clock.now)
        (after,) = desk.chain()
        waits.append(after.not_before - desk.clock.now)
    assert waits[: ATTEMPTS - 1] == [timedelta(seconds=30 * 2**number) for number in range(ATTEMPTS - 1)]
    (delivery,) = desk.chain()
    assert (delivery.state, delivery.attempts) == ("undelivered", ATTEMPTS)
    assert delivery.problem == "The server could not be reached."


def test_after_whoever_is_on_duty_the_backup_is_asked(desk: Desk, closed_port: int) -> None:
    with mail_server(always(GOES_WELL)) as (url, log):
        desk.set_contacts(
            {"url": url, "name": "Bram", "backup": True},
            {"url": f"json://127.0.0.1:{closed_port}/", "name": "Lotte"},
        )
        desk.add()
        desk.run_until_quiet(rounds=8)
    lotte, bram = desk.chain()
    assert (lotte.state, lotte.contact, lotte.attempts) == ("passed_on", "Lotte", ATTEMPTS)
    assert (bram.state, bram.contact, bram.tier, bram.follows) == ("delivered", "Bram", "backup", lotte.number)
    assert log.arrived.total() == 1


def test_at_night_it_waits_for_the_morning(desk: Desk) -> None:
    desk.clock.now = datetime(2026, 12, 1, 22, tzinfo=UTC)
    with webhook(always(GOES_WELL)) as (url, log):
        desk.set_contacts({"url": url, "name": "Lotte"})
        desk.add()
        desk.courier().run(desk.clock.now)
        (waiting,) = desk.chain()
        assert (waiting.state, waiting.tier, waiting.contact) == ("waiting", "queue", "Lotte")
        assert waiting.not_before == datetime(2026, 12, 2, 8, tzinfo=UTC)
        desk.clock.now = waiting.not_before - timedelta(minutes=1)
        desk.courier().run(desk.clock.now)
        assert log.attempts.total() == 0
        desk.clock.now = waiting.not_before
        desk.courier().run(desk.clock.now)
    assert (desk.states(), log.arrived.total()) == (["delivered"], 1)


def test_a_variable_that_is_missing_is_named_and_no_secret_is_ever_said(desk: Desk, caplog) -> None:
    caplog.set_level(logging.DEBUG)
    with webhook(first(REFUSES)) as (url, log):
        desk.set_contacts({"url": url.replace("s3cret-word", "${HOOK_PASSWORD}"), "name": "Lotte"})
        desk.add()
        desk.run_until_quiet(rounds=2)
        (missing,) = desk.chain()
        assert missing.state == "undelivered"
        assert missing.problem == (
            "The variable HOOK_PASSWORD is not set: set it where Speeddial runs, then send the message again."
        )
        desk.environment["HOOK_PASSWORD"] = "s3cret/word@&"
        with desk.database.transaction() as session:
            send_again(session, missing.number, actor=COMMAND_LINE, now=desk.clock.now)
        desk.run_until_quiet(rounds=3)
    assert desk.states() == ["sent_again", "delivered"]
    assert log.arrived.total() == 1
    with desk.database.session() as session:
        said = repr(list_audit(session)) + repr(desk.chain()) + caplog.text
    for secret in ("s3cret", url.rpartition(":")[2], "router"):
        assert secret not in said


@pytest.mark.parametrize("url", ["nonsense://x", "json://", "mailto://", "://"])
def test_an_address_that_means_nothing_is_said_at_once(desk: Desk, url: str) -> None:
    desk.set_contacts(url)
    desk.add()
    desk.run_until_quiet(rounds=1)
    (delivery,) = desk.chain()
    assert (delivery.state, delivery.attempts) == ("undelivered", 1)
    assert delivery.problem == "The address is none that Apprise can send to."


def test_without_contacts_it_is_said_that_nobody_is_told(desk: Desk) -> None:
    desk.set_contacts()
    desk.add()
    desk.run_until_quiet(rounds=1)
    (delivery,) = desk.chain()
    assert delivery.state == "undelivered"
    assert "has no contacts" in (delivery.problem or "")


def test_a_sender_that_died_leaves_it_unsure(desk: Desk) -> None:
    with webhook(always(GOES_WELL)) as (url, log):
        desk.set_contacts(url)
        desk.add()
        with desk.database.transaction() as session:
            due = find_due(session, now=MORNING)
            assert due is not None
            claim_delivery(session, due.number, tier="on_duty", contact="x", contact_digest="x", now=MORNING)
        desk.courier().run(MORNING + timedelta(seconds=5))
        assert desk.states() == ["sending"]
        desk.run_until_quiet(rounds=3)
    assert (desk.states(), log.attempts.total()) == (["unsure"], 0)


def test_two_workers_at_once_send_each_message_once(desk: Desk) -> None:
    other = Database(str(desk.database.url))
    with webhook(always(GOES_WELL)) as (url, log):
        desk.set_contacts(url)
        desk.add(40)
        couriers = [desk.courier(), desk.courier(other)]
        workers = [threading.Thread(target=courier.run, args=(desk.clock.now,)) for courier in couriers]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
    other.close()
    assert Counter(log.arrived.values()) == {1: 40}
    with desk.database.session() as session:
        assert len(list_in_state(session, ["delivered"])) == 40


def test_send_now_sends_this_one_alone(desk: Desk) -> None:
    with webhook(always(GOES_WELL)) as (url, log):
        desk.set_contacts(url)
        desk.add(2)
        desk.courier().send_now(desk.chain(1)[0].number, wait_seconds=20)
        assert (desk.states(0), desk.states(1)) == (["waiting"], ["delivered"])
    assert log.arrived.total() == 1


def _mixed(seed: int):
    """A script of faults for each message of its own, the same whenever it is asked."""
    weights = {GOES_WELL: 10, REFUSES: 6, HANGS_UP_AT_THE_DOOR: 1, HANGS_UP_AFTER_DATA: 1, IS_SILENT_AFTER_DATA: 1}

    def plan(message: str, attempt: int) -> str:
        made = random.Random(f"{seed}:{message}:{attempt}")
        return made.choices(list(weights), list(weights.values()))[0]

    return plan


def test_two_hundred_messages_with_all_kinds_of_faults(desk: Desk, closed_port: int) -> None:
    """What the two receivers got, held against what the ledger says."""
    with webhook(_mixed(1)) as (hook, hooked), mail_server(_mixed(2)) as (mail, mailed):
        desk.set_contacts(
            {"url": hook, "name": "Hook"},
            {"url": mail, "name": "Mail", "backup": True},
            {"url": f"json://127.0.0.1:{closed_port}/", "name": "Nobody", "backup": True},
        )
        desk.add(200)
        for _ in range(3 * ATTEMPTS):  # within the department's hours: at most 16 minutes a round
            desk.courier().run(desk.clock.now)
            desk.clock.now += timedelta(minutes=16)
        arrived = hooked.arrived + mailed.arrived
    chains = [desk.chain(number) for number in range(200)]
    ends = Counter(chain[-1].state for chain in chains)
    assert ends.total() == 200
    assert set(ends) <= {"delivered", "unsure", "undelivered"}
    assert ends["delivered"] > 100
    assert ends["unsure"] > 5
    assert Counter(arrived.values())[1] == arrived.total()  # never twice, also not where the sender heard nothing
    assert (hooked.accepted + mailed.accepted).total() == ends["delivered"]
    assert arrived.total() - ends["delivered"] <= ends["unsure"]  # what arrived unheard is unsure, never "undelivered"
    for chain in chains:
        assert all(it.state == "passed_on" for it in chain[:-1])
