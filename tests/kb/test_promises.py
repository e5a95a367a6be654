"""The ledger of promises: opened once, kept, broken, moved and reminded of, each with its line in the audit trail."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from kb.actor import Actor
from kb.asker import Asker
from kb.audit import list_audit
from kb.database import Database
from kb.errors import CursorUnusable, NotFound, PromiseResolved, ValueRefused
from kb.promise_lists import Reach, Wanted, count_promises, list_promises, list_unreminded
from kb.promises import (
    NewPromise,
    Promise,
    break_overdue,
    claim_reminder,
    get_promise,
    give_up_promise,
    keep_promise,
    list_moves,
    move_promise,
    open_promise,
)

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
SAM, AMINA = Actor("Sam de Vries", Asker(person_id=1)), Actor("Amina Yilmaz", Asker(person_id=2))
PROGRAM = Actor("help desk", Asker(token_id=1))

Make = Callable[..., Promise]


@pytest.fixture
def make(database: Database) -> Make:
    def make(receipt: str | None = "r1", *, actor: Actor = SAM, hours: float = 2, department: str = "it") -> Promise:
        new = NewPromise(
            department, NOON + hours * HOUR, "where is [name]'s parcel", receipt, "en", "x", reference="case 7"
        )
        with database.transaction() as session:
            return open_promise(session, new, actor=actor, at=NOON)

    return make


def verbs(database: Database, promise: Promise) -> list[tuple[str, str]]:
    with database.session() as session:
        return [(it.actor.who, it.verb) for it in reversed(list_audit(session, kind="promise", key=promise.id))]


def test_it_works(database: Database, make: Make) -> None:
    made = make()
    assert (made.state, made.asker, made.due_at, made.is_owed) == ("open", SAM.asker, NOON + 2 * HOUR, True)
    with database.transaction() as session:
        kept = keep_promise(session, made.id, actor=AMINA, at=NOON + HOUR)
    assert (kept.state, kept.resolved_by, kept.is_late, kept.reference) == ("kept", "Amina Yilmaz", False, None)
    assert verbs(database, made) == [("Sam de Vries", "opened"), ("Amina Yilmaz", "kept")]


def test_a_department_promises_once_for_a_suggestion(make: Make) -> None:
    assert make().id == make(actor=AMINA, hours=5).id
    assert make(department="hr").id != make().id
    assert make(None).id != make(None).id


def test_an_answer_after_its_time_breaks_it_first_and_is_late(database: Database, make: Make) -> None:
    made = make()
    with database.transaction() as session:
        kept = keep_promise(session, made.id, actor=SAM, at=NOON + 3 * HOUR)
    assert (kept.state, kept.is_late, kept.broken_at) == ("kept", True, NOON + 2 * HOUR)
    assert verbs(database, made) == [("Sam de Vries", "opened"), ("Speeddial", "broke"), ("Sam de Vries", "kept")]


def test_an_answer_at_the_very_time_is_in_time(database: Database, make: Make) -> None:
    made = make()
    with database.transaction() as session:
        assert not keep_promise(session, made.id, actor=SAM, at=made.due_at).is_late


def test_it_breaks_once_its_time_is_past_and_still_owes_an_answer(database: Database, make: Make) -> None:
    made = make()
    with database.transaction() as session:
        assert break_overdue(session, made.due_at) == 0
        assert break_overdue(session, made.due_at + HOUR) == 1
        assert break_overdue(session, made.due_at + HOUR) == 0
        broken = get_promise(session, made.id)
        assert (broken.state, broken.is_owed, broken.broken_at) == ("broken", True, made.due_at)
        late = keep_promise(session, made.id, actor=SAM, at=made.due_at + 2 * HOUR)
    assert (late.state, late.is_late, late.broken_at) == ("kept", True, made.due_at)


def test_the_same_resolution_twice_changes_nothing(database: Database, make: Make) -> None:
    for number, resolve in enumerate((keep_promise, give_up_promise)):
        made = make(f"r{number}")
        for _ in range(2):
            with database.transaction() as session:
                resolve(session, made.id, actor=SAM, at=NOON)
        assert len(verbs(database, made)) == 2
    made = make("moved")
    for _ in range(2):
        with database.transaction() as session:
            move_promise(session, made.id, NOON + 4 * HOUR, "Sorry", actor=SAM, at=NOON)
    with database.session() as session:
        assert len(list_moves(session, made.id)) == 1
    assert len(verbs(database, made)) == 2


def test_a_kept_one_is_neither_given_up_nor_moved(database: Database, make: Make) -> None:
    made = make()
    with database.transaction() as session:
        keep_promise(session, made.id, actor=SAM, at=NOON)
        with pytest.raises(PromiseResolved, match="already kept"):
            give_up_promise(session, made.id, actor=SAM, at=NOON)
        with pytest.raises(PromiseResolved):
            move_promise(session, made.id, NOON + 4 * HOUR, "Sorry", actor=SAM, at=NOON)


def test_one_that_was_given_up_may_be_answered_after_all(database: Database, make: Make) -> None:
    made = make()
    with database.transaction() as session:
        given_up = give_up_promise(session, made.id, actor=SAM, at=NOON)
        assert (given_up.state, given_up.is_owed, given_up.broken_at) == ("broken", False, NOON)
        with pytest.raises(PromiseResolved, match="given up"):
            move_promise(session, made.id, NOON + 4 * HOUR, "Sorry", actor=SAM, at=NOON)
        assert keep_promise(session, made.id, actor=SAM, at=NOON + HOUR).is_late


def test_it_moves_to_a_later_time_only(database: Database, make: Make) -> None:
    made = make()
    with database.transaction() as session:
        for due_at in (made.due_at, made.due_at - HOUR):
            with pytest.raises(ValueRefused, match="later"):
                move_promise(session, made.id, due_at, "Sorry", actor=SAM, at=NOON)
        with pytest.raises(ValueRefused, match="ahead"):
            move_promise(session, made.id, made.due_at + HOUR, "Sorry", actor=SAM, at=made.due_at + 2 * HOUR)
        moved = move_promise(session, made.id, made.due_at + HOUR, "Sorry", actor=AMINA, at=NOON)
        (move,) = list_moves(session, made.id)
    assert (moved.state, moved.due_at, moved.broken_at) == ("open", made.due_at + HOUR, None)
    assert (move.from_due_at, move.to_due_at, move.reply, move.asker) == (
        made.due_at,
        moved.due_at,
        "Sorry",
        AMINA.asker,
    )


def test_one_that_broke_and_moved_is_open_and_stays_one_that_was_broken(database: Database, make: Make) -> None:
    made = make()
    with database.transaction() as session:
        moved = move_promise(session, made.id, NOON + 5 * HOUR, "Sorry", actor=SAM, at=NOON + 3 * HOUR)
        assert (moved.state, moved.broken_at) == ("open", made.due_at)
        assert keep_promise(session, made.id, actor=SAM, at=NOON + 4 * HOUR).is_late


def test_its_reminder_is_claimed_once_for_a_due_time(database: Database, make: Make) -> None:
    made = make()
    with database.transaction() as session:
        assert [(it.promise.id, it.told_at) for it in list_unreminded(session, NOON)] == [(made.id, NOON)]
        assert claim_reminder(session, made.id, made.due_at, at=NOON)
        assert not claim_reminder(session, made.id, made.due_at, at=NOON)
        assert list_unreminded(session, NOON) == ()
        moved = move_promise(session, made.id, NOON + 4 * HOUR, "Sorry", actor=SAM, at=NOON + HOUR)
        assert [(it.promise.id, it.told_at) for it in list_unreminded(session, NOON)] == [(made.id, NOON + HOUR)]
        assert not claim_reminder(session, made.id, made.due_at, at=NOON)
        assert not claim_reminder(session, made.id, moved.due_at, at=NOON + 5 * HOUR)
        assert claim_reminder(session, made.id, moved.due_at, at=NOON)
    assert [verb for _, verb in verbs(database, made)] == ["opened", "reminded", "moved", "reminded"]


def test_lists_are_by_due_time_and_go_on_by_cursor(database: Database, make: Make) -> None:
    hours = [5, 1, 3, 3, 2]
    for number, due in enumerate(hours):
        make(f"r{number}", hours=due)
    seen: list[Promise] = []
    cursor = None
    with database.session() as session:
        while True:
            page = list_promises(session, cursor=cursor, limit=2)
            seen += page.promises
            cursor = page.cursor
            if cursor is None:
                break
    assert [it.due_at for it in seen] == [NOON + due * HOUR for due in sorted(hours)]
    assert len({it.id for it in seen}) == len(hours)


@pytest.mark.parametrize("cursor", ["", "x", "x|y", "2026-11-20|a", "2026-11-20T12:00:00|a"])
def test_it_rejects_a_cursor_that_no_page_gave(database: Database, cursor: str) -> None:
    with database.session() as session, pytest.raises(CursorUnusable):
        list_promises(session, cursor=cursor)


def test_lists_are_narrowed_by_state_department_person_and_time(database: Database, make: Make) -> None:
    mine, theirs, programs = make("a"), make("b", actor=AMINA, department="hr"), make("c", actor=PROGRAM, hours=9)
    with database.transaction() as session:
        keep_promise(session, programs.id, actor=SAM, at=NOON)
        break_overdue(session, NOON + 3 * HOUR)

        def ids(**given: object) -> set[str]:
            wanted = Wanted(**given)  # type: ignore[arg-type]
            found = {it.id for it in list_promises(session, wanted).promises}
            assert count_promises(session, wanted) == len(found)
            return found

        assert ids() == ids(which="broken") == {mine.id, theirs.id}
        assert ids(which="open") == set()
        assert ids(which="kept") == {programs.id}
        assert ids(which="all", departments=["hr"]) == {theirs.id}
        assert ids(which="all", by=SAM.asker) == {mine.id}
        assert ids(which="all", by=PROGRAM.asker) == {programs.id}
        assert ids(which="all", by=Asker()) == set()
        assert ids(which="all", due_before=NOON + 3 * HOUR) == {mine.id, theirs.id}


def test_a_list_shows_what_is_within_reach(database: Database, make: Make) -> None:
    mine, theirs = make("a"), make("b", actor=AMINA, department="hr")
    reaches = {
        Reach(None): {mine.id, theirs.id},
        Reach(frozenset({"hr"})): {theirs.id},
        Reach(frozenset({"hr"}), SAM.asker): {mine.id, theirs.id},
        Reach(own=SAM.asker): {mine.id},
        Reach(): set(),
    }
    with database.session() as session:
        for reach, ids in reaches.items():
            assert {it.id for it in list_promises(session, reach=reach).promises} == ids
            assert {it.id for it in (mine, theirs) if reach.includes(it)} == ids


def test_there_is_no_promise_that_was_never_made(database: Database) -> None:
    with database.session() as session, pytest.raises(NotFound):
        get_promise(session, "p1")
