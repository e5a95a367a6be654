"""A data folder that may not be written, is no folder, or whose database another program keeps locked."""

import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.web.cli.terminal import LIBRARY, Terminal
from tests.web.cli.test_import import with_answer

ASKED = "I can't log in any more"
WRITING = [("import", str(LIBRARY)), ("reindex",), ("person", "add", "a@example.org")]


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Root may write everywhere but on a read-only mount; everybody else is kept out by permissions."""
    if os.geteuid() != 0:
        for path in (folder, *folder.rglob("*")):
            path.chmod(path.stat().st_mode & ~0o222)
        yield
        for path in (folder, *folder.rglob("*")):
            path.chmod(path.stat().st_mode | 0o200)
        return
    mounted = subprocess.run(["mount", "--bind", str(folder), str(folder)], check=False, capture_output=True)
    if mounted.returncode != 0:
        pytest.skip("this root may not mount")
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", str(folder)], check=True)
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextmanager
def locked(terminal: Terminal) -> Iterator[None]:
    """Another program in the middle of a change."""
    with closing(sqlite3.connect(terminal.database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


@pytest.mark.parametrize("arguments", [*WRITING, ("suggest", ASKED), ("serve", "--port", "0")])
def test_it_rejects_a_data_folder_that_is_a_file(empty, arguments):
    empty.data.write_text("x", encoding="utf-8")
    assert empty.refuses(*arguments) == (
        f"The data folder {empty.data} cannot be used (File exists): "
        "make it writable, or set SPEEDDIAL_DATA to another."
    )


@pytest.mark.parametrize("folder", ["/proc/speeddial", "/dev/null/data"])
def test_it_rejects_a_data_folder_that_cannot_be_made(empty, folder):
    sentence = empty.refuses("import", LIBRARY, env={"SPEEDDIAL_DATA": folder})
    assert sentence.startswith(f"The data folder {folder} cannot be used (")
    assert sentence.endswith("make it writable, or set SPEEDDIAL_DATA to another.")


def test_it_rejects_a_database_that_is_no_database(empty):
    empty.data.mkdir()
    empty.database.write_bytes(b"Dear diary, " * 100)
    before = empty.database.read_bytes()
    outcome = empty.run("suggest", ASKED)
    assert (outcome.status, outcome.stdout, len(outcome.sentences)) == (2, "", 1)
    assert "its file is no database" in outcome.stderr
    assert empty.database.read_bytes() == before


def test_a_read_only_data_folder(terminal, library):
    with_answer(library, "Beside the stairs.")
    with read_only(terminal.data):
        for arguments in (("import", library), ("suggest", ASKED), ("reindex",), ("export", terminal.home / "out")):
            assert terminal.refuses(*arguments) == (
                f"The database {terminal.database} may only be read; correct the permissions of the file and folder."
            )
    assert terminal.run("import", library).status == 0


def test_an_empty_read_only_folder(empty):
    empty.data.mkdir()
    with read_only(empty.data):
        for arguments in (*WRITING, ("suggest", ASKED)):
            assert str(empty.data) in empty.refuses(*arguments)


def test_export_and_backup_into_a_read_only_folder(terminal, tmp_path):
    (tmp_path / "out").mkdir()
    with read_only(tmp_path / "out"):
        assert "cannot be written (" in terminal.refuses("export", tmp_path / "out")
        assert "cannot be written (" in terminal.refuses("export", tmp_path / "out" / "inner")
        assert "cannot be written (" in terminal.refuses("backup", tmp_path / "out" / "x.backup")
    assert list((tmp_path / "out").iterdir()) == []


def test_a_read_only_index_folder(terminal):
    with read_only(terminal.data / "index"):
        sentence = terminal.refuses("reindex")
        assert sentence.startswith(f"The index cannot be written to {terminal.data / 'index'} (")
        assert terminal.run("suggest", ASKED).status == 0


@pytest.mark.parametrize(
    "arguments", [("import",), ("person", "add", "a@example.org"), ("token", "create", "x", "--scopes", "suggest")]
)
def test_a_locked_database(terminal, library, arguments):
    if arguments == ("import",):
        arguments = ("import", str(with_answer(library, "Beside the stairs.")))
    with locked(terminal):
        sentence = terminal.refuses(*arguments, env={"SPEEDDIAL_DATABASE_WAIT_SECONDS": "0.1"})
    assert sentence == (
        f"Another program keeps the database {terminal.database} locked; wait until it is done, then retry."
    )
    assert terminal.run(*arguments).status == 0


def test_a_locked_database_cannot_be_replaced(terminal):
    file = terminal.home / "x.backup"
    terminal.run("backup", file)
    with locked(terminal):
        assert "locked" in terminal.refuses("restore", file, env={"SPEEDDIAL_DATABASE_WAIT_SECONDS": "0.1"})


def test_a_locked_database_still_answers_exports_and_is_backed_up(terminal):
    env = {"SPEEDDIAL_DATABASE_WAIT_SECONDS": "0.1"}
    with locked(terminal):
        assert terminal.run("suggest", ASKED, env=env).status == 0
        assert terminal.run("export", terminal.home / "out", env=env).status == 0
        assert terminal.run("backup", terminal.home / "x.backup", env=env).status == 0
        assert terminal.run("reindex", env=env).status == 0
