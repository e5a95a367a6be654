"""The only place that knows one database from another: how SQLite is set up, and SQL that has no common spelling."""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, Connection, make_url
from sqlmodel import Session, SQLModel

APPLICATION_ID = 0x53504444  # "SPDD" in the header of our SQLite files; `file` and restore know them by it
_BEGIN = "sqlite_begin"


def make_engine(url: str | URL, *, wait_seconds: float) -> Engine:
    """The engine for the URL; SQLite is told to wait for a lock, to check foreign keys and to be durable."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, pool_pre_ping=True)
    engine = create_engine(parsed, connect_args={"timeout": wait_seconds})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def for_reading(engine: Engine) -> Engine:
    """The same engine; each of its transactions sees one state, as SQLite's always do."""
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ")


def for_writing(engine: Engine) -> Engine:
    """The same engine; its transactions take the write lock at once, as a later upgrade could not wait for it."""
    return engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})


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


def insert_missing(session: Session, table: type[SQLModel], rows: Sequence[Mapping[str, Any]]) -> None:
    """Inserts the rows whose primary key is not there yet, in one statement for all."""
    if not rows:
        return
    dialect = session.connection().dialect.name
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    session.execute(insert(table).on_conflict_do_nothing(), list(rows))


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves; Python's own would come too late and miss DDL
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    # NORMAL survives kill -9 but may lose the last commits in a power cut. An edit that was answered with "saved"
    # must stay saved, and edits are rare: FULL costs one fsync for each.
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN"))
