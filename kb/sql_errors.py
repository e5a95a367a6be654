"""Turns what a database driver raises into our own errors. The only place that does."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from kb.errors import DatabaseError, DatabaseLocked, DatabaseReadOnly, DatabaseUnusable, DiskFull

_SQLITE = {
    sqlite3.SQLITE_BUSY: DatabaseLocked,
    sqlite3.SQLITE_LOCKED: DatabaseLocked,
    sqlite3.SQLITE_READONLY: DatabaseReadOnly,
    sqlite3.SQLITE_FULL: DiskFull,
}
_SQLITE_REASONS = {
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened",
    sqlite3.SQLITE_CORRUPT: "its file is damaged",
    sqlite3.SQLITE_NOTADB: "its file is no database",
    sqlite3.SQLITE_IOERR: "reading or writing its file failed",
    sqlite3.SQLITE_PERM: "its file may not be opened",
    sqlite3.SQLITE_AUTH: "its file may not be opened",
}
_VAGUE = {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR}
_SHARED_MEMORY_BYTES = 32 * 1024  # of the -shm file, see https://www.sqlite.org/walformat.html
_NOT_SET_UP = "it was never set up"
_POSTGRESQL = {"55P03": DatabaseLocked, "40P01": DatabaseLocked, "25006": DatabaseReadOnly, "53100": DiskFull}


@contextmanager
def our_errors(where: str) -> Iterator[None]:
    """Raises a `DatabaseError` for every failure of the database `where`; a broken constraint stays a bug."""
    try:
        yield
    except DBAPIError as error:
        ours = _translated(error.orig, where) if error.orig is not None else None
        if ours is None:
            raise
        raise ours from error
    except sqlite3.Error as error:
        ours = _translated(error, where)
        if ours is None:
            raise
        raise ours from error


def _translated(error: BaseException, where: str) -> DatabaseError | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None:
        return _from_sqlite(code & 0xFF, str(error), where)  # the rest of an extended code only details it
    return None if isinstance(error, sqlite3.Error) else _from_postgresql(getattr(error, "sqlstate", None), where)


def _from_sqlite(code: int, message: str, where: str) -> DatabaseError | None:
    known = _SQLITE.get(code) or (_cause(Path(where)) if code in _VAGUE else None)
    if known is not None:
        return known(where)
    if code in _SQLITE_REASONS:
        return DatabaseUnusable(where, _SQLITE_REASONS[code])
    return DatabaseUnusable(where, _NOT_SET_UP) if "no such table" in message else None


def _cause(file: Path) -> type[DatabaseReadOnly | DiskFull] | None:
    """Why a SQLite file can't be opened or read: even a reader writes the -shm file beside it."""
    try:
        if file.exists() and not os.access(file.parent, os.W_OK):
            return DatabaseReadOnly
        return DiskFull if shutil.disk_usage(file.parent).free < _SHARED_MEMORY_BYTES else None
    except OSError:
        return None


def _from_postgresql(state: str | None, where: str) -> DatabaseError | None:
    if state in _POSTGRESQL:
        return _POSTGRESQL[state](where)
    if state == "42P01":  # undefined_table
        return DatabaseUnusable(where, _NOT_SET_UP)
    if state is None or state.startswith(("08", "28", "3D", "57P")):  # connection, password, database name, shutdown
        return DatabaseUnusable(where, "no connection to it was possible")
    return None
