"""Runs that are kept: as many as may be, and none that is broken in the way."""

from datetime import timedelta

import pytest

from answers.errors import NoRunKept
from answers.matching.kept_runs import dump_report, find_newest_run, get_newest_run, keep_run
from kb.errors import FolderUnwritable
from tests.answers.matching.made import NOW, answered, report

FIRST = report(answered("<b>é</b>\u202e", "it/pw"), answered("b", None, "none"))


def test_it_works(tmp_path):
    keep_run(tmp_path / "runs", FIRST)
    later = report(answered("a", "it/vpn"), previous=FIRST, now=NOW + timedelta(microseconds=1))
    keep_run(tmp_path / "runs", later)
    assert get_newest_run(tmp_path / "runs") == later
    assert dump_report(get_newest_run(tmp_path / "runs")) == dump_report(later)


def test_the_oldest_make_room(tmp_path):
    files = [keep_run(tmp_path, report(now=NOW + timedelta(days=day)), most=3) for day in range(5)]
    assert sorted(tmp_path.iterdir()) == files[2:]


def test_what_a_killed_run_left_is_removed(tmp_path):
    (tmp_path / ".speeddial-x.tmp").write_text("half")
    assert list(tmp_path.iterdir()) != [keep_run(tmp_path, FIRST)] == list(tmp_path.iterdir())


def test_it_leaves_other_files_alone(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    for day in range(3):
        keep_run(tmp_path, report(now=NOW + timedelta(days=day)), most=1)
    assert (tmp_path / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize("broken", [b"", b"{", b'{"form": 2}', b"\xff"])
def test_it_passes_over_what_it_cannot_read(tmp_path, broken, caplog):
    keep_run(tmp_path, FIRST)
    keep_run(tmp_path, report(now=NOW + timedelta(days=1))).write_bytes(broken)
    assert get_newest_run(tmp_path) == FIRST
    assert "passed over" in caplog.text


def test_there_may_be_none(tmp_path):
    assert find_newest_run(tmp_path / "nothing") is None
    with pytest.raises(NoRunKept, match="speeddial evaluate"):
        get_newest_run(tmp_path)


def test_it_rejects_a_place_that_cannot_be_written(tmp_path):
    (tmp_path / "runs").write_text("a file")
    with pytest.raises(FolderUnwritable):
        keep_run(tmp_path / "runs", FIRST)
