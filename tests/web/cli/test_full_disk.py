"""A full disk: one sentence, nothing half written, and everything works again once there is space."""

import errno
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.web.cli.terminal import Terminal
from tests.web.cli.test_import import NEW, with_answer

ASKED = "I can't log in any more"


@pytest.fixture
def small_disk(empty, furnished) -> Iterator[Terminal]:
    """The furnished home on a disk of four megabytes."""
    command = ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(empty.home)]
    if os.geteuid() != 0 or subprocess.run(command, check=False, capture_output=True).returncode != 0:
        pytest.skip("only root may mount a small disk")
    try:
        shutil.copytree(furnished, empty.home, dirs_exist_ok=True)
        os.chdir(empty.home)
        yield empty
    finally:
        os.chdir(empty.home.parent)
        subprocess.run(["umount", "--lazy", str(empty.home)], check=True)


@pytest.fixture
def fill(small_disk) -> Callable[[int], Path]:
    def fill(spare_bytes: int) -> Path:
        ballast: Path = small_disk.home / "ballast"
        free = shutil.disk_usage(small_disk.home).free
        ballast.write_bytes(b"x" * (free - spare_bytes))
        return ballast

    return fill


def large(library: Path) -> Path:
    """A library that needs more than a small disk's rest."""
    for number in range(40):
        name = library / f"entries/it/large-{number}.md"
        answer = f"Answer {number}. " + "A long and winding explanation. " * 150
        name.write_text(NEW.format(answer=answer).replace("it/new", f"it/large-{number}"), encoding="utf-8")
    return library


@pytest.mark.parametrize("spare_bytes", [0, 64 * 1024, 128 * 1024])
def test_import_writes_nothing(small_disk, fill, library, spare_bytes):
    large(library)
    ballast = fill(spare_bytes)
    sentence = small_disk.refuses("import", library)
    assert sentence == (
        f"The disk that holds {small_disk.database} is full, so nothing was saved; free some space, then retry."
    )
    ballast.unlink()
    assert small_disk.run("import", library).status == 0
    assert small_disk.run("suggest", ASKED).status == 0


@pytest.mark.parametrize("spare_bytes", [64 * 1024, 128 * 1024])
def test_backup_keeps_the_older_one(small_disk, fill, spare_bytes):
    small_disk.run("backup", small_disk.home / "x.backup")
    ballast = fill(spare_bytes)
    sentence = small_disk.refuses("backup", small_disk.home / "x.backup")
    assert sentence == (
        f"The disk that holds {small_disk.home / 'x.backup'} is full, so nothing was saved; "
        "free some space, then retry."
    )
    ballast.unlink()
    assert small_disk.run("restore", small_disk.home / "x.backup").status == 0
    assert small_disk.run("suggest", ASKED).status == 0


def test_restore_replaces_nothing(small_disk, fill):
    small_disk.run("backup", small_disk.home / "x.backup")
    fill(64 * 1024)
    assert "is full, so nothing was saved" in small_disk.refuses("restore", small_disk.home / "x.backup")


def test_export_leaves_whole_files_and_can_be_repeated(small_disk, fill, library):
    small_disk.run("import", large(library))
    ballast = fill(160 * 1024)
    outcome = small_disk.run("export", small_disk.home / "out")
    assert (outcome.status, outcome.stdout) == (2, "")
    assert outcome.stderr.startswith(f"The disk that holds {small_disk.home / 'out'}")
    assert len(outcome.sentences) == 1
    written = list((small_disk.home / "out").rglob("*.md"))
    assert written
    for file in written:
        assert file.read_bytes() == (library / file.relative_to(small_disk.home / "out")).read_bytes()
    ballast.unlink()
    assert small_disk.run("export", small_disk.home / "out").status == 0


def test_reindex_keeps_the_older_index(small_disk, fill, library):
    small_disk.run("import", with_answer(library, "It is beside the stairs."))
    ballast = fill(64 * 1024)
    files = small_disk.index_files()
    outcome = small_disk.run("reindex")
    assert (outcome.status, outcome.stdout) == (2, "")
    assert outcome.sentences[-1].startswith(f"The index cannot be written to {small_disk.data / 'index'} (")
    assert small_disk.index_files() == files
    ballast.unlink()
    assert small_disk.run("reindex").status == 0
    assert small_disk.run("suggest", ASKED).status == 0


def test_suggest_still_answers(small_disk, fill):
    fill(64 * 1024)
    assert small_disk.run("suggest", ASKED).status == 0


@pytest.fixture
def sync_fails(monkeypatch) -> None:
    """A disk that says that it is full only when data is synced, as network disks do."""

    def fail(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", fail)


@pytest.mark.usefixtures("sync_fails")
@pytest.mark.parametrize("command", ["backup", "export"])
def test_a_disk_that_is_full_when_synced(terminal, command):
    outcome = terminal.run(command, terminal.home / "out")
    assert (outcome.status, outcome.stdout, len(outcome.sentences)) == (2, "", 1)
    assert outcome.stderr.startswith(f"The disk that holds {terminal.home / 'out'}")
    assert not [path for path in terminal.home.glob("out/**/*") if path.is_file()]
    assert not list(terminal.home.glob("*.tmp"))


@pytest.mark.usefixtures("sync_fails")
def test_an_index_that_is_full_when_synced(terminal):
    sentence = terminal.refuses("reindex")
    assert sentence == (
        f"The index cannot be written to {terminal.data / 'index'} (No space left on device): "
        "free some space or correct the permissions, then build it again."
    )
