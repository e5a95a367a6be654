"""Several people import into one store: each folder's sidecar says what it was made from, and follows its imports."""

import json
import shutil
from pathlib import Path

import pytest

from kb.database import Database
from kb.documents import read_library
from kb.entries import delete_entry, find_entry, get_entry
from kb.facts import get_fact
from kb.library import export_library, import_library
from tests.kb.permissions import permissions_bind
from tests.kb.test_library import DUTCH, KEY, RESET, edit_file, edit_store, load, title
from tests.kb.world import read_files

NEW = "entries/it/vpn.md"
NEW_TEXT = "---\nid: it/vpn\ntitle: VPN?\ndepartment: it\nlang: en\n---\nAsk us.  \n"
SIDECAR = ".speeddial.json"


@pytest.fixture
def a(house: Database, tmp_path: Path) -> Path:
    """Anna's folder, exported."""
    export_library(house, tmp_path / "a")
    return tmp_path / "a"


@pytest.fixture
def b(house: Database, tmp_path: Path) -> Path:
    """Bob's folder, exported."""
    export_library(house, tmp_path / "b")
    return tmp_path / "b"


def retitle(folder: Path, new: str) -> None:
    text = (folder / RESET).read_text(encoding="utf-8")
    lines = [f"title: {new}" if line.startswith("title: ") else line for line in text.split("\n")]
    (folder / RESET).write_text("\n".join(lines), encoding="utf-8")


def record(folder: Path) -> dict[str, int]:
    revisions: dict[str, int] = json.loads((folder / SIDECAR).read_text(encoding="utf-8"))["revisions"]
    return revisions


def test_second_of_two_people_gets_a_conflict(house: Database, a: Path, b: Path) -> None:
    retitle(a, "Anna's")
    retitle(b, "Bob's")
    assert load(house, a).changed == (KEY,)
    summary = load(house, b)
    assert (summary.conflicts, summary.changed) == ((KEY,), ())
    assert load(house, b).conflicts == (KEY,)  # asking again does not help
    assert title(house) == "Anna's"
    assert record(b)[KEY] == 1


def test_second_of_two_people_keeps_what_the_first_changed(house: Database, a: Path, b: Path) -> None:
    retitle(a, "Anna's")
    edit_file(b, "facts.yml", "value: 30", "value: 60")
    load(house, a)
    summary = load(house, b)
    assert (summary.changed, summary.kept, summary.conflicts) == (("fact/return_days",), (KEY,), ())
    assert (record(b)[KEY], record(b)["fact/return_days"]) == (1, 2)
    retitle(b, "Bob's")
    assert load(house, b).conflicts == (KEY,)
    assert title(house) == "Anna's"


@pytest.mark.parametrize("part", [RESET, "entries/it", "entries"])
def test_a_part_of_the_folder_has_the_same_record(
    house: Database, a: Path, b: Path, part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    retitle(a, "Anna's")
    retitle(b, "Bob's")
    load(house, a / part)
    assert record(a)[KEY] == 2
    monkeypatch.chdir(b)
    assert load(house, Path(part)).conflicts == (KEY,)
    assert title(house) == "Anna's"


def test_editing_and_importing_by_turns(house: Database, a: Path) -> None:
    for number, name in enumerate(("one", "two", "three"), start=2):
        retitle(a, name)
        edit_file(a, "facts.yml", f"value: {28 + number}", f"value: {29 + number}")
        summary = load(house, a)
        assert (summary.changed, summary.conflicts) == ((KEY, "fact/return_days"), ())
        assert (title(house), record(a)[KEY], record(a)["fact/return_days"]) == (name, number, number)


def test_export_import_export_gives_the_same_bytes(house: Database, a: Path) -> None:
    before = {path: path.read_bytes() for path in a.rglob("*") if path.is_file()}
    assert len(load(house, a).unchanged) == 10
    export_library(house, a)
    assert {path: path.read_bytes() for path in a.rglob("*") if path.is_file()} == before


def test_export_after_an_import_writes_nothing(house: Database, a: Path) -> None:
    retitle(a, "Anna's")
    (a / NEW).write_text(NEW_TEXT, encoding="utf-8")
    load(house, a)
    before = read_files(a)
    assert export_library(house, a).written == ()
    assert read_files(a) == before


def test_what_is_new_in_the_folder_gets_its_record(house: Database, a: Path, b: Path) -> None:
    (a / NEW).write_text(NEW_TEXT, encoding="utf-8")
    (b / NEW).write_text(NEW_TEXT.replace("Ask us.", "Ask me."), encoding="utf-8")
    assert load(house, a).created == ("entry/it/vpn:en",)
    assert record(a)["entry/it/vpn:en"] == 1
    edit_file(a, NEW, "Ask us.", "Ask them.")
    assert load(house, a).changed == ("entry/it/vpn:en",)
    assert load(house, b).conflicts == ("entry/it/vpn:en",)


def test_export_removes_what_was_new_in_the_folder_when_it_is_gone(house: Database, a: Path) -> None:
    (a / NEW).write_text(NEW_TEXT, encoding="utf-8")
    load(house, a)
    with house.transaction() as session:
        delete_entry(session, "it/vpn", "en", expected_revision=1, author="anna")
    assert load(house, a).kept == ("entry/it/vpn:en",)
    assert export_library(house, a).removed == (NEW,)


def test_deleted_by_someone_else(house: Database, a: Path) -> None:
    with house.transaction() as session:
        delete_entry(session, "hr/open-jobs", "en", expected_revision=1, author="bob")
    assert load(house, a).kept == ("entry/hr/open-jobs:en",)
    edit_file(a, "entries/hr/open-jobs.md", "See", "Look at")
    assert load(house, a).conflicts == ("entry/hr/open-jobs:en",)
    with house.session() as session:
        assert find_entry(session, "hr/open-jobs", "en") is None


def test_clone_with_an_older_sidecar(house: Database, a: Path, tmp_path: Path) -> None:
    clone = shutil.copytree(a, tmp_path / "clone")
    retitle(a, "Anna's")
    load(house, a)
    retitle(clone, "Clone's")
    assert load(house, clone).conflicts == (KEY,)
    assert title(house) == "Anna's"
    shutil.copytree(a, clone, dirs_exist_ok=True)  # git pull
    retitle(clone, "Clone's, seen Anna's")
    assert load(house, clone).changed == (KEY,)


@pytest.mark.parametrize("resolve", ["file", "store"])
def test_settled_conflicts(house: Database, a: Path, b: Path, resolve: str) -> None:
    retitle(a, "Anna's")
    retitle(b, "Bob's")
    load(house, a)
    load(house, b, resolve=resolve)
    assert title(house) == ("Bob's" if resolve == "file" else "Anna's")
    retitle(b, "Bob's second")
    assert load(house, b).conflicts == (() if resolve == "file" else (KEY,))


def test_both_made_the_same_change(house: Database, a: Path, b: Path) -> None:
    for folder in (a, b):
        retitle(folder, "Ours")
        load(house, folder)
        assert record(folder)[KEY] == 2


def test_dry_run_leaves_the_record(house: Database, a: Path) -> None:
    retitle(a, "Anna's")
    before = (a / SIDECAR).read_bytes()
    assert load(house, a, dry_run=True).changed == (KEY,)
    assert (a / SIDECAR).read_bytes() == before


def test_no_sidecar_is_made(house: Database, folder: Path) -> None:
    retitle(folder, "Theirs")
    assert load(house, folder).changed == (KEY,)
    retitle(folder, "Theirs again")
    assert load(house, folder).changed == (KEY,)
    assert not (folder / SIDECAR).exists()


def test_sidecar_of_another_store_is_left_alone(house: Database, a: Path, tmp_path: Path) -> None:
    other = Database(f"sqlite:///{tmp_path}/other.db")
    other.upgrade()
    before = (a / SIDECAR).read_bytes()
    for name in ("one", "two"):
        retitle(a, name)
        assert load(other, a).conflicts == ()
    assert (a / SIDECAR).read_bytes() == before
    other.close()


@pytest.mark.parametrize("damage", ["<<<<<<< ours\n{}", "{", "\udcff"])
def test_damaged_sidecar_loses_nothing(house: Database, a: Path, b: Path, damage: str) -> None:
    retitle(a, "Anna's")
    load(house, a)
    data = damage.encode(errors="surrogateescape")
    (b / SIDECAR).write_bytes(data)
    summary = load(house, b)
    assert (summary.conflicts, len(summary.unchanged)) == ((KEY,), 9)
    assert title(house) == "Anna's"
    assert (b / SIDECAR).read_bytes() == data
    export_library(house, b)
    assert record(b) == record(a)


def test_record_beyond_the_store(house: Database, a: Path) -> None:
    values = json.loads((a / SIDECAR).read_text(encoding="utf-8"))
    values["revisions"][KEY] = 7  # the store was restored from an older backup
    (a / SIDECAR).write_text(json.dumps(values), encoding="utf-8")
    assert KEY in load(house, a).unchanged
    assert record(a)[KEY] == 1
    retitle(a, "Anna's")
    assert load(house, a).changed == (KEY,)


def test_folder_that_cannot_be_written(house: Database, a: Path) -> None:
    retitle(a, "Anna's")
    before = (a / SIDECAR).read_bytes()
    a.chmod(0o555)
    with permissions_bind():
        summary = load(house, a)
    a.chmod(0o755)
    assert summary.changed == (KEY,)
    assert title(house) == "Anna's"
    assert summary.unrecorded == (
        f"The record in `{a / SIDECAR}` could not be updated (Permission denied), so a later import from this folder "
        "may report a conflict; mend that and import again."
    )
    assert (a / SIDECAR).read_bytes() == before
    assert load(house, a).unrecorded is None
    assert record(a)[KEY] == 2


def test_folder_that_cannot_be_written_and_need_not_be(house: Database, a: Path) -> None:
    a.chmod(0o555)
    with permissions_bind():
        assert load(house, a).unrecorded is None
    a.chmod(0o755)


def test_file_that_changed_while_it_was_imported(house: Database, a: Path) -> None:
    retitle(a, "Anna's")
    edit_file(a, "facts.yml", "value: 30", "value: 60")
    library = read_library(a)
    retitle(a, "Anna's second")
    import_library(house, library, author="anna")
    assert (record(a)[KEY], record(a)["fact/return_days"]) == (1, 2)
    assert load(house, a).conflicts == (KEY,)  # one too many is better than one too few


def test_export_while_it_was_imported(house: Database, a: Path) -> None:
    library = read_library(a)
    edit_store(house, title="Ours")
    export_library(house, a)
    import_library(house, library, author="anna")
    assert record(a)[KEY] == 2
    edit_file(a, RESET, "title: Ours", "title: Theirs")
    assert load(house, a).changed == (KEY,)


def test_import_after_an_unfinished_export(house: Database, a: Path) -> None:
    values = json.loads((a / SIDECAR).read_text(encoding="utf-8"))
    values["unfinished"] = {RESET: ["0" * 64]}
    (a / SIDECAR).write_text(json.dumps(values), encoding="utf-8")
    (a / ".speeddial-half.tmp").write_text("half", encoding="utf-8")
    edit_file(a, DUTCH, "Stel", "Zet")
    load(house, a)
    after = json.loads((a / SIDECAR).read_text(encoding="utf-8"))
    assert (after["unfinished"], after["files"]) == (values["unfinished"], values["files"])
    assert not (a / ".speeddial-half.tmp").exists()
    with house.session() as session:
        assert get_entry(session, "it/reset-password", "nl").revision == 2
        assert get_fact(session, "return_days").revision == 1
