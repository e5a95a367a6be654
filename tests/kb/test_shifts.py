"""Shifts: they begin when somebody comes back, end by themselves, and are handed over with a note."""

from datetime import UTC, datetime, timedelta

import pytest

from kb.actor import Actor
from kb.asker import Asker
from kb.audit import list_audit
from kb.errors import NotFound
from kb.people import save_person
from kb.shifts import begin_shift, find_shift, hand_over, list_hand_overs, note_seen

PAUSE = timedelta(hours=4)
FRIDAY = datetime(2026, 11, 20, 16, 12, tzinfo=UTC)


@pytest.fixture
def amina(database):
    with database.transaction() as db:
        return save_person(db, name="Amina Yilmaz", email="amina@example.org", role="ambassador").id


def begin(database, person, now):
    with database.transaction() as db:
        return begin_shift(db, person, now, PAUSE)


def see(database, person, now):
    with database.transaction() as db:
        note_seen(db, find_shift(db, person), now)
        return find_shift(db, person)


def leave(database, person, now, note=None):
    with database.transaction() as db:
        return hand_over(db, Actor("Amina Yilmaz", Asker(person_id=person)), person, now, note=note)


def test_the_first_one_has_none_before(database, amina):
    with database.session() as db:
        assert find_shift(db, amina) is None
    shift = begin(database, amina, FRIDAY)
    assert (shift.began_at, shift.ended_at, shift.previous_end) == (FRIDAY, None, None)


@pytest.mark.parametrize(("away", "is_over"), [(PAUSE - timedelta(seconds=1), False), (PAUSE, True)])
def test_it_is_over_after_a_whole_pause(database, amina, away, is_over):
    began = begin(database, amina, FRIDAY)
    last = see(database, amina, FRIDAY + timedelta(hours=3))
    back = last.seen_at + away
    assert last.is_over(back, PAUSE) is is_over
    shift = begin(database, amina, back)
    assert (shift.number != began.number) is is_over
    assert shift.previous_end == (last.seen_at if is_over else None)


def test_two_requests_at_once_begin_one(database, amina):
    assert begin(database, amina, FRIDAY).number == begin(database, amina, FRIDAY).number


def test_being_there_is_noted_once_a_minute_and_never_backwards(database, amina):
    shift = begin(database, amina, FRIDAY)
    assert not shift.needs_noting(FRIDAY + timedelta(seconds=59))
    assert shift.needs_noting(FRIDAY + timedelta(seconds=60))
    assert see(database, amina, FRIDAY - timedelta(hours=1)).seen_at == FRIDAY


def test_it_is_handed_over_once(database, amina):
    began = begin(database, amina, FRIDAY)
    ended = leave(database, amina, FRIDAY + timedelta(hours=2), "The site was down until nine.")
    assert (ended.number, ended.ended_at, ended.handed_over) == (began.number, FRIDAY + timedelta(hours=2), True)
    again = leave(database, amina, FRIDAY + timedelta(hours=3), "Something else")
    assert (again.ended_at, again.note) == (ended.ended_at, ended.note)
    with database.session() as db:
        (line,) = list_audit(db, kind="shift")
        assert (line.verb, line.actor.who, line.after["with_note"]) == ("ended", "Amina Yilmaz", True)
        assert "nine" not in str(line.after)


def test_the_one_after_a_hand_over_knows_when_that_was(database, amina):
    begin(database, amina, FRIDAY)
    leave(database, amina, FRIDAY + timedelta(hours=2))
    shift = begin(database, amina, FRIDAY + timedelta(hours=2, minutes=5))
    assert shift.previous_end == FRIDAY + timedelta(hours=2)
    assert not shift.handed_over


def test_nobody_hands_over_without_a_shift(database, amina):
    with pytest.raises(NotFound):
        leave(database, amina, FRIDAY)


def test_notes_are_found_by_the_others(database, amina):
    begin(database, amina, FRIDAY)
    leave(database, amina, FRIDAY + timedelta(hours=1), "Ask IT about the till.")
    with database.session() as db:
        (found,) = list_hand_overs(db, FRIDAY)
        assert (found.name, found.at, found.note) == (
            "Amina Yilmaz", FRIDAY + timedelta(hours=1), "Ask IT about the till.",
        )  # fmt: skip
        assert list_hand_overs(db, FRIDAY, but=amina) == []
        assert list_hand_overs(db, FRIDAY + timedelta(hours=1)) == []
