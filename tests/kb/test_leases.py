"""Leases: one holder at a time, and another one when it stops renewing."""

from datetime import UTC, datetime, timedelta

from kb.database import Database
from kb.leases import take_lease

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def take(database: Database, holder: str, now: datetime) -> bool:
    with database.transaction() as session:
        return take_lease(session, "reminders", holder, now=now, seconds=30)


def test_one_holder_at_a_time(database: Database) -> None:
    assert take(database, "one", NOON)
    assert not take(database, "two", NOON + timedelta(seconds=29))


def test_its_holder_may_renew_it(database: Database) -> None:
    assert take(database, "one", NOON)
    assert take(database, "one", NOON + timedelta(seconds=20))
    assert not take(database, "two", NOON + timedelta(seconds=49))


def test_another_takes_over_when_it_runs_out(database: Database) -> None:
    assert take(database, "one", NOON)
    assert take(database, "two", NOON + timedelta(seconds=30))
    assert not take(database, "one", NOON + timedelta(seconds=31))


def test_other_work_has_a_lease_of_its_own(database: Database) -> None:
    assert take(database, "one", NOON)
    with database.transaction() as session:
        assert take_lease(session, "purge", "two", now=NOON, seconds=30)
