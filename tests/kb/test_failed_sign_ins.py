from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from kb.columns import utc_now
from kb.database import Database
from kb.errors import TooManyFailures
from kb.failed_sign_ins import Attempt, Counter, count_attempt, forget_attempt

NOW = utc_now().replace(microsecond=0)
ACCOUNT = Counter("account", 5)
ADDRESS = Counter("address", 20, timedelta(minutes=15), is_cleared_by_success=False)


def attempt(database: Database, at: datetime, *counters: Counter) -> Attempt:
    with database.transaction() as session:
        return count_attempt(session, counters or (ACCOUNT,), at)


def wait(database: Database, at: datetime, *counters: Counter) -> int:
    with pytest.raises(TooManyFailures) as refused:
        attempt(database, at, *counters)
    return refused.value.wait_seconds


def test_five_are_free_and_then_waits_grow(database):
    for _ in range(5):
        attempt(database, NOW)
    at, waits = NOW, []
    for _ in range(8):
        waits.append(wait(database, at))
        at += timedelta(seconds=waits[-1])
        attempt(database, at)
    assert waits == [30, 60, 120, 240, 480, 900, 900, 900]


def test_a_day_of_guessing_gives_few_guesses(database):
    at, guesses = NOW, 0
    while at < NOW + timedelta(days=1):
        try:
            attempt(database, at)
            guesses += 1
        except TooManyFailures as refused:
            at += timedelta(seconds=refused.wait_seconds)
    assert 50 < guesses <= 105


def test_knocking_on_does_not_lengthen_the_wait(database):
    for _ in range(5):
        attempt(database, NOW)
    assert [wait(database, NOW + timedelta(seconds=n)) for n in range(0, 30, 10)] == [30, 20, 10]
    attempt(database, NOW + timedelta(seconds=30))


def test_a_day_later_all_is_forgotten(database):
    for _ in range(5):
        attempt(database, NOW)
    later = NOW + timedelta(days=1)
    for _ in range(5):
        attempt(database, later)
    assert wait(database, later) == 30


def test_who_fits_has_no_failures(database):
    for _ in range(4):
        attempt(database, NOW)
    for _ in range(20):
        fitting = attempt(database, NOW)
        with database.transaction() as session:
            forget_attempt(session, fitting)


def test_an_address_is_not_cleared_by_an_account_of_ones_own(database):
    for number in range(20):
        attempt(database, NOW, Counter(f"victim {number}", 5), ADDRESS)
        own = None if number == 19 else attempt(database, NOW, Counter("own", 5), ADDRESS)
        if own is not None:
            with database.transaction() as session:
                forget_attempt(session, own)
    assert wait(database, NOW, Counter("victim 20", 5), ADDRESS) == 30


def test_nothing_is_counted_where_one_counter_says_wait(database):
    for _ in range(5):
        attempt(database, NOW)
    wait(database, NOW, ACCOUNT, ADDRESS)
    with database.session() as session:
        assert session.connection().execute(text("SELECT count(*) FROM failed_sign_in")).scalar() == 5


def test_counters_do_not_touch_each_other(database):
    for _ in range(5):
        attempt(database, NOW)
    wait(database, NOW)
    attempt(database, NOW, Counter("browser", 5))


def test_a_restart_forgets_nothing(database):
    for _ in range(5):
        attempt(database, NOW)
    again = Database(database.url.render_as_string())
    assert wait(again, NOW) == 30
    again.close()


def test_guesses_at_the_same_moment_count_one_by_one(database):
    patient = Database(database.url.render_as_string(), wait_seconds=30)

    def guess(_: int) -> bool:
        try:
            attempt(patient, NOW)
        except TooManyFailures:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(guess, range(24))) == 5
    patient.close()


@pytest.mark.parametrize(
    ("seconds", "words"), [(1, "wait 1 second"), (30, "wait 30 seconds"), (90, "2 minutes"), (900, "15 minutes")]
)
def test_it_says_how_long_in_a_sentence(seconds, words):
    assert words in str(TooManyFailures(seconds))
    assert str(TooManyFailures(seconds)).endswith(".")
