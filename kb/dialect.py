"""The only place that knows one database from another: how SQLite is set up, and SQL that has no common spelling."""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel import Session, SQLModel

APPLICATION_ID = 0x53504444  # "SPDD" in the header of our SQLite files; `file` and restore know them by it
_BEGIN = "sqlite_begin"
_HASTE = "sqlite_haste"
_PATIENCE = "patience_milliseconds"  # of connection.info: how long a lock is usually waited for


def make_engine(url: str | URL, *, wait_seconds: float) -> Engine:
    """The engine for the URL; SQLite is told to wait for a lock, to check foreign keys and to be durable."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, pool_pre_ping=True)
    engine = create_engine(parsed, connect_args={"timeout": wait_seconds})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    event.listen(engine, "checkin", _calm_down)
    return engine


def for_reading(engine: Engine) -> Engine:
    """The same engine; each of its transactions sees one state, as SQLite's always do."""
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ")


def for_writing(engine: Engine) -> Engine:
    """The same engine; its transactions take the write lock at once, as a later upgrade could not wait for it."""
    return engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})


def for_adding(engine: Engine, *, wait_seconds: float) -> Engine:
    """As for writing, for rows that nothing else depends on: waits shortly, and does not wait for the disk.

    What it commits survives `kill -9`, and may be lost in a power cut.
    """
    return engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE", _HASTE: int(wait_seconds * 1000)})


def hasten(connection: Connection) -> None:
    """Lets PostgreSQL commit without waiting for the disk; there, rows that are only added need no lock."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL synchronous_commit = off")


def wait_for_writers(connection: Connection, *, wait_seconds: float) -> None:
    """Lets one writer at a time into the store, so that what a transaction has read stays true until it commits.

    SQLite does so by its `BEGIN IMMEDIATE`.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(wait_seconds * 1000)}")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({APPLICATION_ID})")


def prepare_file(connection: Connection) -> None:
    """Marks a SQLite file as ours and switches it to write-ahead logging, where readers and one writer meet.

    Must run outside of a transaction.
    """
    if connection.dialect.name == "sqlite":
        cursor = connection.connection.cursor()
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        cursor.close()


def empty_log(connection: Connection) -> bool:
    """Writes SQLite's -wal file back and empties it; False where somebody reads, as the pages they see must stay.

    Must run outside of a transaction. A server looks after its own log.
    """
    if connection.dialect.name != "sqlite":
        return True
    cursor = connection.connection.cursor()
    busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    cursor.close()
    return not busy


def rewrite(engine: Engine) -> None:
    """Writes the whole database anew, without the leftovers of what releases deleted that did not overwrite it."""
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM")
        return
    with engine.connect() as connection:
        cursor = connection.connection.cursor()  # outside of a transaction
        cursor.execute("VACUUM")
        cursor.close()


def insert_missing(session: Session, table: type[SQLModel], rows: Sequence[Mapping[str, Any]]) -> None:
    """Inserts the rows whose primary key is not there yet, in one statement for all."""
    if not rows:
        return
    dialect = session.connection().dialect.name
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    session.execute(insert(table).on_conflict_do_nothing(), list(rows))


def _prepare_sqlite(connection: sqlite3.Connection, record: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves; Python's own would come too late and miss DDL
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    # NORMAL survives kill -9 but may lose the last commits in a power cut. An edit that was answered with "saved"
    # must stay saved, and edits are rare: FULL costs one fsync for each.
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten: customers' texts must be gone, too
    record.info[_PATIENCE] = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
    cursor.close()


def _calm_down(connection: sqlite3.Connection | None, record: ConnectionPoolEntry) -> None:
    """Makes a connection that was hasty as patient and durable as the others."""
    if connection is not None and record.info.pop(_HASTE, None):
        connection.execute(f"PRAGMA busy_timeout = {record.info[_PATIENCE]}")
        connection.execute("PRAGMA synchronous = FULL")


def _begin_sqlite(connection: Connection) -> None:
    haste = connection.get_execution_options().get(_HASTE)
    if haste is not None:
        connection.info[_HASTE] = True
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {haste}")
        connection.exec_driver_sql("PRAGMA synchronous = NORMAL")
    connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN"))


def keep_append_only(connection: Connection, table: str) -> None:
    """Lets the database itself refuse to change or delete a row of the table; run once, by the migration that makes it.

    Copies that are made of the whole file, such as a backup, keep the refusal.
    """
    refusal = f"{table} is append-only"
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(
            f"CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{refusal}'; END $$"
        )
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()"
        )
        return
    for verb in ("UPDATE", "DELETE"):
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
        )
    # INSERT OR REPLACE deletes without a trigger of its own.
    columns = [row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table})") if row[5]]
    same = " AND ".join(f'"{column}" = NEW."{column}"' for column in columns)
    there = f"EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608  # our own tables' names
    connection.exec_driver_sql(
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
        f"WHEN {there} BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
    )
