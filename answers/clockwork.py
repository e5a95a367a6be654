"""The work that nobody asks for: reminders, messages that wait, purges. One thread a process; one process at a time.

Knows no job's purpose. A job must be safe to be killed at any moment and to run again: the lease saves work, what a job
does once only it has to claim in the store itself.
"""

import logging
import threading
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from kb.database import Database
from kb.leases import take_lease

_log = logging.getLogger(__name__)

_PATIENCE = 3  # a lease holds for so many of its job's periods, so that a slow round does not lose it


@dataclass(frozen=True, slots=True)
class Job:
    """Work that is done again every so many seconds; `run` gets the moment."""

    name: str
    every_seconds: float
    run: Callable[[datetime], object]


class Clockwork:
    """Runs jobs; start it in the process that serves, after it was forked."""

    def __init__(self, database: Database, jobs: Sequence[Job], *, clock: Callable[[], datetime] | None = None) -> None:
        self._database = database
        self._jobs = tuple(jobs)
        self._clock = clock or (lambda: datetime.now(UTC))
        self._holder = uuid.uuid4().hex
        self._stopped = threading.Event()
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        """Begins, each job in a thread of its own: a message that hangs must not keep a reminder waiting."""
        for job in self._jobs:
            thread = threading.Thread(target=self._keep_running, args=(job,), name=f"clockwork-{job.name}", daemon=True)
            thread.start()
            self._threads.append(thread)

    def stop(self, *, wait_seconds: float = 5.0) -> None:
        """Ends after what is being done, which is waited for so long in all."""
        self._stopped.set()
        deadline = time.monotonic() + wait_seconds
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))

    def run_once(self, job: Job) -> bool:
        """Does one job now if no other process has it; whatever it raises is logged by type and place, not by words."""
        now = self._clock()
        try:
            with self._database.transaction() as session:
                ours = take_lease(
                    session, job.name, self._holder, now=now, seconds=max(job.every_seconds * _PATIENCE, 1.0)
                )
            if ours:
                job.run(now)
        except Exception as error:  # one bad round must not end all that follow
            _log.error("The job %s failed: %s", job.name, type(error).__name__)  # its words may be a customer's
            return False
        return ours

    def _keep_running(self, job: Job) -> None:
        while not self._stopped.wait(job.every_seconds):
            self.run_once(job)
