"""Any sequence of what people and the clock do to promises: the ledger always equals the sum of the audit trail."""

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from answers.promises.reminders import break_all_overdue, remind_all
from kb.actor import Actor
from kb.asker import Asker
from kb.database import Database
from kb.errors import PromiseResolved, ValueRefused
from kb.promise_lists import Wanted, list_promises
from kb.promises import (
    NewPromise,
    Promise,
    get_promise,
    give_up_promise,
    keep_promise,
    move_promise,
    open_promise,
)
from tests.week.ledger import check_ledger

MONDAY = datetime(2026, 11, 16, 9, tzinfo=UTC)
LEAD = timedelta(hours=1)
SAM = Actor("Sam de Vries", Asker(person_id=1))
minutes = st.integers(1, 300).map(lambda number: timedelta(minutes=number))


class Ledger(RuleBasedStateMachine):
    """A model of each promise beside the ledger: when it is due, when it broke, and whether it is settled."""

    promises = Bundle("promises")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.database = Database(f"sqlite:///{Path(self.folder.name)}/store.db")
        self.database.upgrade()
        self.now = MONDAY
        self.due: dict[str, datetime] = {}
        self.broken: dict[str, datetime] = {}
        self.kept: set[str] = set()
        self.given_up: set[str] = set()

    def teardown(self) -> None:
        self.database.close()
        self.folder.cleanup()

    @rule(target=promises, receipt=st.integers(0, 3), department=st.sampled_from(["it", "hr"]), length=minutes)
    def open(self, receipt: int, department: str, length: timedelta) -> str:
        with self.database.transaction() as session:
            new = NewPromise(department, self.now + length, "q", f"r{receipt}")
            promise = open_promise(session, new, actor=SAM, at=self.now)
        self.due.setdefault(promise.id, self.now + length)
        return promise.id

    @rule(length=minutes)
    def wait(self, length: timedelta) -> None:
        self.now += length

    @rule()
    def tick(self) -> None:
        waiting = {it for it in self.due if it not in self.kept | self.given_up}
        late = {it for it in waiting if self.due[it] < self.now and self._state(it) == "open"}
        assert break_all_overdue(self.database, self.now) == len(late)
        self._break(late)
        remind_all(self.database, self.now, lead=LEAD)
        assert remind_all(self.database, self.now, lead=LEAD) == 0

    @rule(promise=promises)
    def keep(self, promise: str) -> None:
        self._break_if_due(promise)
        with self.database.transaction() as session:
            kept = keep_promise(session, promise, actor=SAM, at=self.now)
        self.kept.add(promise)
        assert kept.is_late == (promise in self.broken)

    @rule(promise=promises)
    def give_up(self, promise: str) -> None:
        try:
            with self.database.transaction() as session:
                give_up_promise(session, promise, actor=SAM, at=self.now)
        except PromiseResolved:
            assert promise in self.kept
            return
        self._break_if_due(promise)
        self.broken.setdefault(promise, self.now)
        self.given_up.add(promise)

    @rule(promise=promises, length=minutes)
    def move(self, promise: str, length: timedelta) -> None:
        new, before = self.now + length, self._get(promise)
        try:
            with self.database.transaction() as session:
                moved = move_promise(session, promise, new, "Sorry", actor=SAM, at=self.now)
        except PromiseResolved:
            assert promise in self.kept | self.given_up
        except ValueRefused:
            assert new <= self.due[promise]
        else:
            assert promise not in self.kept | self.given_up
            if moved.due_at != before.due_at:
                self._break_if_due(promise)
                self.due[promise] = new

    @invariant()
    def the_ledger_is_the_sum_of_the_trail(self) -> None:
        assert set(check_ledger(self.database)) == set(self.due)

    @invariant()
    def it_says_what_happened(self) -> None:
        with self.database.session() as session:
            found = {it.id: it for it in list_promises(session, Wanted("all"), limit=100).promises}
            owed = {it.id for it in list_promises(session, limit=100).promises}
        assert owed == set(self.due) - self.kept - self.given_up
        for promise_id, promise in found.items():
            assert promise.due_at == self.due[promise_id]
            assert promise.broken_at == self.broken.get(promise_id)
            assert (promise.state == "kept") == (promise_id in self.kept)

    def _break_if_due(self, promise: str) -> None:
        if promise not in self.kept | self.given_up and self.due[promise] < self.now:
            self._break({promise})

    def _break(self, promises: set[str]) -> None:
        for promise in promises:
            self.broken.setdefault(promise, self.due[promise])

    def _get(self, promise: str) -> Promise:
        with self.database.session() as session:
            return get_promise(session, promise)

    def _state(self, promise: str) -> str:
        return self._get(promise).state


TestLedger = Ledger.TestCase
TestLedger.settings = settings(max_examples=25, stateful_step_count=30, deadline=None, derandomize=True)
