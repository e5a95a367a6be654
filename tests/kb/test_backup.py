import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kb.backup import backup, restore
from kb.database import Database
from kb.documents import EntryDocument
from kb.entries import find_entry, save_entry
from kb.errors import BackupUnsupported, BackupUnusable, DatabaseLocked, FolderUnwritable

AT = datetime(2026, 11, 21, 20, 55, 14, tzinfo=UTC)


def save(database: Database, slug: str) -> None:
    document = EntryDocument(id=f"it/{slug}", title=f"{slug}?", department="it", lang="en", answer="So.")
    with database.transaction() as session:
        save_entry(session, document, expected_revision=None, author="lotte")


def has(database: Database, slug: str) -> bool:
    with database.session() as session:
        return find_entry(session, f"it/{slug}", "en") is not None


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".speeddial-")]


@pytest.fixture
def saved(house: Database, tmp_path: Path) -> Path:
    """A backup that has the entry `before` and not `after`, which the store has."""
    save(house, "before")
    file = tmp_path / "backups" / "monday.db"
    backup(house, file)
    save(house, "after")
    return file


def test_backup_is_one_whole_file(saved: Path) -> None:
    assert [path.name for path in saved.parent.iterdir()] == ["monday.db"]
    with closing(sqlite3.connect(saved)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*) FROM entry").fetchone() == (4,)
    assert saved.stat().st_mode & 0o077 == 0  # it holds what customers and colleagues wrote


def test_backup_while_others_write(house: Database, tmp_path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        for number in range(200):
            if stop.is_set():
                return
            save(house, f"n{number}")

    writer = threading.Thread(target=write)
    writer.start()
    backup(house, tmp_path / "backup.db")
    stop.set()
    writer.join()
    with closing(sqlite3.connect(tmp_path / "backup.db")) as connection:
        entries, revision = connection.execute("SELECT (SELECT count(*) FROM entry), revision FROM store").fetchone()
    assert entries == revision + 2  # three came with revision 1, each later one with its own


def test_restore_brings_it_back_and_keeps_the_one_before(house: Database, saved: Path) -> None:
    previous = restore(saved, house, at=AT)
    assert (has(house, "before"), has(house, "after")) == (True, False)
    house.upgrade()
    save(house, "new")
    assert previous == saved.parents[1] / "store.before-restore-2026-11-21T205514.db"
    old = Database(f"sqlite:///{previous}")
    assert has(old, "after")
    old.close()
    assert leftovers(saved.parents[1]) == []


def test_restoring_twice_in_a_second_loses_nothing(house: Database, saved: Path) -> None:
    names = [restore(saved, house, at=AT) for _ in range(3)]
    assert len({name.name for name in names if name}) == 3


def test_restore_where_nothing_was(saved: Path, tmp_path: Path) -> None:
    other = Database(f"sqlite:///{tmp_path}/new/store.db")
    assert restore(saved, other) is None
    assert has(other, "before")
    other.close()


def test_restore_over_a_damaged_database(house: Database, saved: Path) -> None:
    house.close()
    assert house.path is not None
    house.path.write_bytes(b"no database" * 1000)
    previous = restore(saved, house)
    assert has(house, "before")
    assert previous is not None
    assert previous.read_bytes().startswith(b"no database")


def spoiled(saved: Path, how: str) -> Path:
    if how == "missing":
        return saved.with_name("nowhere.db")
    if how == "text":
        saved.write_bytes(b"Dear backup" * 1000)
    elif how == "empty":
        saved.write_bytes(b"")
    elif how == "truncated":
        saved.write_bytes(saved.read_bytes()[:30_000])
    elif how == "damaged":
        data = bytearray(saved.read_bytes())
        data[8192:20_000] = os.urandom(20_000 - 8192)
        saved.write_bytes(bytes(data))
    else:
        statement = {
            "foreign": "PRAGMA application_id = 7",
            "newer": "UPDATE alembic_version SET version_num = '9999'",
            "other": "DROP TABLE store",
        }[how]
        with closing(sqlite3.connect(saved, isolation_level=None)) as connection:
            connection.execute(statement)
    return saved


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ("missing", "there is no such file"),
        ("text", "it is damaged or no database"),
        ("empty", "it is no backup made by this program"),
        ("truncated", "it is damaged"),
        ("damaged", "it is damaged"),
        ("foreign", "it is no backup made by this program"),
        ("newer", "a newer release wrote it"),
        ("other", "it is damaged or no database"),
    ],
)
def test_unusable_backup_replaces_nothing(house: Database, saved: Path, how: str, words: str) -> None:
    folder = saved.parents[1]
    before = sorted(path.name for path in folder.iterdir())
    with pytest.raises(BackupUnusable, match=f"because {words}.*; nothing was replaced"):
        restore(spoiled(saved, how), house)
    assert has(house, "after")
    assert {name for name in before if "-" not in name} == {
        path.name for path in folder.iterdir() if "-" not in path.name
    }


def test_restore_waits_for_nobody_who_uses_it(house: Database, saved: Path) -> None:
    other = Database(house.url.render_as_string())
    with other.session() as session:
        assert find_entry(session, "it/after", "en") is not None
        with pytest.raises(DatabaseLocked, match="Another program keeps the database"):
            restore(saved, house)
    other.close()
    assert has(house, "after")
    assert leftovers(saved.parents[1]) == []


def test_backup_cannot_be_written(house: Database) -> None:
    with pytest.raises(FolderUnwritable, match=r"/proc/nowhere/backup\.db` cannot be written"):
        backup(house, Path("/proc/nowhere/backup.db"))


def test_failed_backup_keeps_the_older_one(saved: Path, tmp_path: Path) -> None:
    before = saved.read_bytes()
    with pytest.raises(Exception, match="cannot be used"):
        backup(Database(f"sqlite:///{tmp_path}/nowhere.db"), saved)
    assert saved.read_bytes() == before
    assert leftovers(saved.parent) == []


@pytest.fixture
def postgresql() -> Iterator[Database]:
    pytest.importorskip("psycopg")
    database = Database("postgresql+psycopg://localhost/speeddial")
    yield database
    database.close()


def test_postgresql_has_its_own_tools(postgresql: Database, tmp_path: Path) -> None:
    with pytest.raises(BackupUnsupported, match="`pg_dump`"):
        backup(postgresql, tmp_path / "x")
    with pytest.raises(BackupUnsupported, match="`pg_restore`"):
        restore(tmp_path / "x", postgresql)
