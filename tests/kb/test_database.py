import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import SQLModel

from kb.channels import get_channel
from kb.database import Database, get_store_revision
from kb.documents import read_library
from kb.entries import count_published, get_entry
from kb.errors import DatabaseLocked, DatabaseReadOnly, DatabaseTooNew, DatabaseUnusable, DiskFull, KbError
from kb.guidelines import get_guideline
from kb.library import import_library
from kb.store import get_library_id, raise_store_revision
from tests.kb.older import make_older
from tests.kb.permissions import permissions_bind
from tests.kb.world import write_world


def scalar(database: Database, statement: str) -> object:
    with database.session() as session:
        return session.connection().execute(text(statement)).scalar()


def test_tables_are_those_of_the_migrations(database: Database) -> None:
    with database.session() as session:
        assert compare_metadata(MigrationContext.configure(session.connection()), SQLModel.metadata) == []


def test_upgrade_twice_keeps_the_library(database: Database) -> None:
    with database.session() as session:
        library = get_library_id(session)
    database.upgrade()
    with database.session() as session:
        assert (get_library_id(session), get_store_revision(session)) == (library, 0)


def test_sqlite_is_set_up_for_safety(database: Database) -> None:
    assert scalar(database, "PRAGMA journal_mode") == "wal"
    assert scalar(database, "PRAGMA foreign_keys") == 1
    assert scalar(database, "PRAGMA synchronous") == 2
    assert scalar(database, "PRAGMA busy_timeout") == 200


def test_many_programs_may_set_it_up_at_once(tmp_path: Path) -> None:
    code = f"from kb.database import Database; Database('sqlite:///{tmp_path}/store.db').upgrade()"
    programs = [subprocess.Popen([sys.executable, "-c", code], cwd=Path.cwd()) for _ in range(3)]
    assert [program.wait() for program in programs] == [0, 0, 0]


def test_transaction_is_all_or_nothing(database: Database) -> None:
    def fail() -> None:
        with database.transaction() as session:
            raise_store_revision(session)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with database.session() as session:
        assert get_store_revision(session) == 0


def test_store_revision_rises_once_a_transaction(database: Database) -> None:
    with database.transaction() as session:
        assert [raise_store_revision(session), raise_store_revision(session)] == [1, 1]
    with database.transaction() as session:
        assert raise_store_revision(session) == 2


def test_readers_see_one_state(database: Database) -> None:
    with database.session() as reader:
        assert get_store_revision(reader) == 0
        with database.transaction() as session:
            raise_store_revision(session)
        assert get_store_revision(reader) == 0


def test_locked_by_another_program(house: Database) -> None:
    other = sqlite3.connect(house.path or "", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseLocked, match=r"store\.db locked; wait until it is done"), house.transaction():
        pass
    with house.session() as session:
        assert count_published(session) == 3  # reading goes on
    other.rollback()
    other.close()
    with house.transaction() as session:
        raise_store_revision(session)


def test_waits_for_a_short_lock(database: Database) -> None:
    patient = Database(database.url.render_as_string(), wait_seconds=30)
    other = sqlite3.connect(database.path or "", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    timer = threading.Timer(0.3, other.rollback)
    timer.start()
    with patient.transaction() as session:
        assert raise_store_revision(session) == 1
    timer.join()
    other.close()
    patient.close()


def test_full_disk(database: Database) -> None:
    small = Database(database.url.render_as_string())

    def fill() -> None:
        with small.transaction() as session:
            connection = session.connection()
            pages = connection.execute(text("PRAGMA page_count")).scalar()
            connection.execute(text(f"PRAGMA max_page_count = {pages}"))
            raise_store_revision(session)
            connection.execute(text("CREATE TABLE big AS SELECT zeroblob(10000000) AS data"))

    with pytest.raises(DiskFull, match="is full, so nothing was saved; free some space"):
        fill()
    small.close()
    with database.session() as session:
        assert get_store_revision(session) == 0


@pytest.fixture
def _read_only(tmp_path: Path) -> Iterator[None]:
    tmp_path.chmod(0o555)
    with permissions_bind():
        yield
    tmp_path.chmod(0o755)


def test_read_only_file(house: Database, request: pytest.FixtureRequest) -> None:
    house.close()
    assert house.path is not None
    house.path.chmod(0o444)
    request.getfixturevalue("_read_only")
    with (
        pytest.raises(DatabaseReadOnly, match="may only be read; correct the permissions"),
        house.transaction() as session,
    ):
        raise_store_revision(session)
    house.close()


@pytest.mark.usefixtures("_read_only")
def test_read_only_folder(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/new.db")
    with pytest.raises(DatabaseUnusable, match="it cannot be opened"):
        database.upgrade()
    database.close()
    assert not (tmp_path / "new.db").exists()


def test_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnusable, match=r"nowhere/store\.db cannot be used \(it cannot be opened\)"):
        Database(f"sqlite:///{tmp_path}/nowhere/store.db").upgrade()


def test_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "store.db").write_bytes(b"This is no database at all. " * 100)
    database = Database(f"sqlite:///{tmp_path}/store.db")
    with pytest.raises(DatabaseUnusable, match="its file is no database"):
        database.upgrade()
    database.close()


def test_damaged_file(house: Database) -> None:
    house.close()
    assert house.path is not None
    data = bytearray(house.path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    house.path.write_bytes(bytes(data))
    with pytest.raises(DatabaseUnusable, match="its file is damaged"), house.session() as session:
        count_published(session)
    house.close()


def test_database_that_was_never_set_up(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/store.db")
    with pytest.raises(DatabaseUnusable, match="it was never set up"), database.session() as session:
        get_store_revision(session)
    database.close()


def test_newer_schema(database: Database) -> None:
    with database.transaction() as session:
        session.connection().execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseTooNew, match="written by a newer release; install that release"):
        database.upgrade()
    assert scalar(database, "SELECT version_num FROM alembic_version") == "9999"


@pytest.mark.parametrize("url", ["", "store.db", "nosuch://x/y"])
def test_unusable_url(url: str) -> None:
    with pytest.raises(DatabaseUnusable, match="cannot be used"):
        Database(url)


def test_postgresql_out_of_reach_hides_the_password() -> None:
    pytest.importorskip("psycopg")
    database = Database("postgresql+psycopg://anna:secret@127.0.0.1:1/speeddial?connect_timeout=2")
    with pytest.raises(DatabaseUnusable) as caught, database.session() as session:
        get_store_revision(session)
    assert "secret" not in str(caught.value)
    assert "no connection to it was possible" in str(caught.value)


def test_broken_constraint_is_a_bug_and_no_sentence(database: Database) -> None:
    with pytest.raises(IntegrityError), database.transaction() as session:
        session.connection().execute(text("INSERT INTO person (name) VALUES ('Anna')"))


@pytest.mark.skipif("TEST_POSTGRESQL_URL" not in os.environ, reason="needs an empty PostgreSQL database")
def test_postgresql_holds_the_same_library(tmp_path: Path) -> None:
    database = Database(os.environ["TEST_POSTGRESQL_URL"])
    database.upgrade()
    library = read_library(write_world(tmp_path))
    assert len(import_library(database, library, author="lotte").created) == 10
    assert len(import_library(database, library, author="lotte").unchanged) == 10
    make_older(database)
    database.upgrade()
    with database.session() as session:
        assert compare_metadata(MigrationContext.configure(session.connection()), SQLModel.metadata) == []
        assert dict(get_channel(session, "x").close) == {}
        assert get_guideline(session, "apology-is-personal").ticked_when is None
        assert dict(get_entry(session, "it/reset-password", "nl").blanks) == {}
    for statement in ("UPDATE audit SET who = 'nobody'", "DELETE FROM audit", "TRUNCATE audit"):
        with pytest.raises(DBAPIError, match="audit is append-only"), database.transaction() as session:
            session.connection().execute(text(statement))
    database.close()


def test_all_errors_are_one_tree() -> None:
    assert issubclass(DatabaseLocked, KbError)
