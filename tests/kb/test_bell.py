from kb.bell import get_stamp, ring
from kb.database import Database
from kb.store import raise_store_revision


def stamp_of(database: Database) -> tuple[int, int]:
    with database.session() as session:
        return get_stamp(session)


def test_it_is_rung_once_a_transaction(database: Database) -> None:
    with database.transaction() as session:
        ring(session)
        ring(session)
    assert stamp_of(database) == (0, 1)
    with database.transaction() as session:
        ring(session)
    assert stamp_of(database) == (0, 2)


def test_a_change_of_content_is_told_too(database: Database) -> None:
    with database.transaction() as session:
        raise_store_revision(session)
    assert stamp_of(database) == (1, 0)


def test_it_does_not_ring_for_what_was_taken_back(database: Database) -> None:
    with database.session() as session:
        ring(session)
    assert stamp_of(database) == (0, 0)
