"""`speeddial backup` and `restore`: there and back, and nothing replaced by what is no backup."""

from pathlib import Path

import pytest

from tests.web.cli.terminal import Terminal
from tests.web.cli.test_import import NEW

ASKED = "Where is the printer?"


def add_entry(terminal: Terminal, folder: Path) -> None:
    folder.mkdir()
    (folder / "new.md").write_text(NEW.format(answer="Beside the stairs."), encoding="utf-8")
    outcome = terminal.run("import", folder)
    assert outcome.status == 0, outcome


def test_there_and_back(terminal, tmp_path):
    outcome = terminal.run("backup", tmp_path / "x.backup")
    assert (outcome.status, outcome.stdout) == (0, "")
    assert "holds the store as it was a moment ago" in outcome.stderr
    revision = terminal.revision()
    add_entry(terminal, tmp_path / "more")
    assert "Beside the stairs" in terminal.run("suggest", ASKED).stdout
    restored = terminal.run("restore", tmp_path / "x.backup")
    assert (restored.status, restored.stdout) == (0, "")
    assert "The store of before is" in restored.stderr
    assert terminal.revision() == revision
    assert "Beside the stairs" not in terminal.run("suggest", ASKED).stdout
    assert terminal.run("suggest", "I can't log in any more").status == 0


def test_the_store_of_before_is_a_backup_too(terminal, tmp_path):
    terminal.run("backup", tmp_path / "x.backup")
    add_entry(terminal, tmp_path / "more")
    terminal.run("restore", tmp_path / "x.backup")
    (before,) = terminal.data.glob("*before-restore*.sqlite3")
    assert terminal.run("restore", before).status == 0
    assert "Beside the stairs" in terminal.run("suggest", ASKED).stdout


def test_into_an_empty_data_folder(terminal, tmp_path):
    terminal.run("backup", tmp_path / "x.backup")
    elsewhere = {"SPEEDDIAL_DATA": str(tmp_path / "elsewhere")}
    assert terminal.run("restore", tmp_path / "x.backup", env=elsewhere).status == 0
    assert terminal.run("suggest", "I can't log in any more", env=elsewhere).status == 0


@pytest.mark.parametrize("content", [b"", b"Dear diary", b"SQLite format 3\0" + b"x" * 4096])
def test_it_rejects_a_file_that_is_no_backup(terminal, content):
    file = terminal.home / "x.backup"
    file.write_bytes(content)
    sentence = terminal.refuses("restore", file)
    assert sentence.startswith(f"`{file}` cannot be restored because it is ")
    assert sentence.endswith("; nothing was replaced.")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_it_rejects_a_truncated_backup(terminal, share):
    file = terminal.home / "x.backup"
    terminal.run("backup", file)
    file.write_bytes(file.read_bytes()[: int(file.stat().st_size * share)])
    assert terminal.refuses("restore", file).startswith(f"`{file}` cannot be restored because it is damaged")


def test_it_rejects_a_missing_file_and_a_folder(terminal):
    assert "there is no such file; nothing was replaced" in terminal.refuses("restore", terminal.home / "nothing")
    assert "cannot be restored because there is no such file" in terminal.refuses("restore", terminal.home)


def test_it_rejects_a_backup_in_place_of_a_device(terminal):
    assert Path("/dev/null").is_char_device()
    assert terminal.refuses("backup", "/dev/null").startswith("`/dev/null` cannot be written (it is no ordinary file)")
    assert Path("/dev/null").is_char_device()


def test_it_rejects_a_backup_below_a_file(terminal):
    (terminal.home / "file").write_text("x", encoding="utf-8")
    assert "x.backup` cannot be written (" in terminal.refuses("backup", terminal.home / "file" / "x.backup")
