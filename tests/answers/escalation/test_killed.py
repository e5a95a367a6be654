"""A sender that is killed after a message left and before it could note that: nothing is sent a second time."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from tests.answers.escalation.conftest import Desk
from tests.answers.escalation.receivers import GOES_WELL, IS_SILENT_AFTER_DATA, webhook

pytestmark = pytest.mark.crash

ROOT = Path(__file__).parents[3]
COUNT = 12


def test_a_killed_sender_loses_nothing_and_repeats_nothing(desk: Desk) -> None:
    """Messages 0 to 3 hang after their data; whatever was on its way when the process died is unsure."""
    hung: list[str] = []

    def plan(message: str, _attempt: int) -> str:
        if len(hung) < 4:
            hung.append(message)
            return IS_SILENT_AFTER_DATA
        return GOES_WELL

    with webhook(plan) as (url, log):
        desk.set_contacts(url)
        desk.add(COUNT)
        command = [sys.executable, "-m", "tests.answers.escalation.killed", str(desk.database.path)]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
        give_up = time.monotonic() + 120
        while log.arrived.total() < 4 and process.poll() is None and time.monotonic() < give_up:
            time.sleep(0.02)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        assert log.arrived.total() == 4  # four at once in one process: all hang
        assert Counter(desk.chain(number)[-1].state for number in range(COUNT)) == {"sending": 4, "waiting": COUNT - 4}
        desk.clock.now += timedelta(seconds=1)
        desk.courier().run(desk.clock.now)  # those that wait go; those on their way are not touched yet
        desk.clock.now += timedelta(minutes=10)
        desk.run_until_quiet(rounds=3)
        states = Counter(desk.chain(number)[-1].state for number in range(COUNT))
    assert states == {"unsure": 4, "delivered": COUNT - 4}
    assert Counter(log.arrived.values()) == {1: COUNT}
