"""A backup is one SQLite file, taken while others read and write; a restore replaces the database as a whole.

Invariant: nothing is replaced before the backup has been found whole, ours, and of a schema that this release knows.
"""

import contextlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from alembic.script import ScriptDirectory

from kb.columns import utc_now
from kb.database import Database, migrations_folder
from kb.dialect import APPLICATION_ID
from kb.errors import BackupUnsupported, BackupUnusable, DatabaseLocked, FolderUnwritable
from kb.files import file_errors, sync_folder
from kb.sql_errors import our_errors


def backup(database: Database, file: Path) -> None:
    """Writes the whole database into `file`, consistent as of one moment; replaces an older file only when done.

    Raises:
        BackupUnsupported: the database is not a file.
        FolderUnwritable, DiskFull: the file could not be written.
        DatabaseError: the database failed.
    """
    source = _path(database)
    if file.exists() and not file.is_file():
        raise FolderUnwritable(file, "it is no ordinary file")  # a rename would put the backup in place of /dev/null
    with _beside(file) as partial:
        with our_errors(database.place), closing(_open(source)) as origin:
            _copy(origin, partial, named=file)
        with file_errors(file):
            partial.replace(file)
            sync_folder(file.absolute().parent)


def restore(file: Path, database: Database, *, at: datetime | None = None) -> Path | None:
    """Replaces the database by the backup; gives the place of the one before, which stays beside it, if there was one.

    An older schema is brought up to date by `Database.upgrade` afterwards.

    Raises:
        BackupUnsupported: the database is not a file.
        BackupUnusable: the file is no backup of ours, is damaged, or was written by a newer release.
        DatabaseLocked: another program, such as a running server, has the database open.
        FolderUnwritable, DiskFull: the database could not be written.
    """
    target = _path(database)
    database.close()
    _verify(file)
    with _beside(target) as partial:
        with closing(_open(file, read_only=True)) as origin:
            _copy(origin, partial, named=target)
        _verify(partial, named=file)
        previous = _set_aside(database, target, at or utc_now())
        with file_errors(target):
            partial.replace(target)
            sync_folder(target.absolute().parent)
    return previous


def _path(database: Database) -> Path:
    if database.path is None:
        raise BackupUnsupported
    return database.path


@contextmanager
def _beside(file: Path) -> Iterator[Path]:
    """A new file in the same folder, so that a rename can put it in place; it is gone afterwards."""
    with file_errors(file):
        file.absolute().parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.absolute().parent, prefix=".speeddial-", suffix=".tmp")
    os.close(handle)
    try:
        yield Path(name)
    finally:
        for suffix in ("", "-journal", "-wal", "-shm"):
            with contextlib.suppress(FileNotFoundError):
                Path(name + suffix).unlink()


def _open(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    mode = "ro" if read_only else "rw"
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None)


def _copy(origin: sqlite3.Connection, target: Path, *, named: Path) -> None:
    with our_errors(str(named)), closing(_open(target)) as copy:
        origin.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a -wal beside it
    with file_errors(named), target.open("rb") as stream:
        os.fsync(stream.fileno())


def _verify(file: Path, *, named: Path | None = None) -> None:
    shown = named or file
    if not file.is_file():
        raise BackupUnusable(shown, "there is no such file")
    try:
        with closing(_open(file, read_only=True)) as connection:
            if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise BackupUnusable(shown, "it is no backup made by this program")
            if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                raise BackupUnusable(shown, "it is damaged")
            found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            connection.execute("SELECT library, revision FROM store").fetchone()
    except sqlite3.Error:
        raise BackupUnusable(shown, "it is damaged or no database") from None
    known = {revision.revision for revision in ScriptDirectory(str(migrations_folder())).walk_revisions()}
    if found is None or found[0] not in known:
        raise BackupUnusable(shown, "a newer release wrote it")


def _set_aside(database: Database, target: Path, at: datetime) -> Path | None:
    """Moves the present database to a dated name; refuses while another program has it open."""
    if not target.exists():
        return None
    with contextlib.suppress(sqlite3.DatabaseError), closing(_open(target)) as connection:
        try:
            # Leaving write-ahead logging needs the file for oneself alone, and merges the -wal file into it.
            connection.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                raise DatabaseLocked(database.place) from error
            raise  # a damaged database is what a restore is for
    previous = _free_name(target, at)
    with file_errors(target):
        target.rename(previous)
        for suffix in ("-wal", "-shm"):
            with contextlib.suppress(FileNotFoundError):
                Path(f"{target}{suffix}").rename(f"{previous}{suffix}")
    return previous


def _free_name(target: Path, at: datetime) -> Path:
    stem = f"{target.stem}.before-restore-{at:%Y-%m-%dT%H%M%S}"
    names = (target.with_name(f"{stem}{number}{target.suffix}") for number in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(name for name in names if not name.exists())
