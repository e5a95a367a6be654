"""The database: opening it, bringing its tables up to date, and the two kinds of sessions.

A `session()` reads one consistent state and is rolled back. A `transaction()` may write and commits as a whole; it
holds the store's only write lock from its start, so what it has read stays true until it commits.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import insert
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlmodel import Session, select

from kb.dialect import (
    empty_log,
    for_adding,
    for_reading,
    for_writing,
    hasten,
    make_engine,
    prepare_file,
    rewrite,
    wait_for_writers,
)
from kb.errors import DatabaseTooNew, DatabaseUnusable
from kb.sql_errors import our_errors
from kb.store import get_store_revision
from kb.tables import StoreRow

__all__ = ["Database", "Session", "get_store_revision", "migrations_folder"]

_SHORTLY = 0.25  # seconds
_MIGRATIONS = Path(__file__).parent / "migrations"


def migrations_folder() -> Path:
    """Where the migrations lie, inside the installed package."""
    return _MIGRATIONS


class Database:
    """One database by its URL (`sqlite:///path/to/file.db`, `postgresql+psycopg://…`); safe to share between threads.

    `wait_seconds` is how long a database that another program has locked is waited for.
    """

    def __init__(self, url: str, *, wait_seconds: float = 5.0) -> None:
        self.url = _parse(url)
        self.where = self.url.database if self.path else self.url.render_as_string(hide_password=True)
        self.wait_seconds = wait_seconds
        try:
            self._engine = make_engine(self.url, wait_seconds=wait_seconds)
        except (NoSuchModuleError, ModuleNotFoundError):
            raise DatabaseUnusable(self.where or "", "its kind is unknown or its driver is not installed") from None

    @property
    def path(self) -> Path | None:
        """The SQLite file; None for a database on a server."""
        is_file = self.url.get_backend_name() == "sqlite" and self.url.database
        return Path(self.url.database) if is_file and self.url.database else None

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A session that reads one state of the store.

        Raises:
            DatabaseError: the database is locked, damaged, missing or out of reach.
        """
        with our_errors(self.place), Session(for_reading(self._engine), expire_on_commit=False) as session:
            yield session

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A session whose changes are committed together at its end, or not at all when anything is raised.

        Raises:
            DatabaseError: the database is locked, read-only, full, damaged, missing or out of reach.
        """
        with our_errors(self.place), Session(for_writing(self._engine), expire_on_commit=False) as session:
            wait_for_writers(session.connection(), wait_seconds=self.wait_seconds)  # not only at the first statement
            yield session
            session.commit()

    @contextmanager
    def adding(self) -> Iterator[Session]:
        """A transaction for rows of what happened, which an answer must not wait for: see `dialect.for_adding`.

        Raises:
            DatabaseError: as for a transaction; another writer is waited for only shortly.
        """
        hasty = for_adding(self._engine, wait_seconds=min(_SHORTLY, self.wait_seconds))
        with our_errors(self.place), Session(hasty, expire_on_commit=False) as session:
            hasten(session.connection())
            yield session
            session.commit()

    def upgrade(self) -> None:
        """Makes the tables, or brings them to the newest schema, in one transaction; does nothing when all is well.

        Raises:
            DatabaseTooNew: a newer release wrote this database.
            DatabaseError: it can't be opened or written.
        """
        with our_errors(self.place):
            with self._engine.connect() as connection:
                if self._is_current(connection):
                    return
            with self._engine.connect() as connection:
                prepare_file(connection)
            with for_writing(self._engine).connect() as connection, connection.begin():
                wait_for_writers(connection, wait_seconds=self.wait_seconds)
                if not self._is_current(connection):
                    command.upgrade(_alembic(connection), "head")
                    _add_store(connection)

    def scrub(self, *, compact: bool = False) -> bool:
        """Takes what was deleted off the disk; False where a reader keeps the log from being emptied.

        `compact` writes the whole file anew, for which it has to be free.

        Raises:
            DatabaseLocked: another program uses it.
        """
        with our_errors(self.place):
            if compact:
                rewrite(self._engine)
            with self._engine.connect() as connection:
                return empty_log(connection)

    def close(self) -> None:
        """Closes all connections; the database may be used again, which opens new ones."""
        self._engine.dispose()

    @property
    def place(self) -> str:
        """Where the database is, without a password, for messages."""
        return self.where or "in memory"

    def _is_current(self, connection: Connection) -> bool:
        found = MigrationContext.configure(connection).get_current_heads()
        script = ScriptDirectory(str(_MIGRATIONS))
        known = {revision.revision for revision in script.walk_revisions()}
        unknown = [revision for revision in found if revision not in known]
        if unknown:
            raise DatabaseTooNew(self.place, unknown[0])
        return set(found) == set(script.get_heads())


def _parse(url: str) -> URL:
    try:
        return make_url(url)
    except ArgumentError:
        raise DatabaseUnusable("", "its URL cannot be read; write it like sqlite:////path/to/speeddial.db") from None


def _alembic(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _add_store(connection: Connection) -> None:
    if connection.execute(select(StoreRow.id)).first() is None:
        connection.execute(insert(StoreRow).values(id=1, library=uuid.uuid4().hex, revision=0))
