"""What is withdrawn, frozen or pinned counts in every process from its next answer on."""

import json
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from kb.actor import Actor
from kb.freezes import add_freeze, end_freeze
from kb.pins import add_pin
from kb.withdrawals import withdraw_everywhere

LOTTE = Actor("Lotte Vermeer")
ENTRY, QUESTION = "it/reset-password", "I can't log in any more"
ANSWERS = 20  # of each worker, before a change and after it


@dataclass
class Worker:
    process: subprocess.Popen
    answers: list[dict] = field(default_factory=list)

    def listen(self) -> None:
        for line in self.process.stdout:
            self.answers.append(json.loads(line))

    def wait_for(self, count: int) -> None:
        while len(self.answers) < count:
            assert self.process.poll() is None, self.process.stderr.read()
            time.sleep(0.01)


@pytest.fixture
def workers(world, tmp_path):
    command = [sys.executable, "-m", "tests.web.asking_worker", str(tmp_path), QUESTION]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    made = [Worker(subprocess.Popen(command, text=True, **pipes)) for _ in range(2)]
    for worker in made:
        assert worker.process.stdout.readline() == "ready\n", worker.process.stderr.read()
    threads = [threading.Thread(target=worker.listen) for worker in made]
    for thread in threads:
        thread.start()
    yield made
    for worker in made:
        worker.process.stdin.close()
    for thread in threads:
        thread.join(30)
    for worker in made:
        assert worker.process.wait(30) == 0
        worker.process.stdout.close()
        worker.process.stderr.close()


def change(workers, database, act):
    """Changes the store while they ask; gives the moments around it, once each has begun many answers after it."""
    for worker in workers:
        worker.wait_for(len(worker.answers) + ANSWERS)
    began = time.time_ns()
    with database.transaction() as session:
        result = act(session, datetime.now(UTC))
    committed = time.time_ns()
    for worker in workers:
        worker.wait_for(len(worker.answers) + ANSWERS)
    return (began, committed), result


def tell_split(workers, moments):
    began, committed = moments
    before = [it for worker in workers for it in worker.answers if it["done"] < began]
    after = [it for worker in workers for it in worker.answers if it["begun"] > committed]
    assert len(before) >= 2 * ANSWERS - 2
    assert len(after) >= 2 * ANSWERS - 2
    return before, after


def test_a_withdrawn_entry_is_out_of_every_answer_at_once(world, workers, record_property, capsys):
    def withdraw(session, now):
        return withdraw_everywhere(session, ENTRY, reason="It is wrong.", actor=LOTTE, now=now)

    moments, _ = change(workers, world.services.database, withdraw)
    before, after = tell_split(workers, moments)
    assert all(ENTRY in it["entries"] for it in before[-ANSWERS:])
    assert not any(ENTRY in it["entries"] for it in after)
    shown = [it["done"] for worker in workers for it in worker.answers if ENTRY in it["entries"]]
    last_ms = round((max(shown) - moments[1]) / 1e6, 1)
    record_property("last_suggested_ms_after_commit", last_ms)
    with capsys.disabled():
        print(f"\nlast suggested {last_ms} ms after the commit, in the slower of two processes")


def test_a_freeze_holds_and_ends_at_once(world, workers):
    def freeze(session, now):
        return add_freeze(session, title="Passwords", reason="Down.", entry_ids=[ENTRY], actor=LOTTE, now=now).number

    moments, number = change(workers, world.services.database, freeze)
    _, after = tell_split(workers, moments)
    assert not any(ENTRY in it["entries"] for it in after)
    ended, _ = change(workers, world.services.database, lambda db, now: end_freeze(db, number, actor=LOTTE, now=now))
    assert all(ENTRY in it["entries"] for worker in workers for it in worker.answers if it["begun"] > ended[1])


def test_a_pinned_statement_is_there_at_once(world, workers):
    def pin(session, now):
        return add_pin(session, title="Down", texts={"en": "Signing in fails."}, actor=LOTTE, now=now)

    moments, _ = change(workers, world.services.database, pin)
    before, after = tell_split(workers, moments)
    assert not any(it["pinned"] for it in before)
    assert all(it["pinned"] for it in after)
