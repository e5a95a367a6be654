"""The audit trail: written with what it tells of, and never altered afterwards."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from kb.actor import COMMAND_LINE, Actor
from kb.asker import Asker
from kb.audit import list_audit, record_audit
from kb.database import Database

LOTTE = Actor("Lotte Vermeer", Asker(person_id=1))


def test_it_keeps_who_did_what_and_what_was_before_and_after(database: Database) -> None:
    with database.transaction() as session:
        record_audit(session, LOTTE, "moved", "promise", "p1", before={"due": "a"}, after={"due": "b"})
    with database.session() as session:
        (line,) = list_audit(session)
    assert (line.actor, line.verb, line.kind, line.key) == (LOTTE, "moved", "promise", "p1")
    assert (line.before, line.after) == ({"due": "a"}, {"due": "b"})


def test_it_goes_with_its_transaction(database: Database) -> None:
    def fail() -> None:
        with database.transaction() as session:
            record_audit(session, LOTTE, "opened", "promise", "p1")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with database.session() as session:
        assert list_audit(session) == ()


def test_it_is_read_newest_first_by_pages_and_by_thing(database: Database) -> None:
    with database.transaction() as session:
        for key in ("p1", "p2", "p1"):
            record_audit(session, COMMAND_LINE, "moved", "promise", key)
    with database.session() as session:
        newest = list_audit(session, limit=2)
        assert [line.number for line in newest] == [3, 2]
        assert [line.number for line in list_audit(session, before=newest[-1].number)] == [1]
        assert [line.number for line in list_audit(session, kind="promise", key="p1")] == [3, 1]
        assert list_audit(session, kind="person") == ()


def test_every_change_of_a_document_leaves_a_line(house: Database) -> None:
    with house.session() as session:
        lines = list_audit(session, kind="entry", limit=500)
    assert lines
    assert {line.verb for line in lines} == {"created"}
    assert all(line.before is None and line.after == {"revision": 1} for line in lines)


def test_the_database_refuses_to_put_another_line_in_the_place_of_one(house: Database) -> None:
    columns = "number, at, who, verb, kind, key"

    def replace() -> None:
        with house.transaction() as session:
            same = f"SELECT {columns} FROM audit WHERE number = 1"
            session.connection().execute(text(f"INSERT OR REPLACE INTO audit ({columns}) {same}"))

    if house.url.get_backend_name() != "sqlite":
        pytest.skip("SQLite's own word")
    with pytest.raises(DBAPIError, match="audit is append-only"):
        replace()


@pytest.mark.parametrize("table", ["audit", "document_revision"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET key = 'other'", "DELETE FROM {}"])
def test_the_database_refuses_to_alter_it(house: Database, table: str, statement: str) -> None:
    def alter() -> None:
        with house.transaction() as session:
            session.connection().execute(text(statement.format(table)))

    with pytest.raises(DBAPIError, match=f"{table} is append-only"):
        alter()
