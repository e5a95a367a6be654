"""The clockwork: jobs run again and again, in one process at a time, and survive a bad round."""

import logging
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from answers.clockwork import Clockwork, Job
from kb.database import Database

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    made = Database(f"sqlite:///{tmp_path}/store.db")
    made.upgrade()
    return made


def test_it_runs_a_job_again_and_again_until_it_is_stopped(database: Database) -> None:
    rounds: list[datetime] = []
    enough = threading.Event()

    def run(now: datetime) -> None:
        rounds.append(now)
        if len(rounds) == 3:
            enough.set()

    clockwork = Clockwork(database, [Job("count", 0.01, run)], clock=lambda: NOON)
    clockwork.start()
    assert enough.wait(30)
    clockwork.stop()
    done = len(rounds)
    assert set(rounds) == {NOON}
    assert not any(thread.name == "clockwork-count" and thread.is_alive() for thread in threading.enumerate())
    assert len(rounds) == done


def test_only_one_of_two_processes_does_a_job(database: Database) -> None:
    rounds: list[str] = []
    one = Clockwork(database, [], clock=lambda: NOON)
    two = Clockwork(database, [], clock=lambda: NOON)
    assert one.run_once(Job("count", 5, lambda _: rounds.append("one")))
    assert not two.run_once(Job("count", 5, lambda _: rounds.append("two")))
    assert rounds == ["one"]


def test_a_bad_round_is_logged_without_its_words_and_is_not_the_last(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    rounds: list[datetime] = []

    def run(now: datetime) -> None:
        rounds.append(now)
        if len(rounds) == 1:
            message = "Sanne's account is locked"
            raise RuntimeError(message)

    clockwork = Clockwork(database, [], clock=lambda: NOON)
    job = Job("count", 5, run)
    with caplog.at_level(logging.ERROR):
        assert not clockwork.run_once(job)
    assert "The job count failed: RuntimeError" in caplog.text
    assert "Sanne" not in caplog.text
    assert clockwork.run_once(job)
