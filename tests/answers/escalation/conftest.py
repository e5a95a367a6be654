"""A store with one department, whose contacts a test chooses, and a courier on a clock that the test turns."""

import json
import socket
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from answers.escalation.courier import Courier
from answers.escalation.message import Message
from answers.escalation.post import Post
from kb.database import Database, Session
from kb.deliveries import Delivery, add_delivery, list_deliveries
from kb.departments import find_department, save_department
from kb.documents import parse_department

MORNING = datetime(2026, 12, 1, 9, tzinfo=UTC)  # a Tuesday; the department opens at 09:00 in Amsterdam, an hour before
QUICK = Post(connect_seconds=1.0, answer_seconds=0.6, whole_seconds=20.0)


@dataclass
class Clock:
    now: datetime = MORNING

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Desk:
    """What a test has at hand."""

    database: Database
    clock: Clock
    environment: dict[str, str]

    def courier(self, database: Database | None = None) -> Courier:
        composers = {"escalation": _compose}
        return Courier(database or self.database, composers, self.environment, post=QUICK, clock=self.clock)

    def set_contacts(self, *contacts: str | Mapping[str, object]) -> None:
        text = (
            "---\nid: it\nname: IT\ntimezone: Europe/Amsterdam\nhours: Mo-Fr 09:00-17:30\nreply_within: 4h\n"
            f"contacts: {json.dumps(list(contacts))}\n---\n"
        )
        with self.database.transaction() as session:
            was = find_department(session, "it")
            revision = None if was is None else was.revision
            save_department(session, parse_department(text), expected_revision=revision, author="test")

    def add(self, count: int = 1) -> None:
        for number in range(count):
            with self.database.transaction() as session:
                add_delivery(
                    session,
                    key=f"escalation:{number}",
                    kind="escalation",
                    subject_id=str(number),
                    department="it",
                    now=self.clock.now,
                )

    def chain(self, number: int = 0) -> tuple[Delivery, ...]:
        with self.database.session() as session:
            return list_deliveries(session, [str(number)])

    def states(self, number: int = 0) -> list[str]:
        return [it.state for it in self.chain(number)]

    def run_until_quiet(self, *, rounds: int = 60, courier: Courier | None = None) -> None:
        """Lets time pass as long as anything is tried."""
        courier = courier or self.courier()
        for _ in range(rounds):
            courier.run(self.clock.now)
            self.clock.now += timedelta(minutes=16)


def _compose(_session: Session, delivery: Delivery, _contact: object, _now: datetime) -> Message:
    return Message(f"Question {delivery.subject_id}", ("Where is my router?",), "Answer it.")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    database = Database(f"sqlite:///{tmp_path}/store.db")
    database.upgrade()
    yield Desk(database, Clock(), {})
    database.close()


@pytest.fixture
def closed_port() -> Iterator[int]:
    """A port at which nobody listens."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))  # bound and not listening: connections are refused, and nobody else gets it
        yield held.getsockname()[1]
