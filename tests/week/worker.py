"""What is killed: `python -m tests.week.worker DATA SEED` reads lines `FIRST LAST STEP`, and for each forks a process
that works through those events of the week; at its last event, the step of that number kills it (0: none does).

A process says on standard output, a number a line, which event it has done. What was cut off is tried again by the
next, as a person would who does not know whether it was noted.
"""

import os
import sys
import traceback
from datetime import datetime, timedelta
from pathlib import Path

from sqlmodel import select

from answers.checking import Checker
from answers.clockwork import Clockwork
from answers.learning.learner import Learner
from answers.outcomes import OutcomeBook, Told
from answers.promises.book import Later, PromiseBook
from answers.promises.reminders import watch_promises
from answers.sync import LiveIndex
from index.encoders import HashingEncoder
from kb.actor import Actor
from kb.asker import Asker
from kb.database import Database
from kb.errors import NotFound
from kb.promise_lists import EVERYTHING
from kb.receipts import Receipt, add_receipt, get_receipt
from kb.tables import HoldingRow, PromiseRow
from kb.vectors import SqlVectorCache
from tests.crash.steps import Steps
from tests.week.script import PEOPLE, Event, write_week

LEAD = timedelta(minutes=60)


class Worker:
    """One process that serves."""

    def __init__(self, data: Path) -> None:
        self.database = Database(f"sqlite:///{data}/store.db")
        index = LiveIndex(self.database, data / "index", lambda: [HashingEncoder()], SqlVectorCache(self.database))
        checker = Checker(self.database)
        self.learner = Learner(self.database, index, every_seconds=10**6)
        self.outcomes = OutcomeBook(self.database, self.learner, checker)
        self.book = PromiseBook(self.database, checker)
        self.job = watch_promises(self.database, lead=LEAD)
        self.now: datetime | None = None
        self.clockwork = Clockwork(self.database, (), clock=self._read_clock)

    def do(self, event: Event) -> None:
        """Does it as the application would."""
        self.now = event.at
        if event.kind == "tick":
            self.clockwork.run_once(self.job)
        elif event.kind == "ask":
            self._answer(event)
        else:
            self._settle(event)

    def _answer(self, event: Event) -> None:
        """Speeddial suggests, and somebody sends what it suggested."""
        actor = _actor(event)
        with self.database.session() as session:
            try:
                get_receipt(session, event.receipt_id)
            except NotFound:
                self._suggest(event, actor.asker)
        if event.due_at is not None:
            told = Told("edited", text=event.text)
            noted = self.outcomes.note(
                event.receipt_id, told, asker=actor.asker, sees_all=False, who=event.who, now=event.at
            )
            assert noted.opened is not None

    def _suggest(self, event: Event, asker: Asker) -> None:
        with self.database.adding() as session:
            outcome = "none" if event.due_at else "ready"
            add_receipt(
                session,
                Receipt(event.receipt_id, event.at, "where is it", "en", None, outcome, (), "f", 1, asker, "agent"),
            )
            if event.due_at is not None:
                row = HoldingRow(
                    receipt_id=event.receipt_id, department=event.department, due_at=event.due_at, at=event.at
                )
                session.add(row)

    def _settle(self, event: Event) -> None:
        with self.database.session() as session:
            promise_id = session.exec(select(PromiseRow.id).where(PromiseRow.receipt_id == event.receipt_id)).one()
        if event.kind == "move":
            later = Later(event.due_at, reason="we are still looking")
            self.book.move(promise_id, later, actor=_actor(event), reach=EVERYTHING, now=event.at)
        elif event.kind == "keep":
            self.book.keep(promise_id, actor=_actor(event), reach=EVERYTHING, now=event.at)
        else:
            self.book.give_up(promise_id, actor=_actor(event), reach=EVERYTHING, now=event.at)

    def _read_clock(self) -> datetime:
        assert self.now is not None
        return self.now


def _actor(event: Event) -> Actor:
    return Actor(event.who, Asker(person_id=PEOPLE[event.who]))


def _work(data: Path, events: list[Event], first: int, last: int, step: int) -> None:
    worker = Worker(data)
    for number in range(first, last + 1):
        steps = Steps(step if step and number == last else None)
        if steps.last is not None:
            steps.begin()
        worker.do(events[number])
        steps.end()
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


def main() -> None:
    """Forks a process for each line read, and says how it ended."""
    data, events = Path(sys.argv[1]), write_week(int(sys.argv[2]))
    for line in sys.stdin:
        first, last, step = map(int, line.split())
        child = os.fork()
        if child == 0:
            try:
                _work(data, events, first, last, step)
            except BaseException:  # whatever it was, this process must not go on as its parent
                traceback.print_exc()
                os._exit(1)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"ended {os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
