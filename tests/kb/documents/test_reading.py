from pathlib import Path

import pytest

from kb.documents import KnownNames, read_library
from kb.starter import starter_library_path
from tests.kb.world import FILES, write_files, write_world


def test_reads_a_whole_library(tmp_path: Path) -> None:
    library = read_library(write_world(tmp_path))
    assert [department.id for department in library.departments] == ["hr", "it"]
    assert [entry.key for entry in library.entries] == [
        "hr/open-jobs:en",
        "it/reset-password:en",
        "it/reset-password:nl",
    ]
    assert [fact.name for fact in library.facts] == ["reset_url", "return_days", "delivery"]
    assert library.guidelines[0].when.channel == ("x",)
    assert library.guidelines[0].when.lang == ("en", "no")
    assert library.channels[0].signature == {"en": "^Team"}
    assert [department.reply_within_minutes for department in library.departments] == [90, 240]


def test_front_matter_and_body_of_an_entry(tmp_path: Path) -> None:
    entry = read_library(write_world(tmp_path)).entries[1]
    assert entry.title == "How do I reset my password?"
    assert entry.questions == ("I can't log in any more", "my account is locked")
    assert entry.authority == "send"
    assert entry.valid_until is None
    assert entry.must_not_match == ("how do I change my e-mail address?",)
    assert entry.answer.startswith("Hi {{ customer.first_name")
    assert entry.answer.endswith("{{ facts.reset_url }}.")


def test_keeps_the_text_of_every_file(tmp_path: Path) -> None:
    library = read_library(write_world(tmp_path))
    assert library.files["entry", "it/reset-password:en"].text == FILES["entries/it/reset-password.md"]
    assert library.files["fact", "delivery"].path == "facts.yml"


def test_byte_order_mark_and_windows_lines_mean_the_same(tmp_path: Path) -> None:
    plain = read_library(write_world(tmp_path / "plain"))
    windows = {name: "\ufeff" + text.replace("\n", "\r\n") for name, text in FILES.items()}
    read = read_library(write_files(tmp_path / "windows", windows))
    assert read.entries == plain.entries
    assert read.departments == plain.departments
    assert read.facts == plain.facts


def test_variant_that_repeats_its_source_means_the_same(tmp_path: Path) -> None:
    plain = read_library(write_world(tmp_path / "plain"))
    variant = FILES["entries/it/reset-password.nl.md"].replace("lang: nl", "lang: nl\ndepartment: it\nauthority: send")
    read = read_library(write_files(tmp_path / "more", {**FILES, "entries/it/reset-password.nl.md": variant}))
    assert read.entries == plain.entries


def test_stated_default_means_the_same(tmp_path: Path) -> None:
    stated = FILES["entries/hr/open-jobs.md"].replace(
        "lang: en", "lang: en\nstatus: published\naudience: all\nauthority: edit"
    )
    read = read_library(write_files(tmp_path, {**FILES, "entries/hr/open-jobs.md": stated}))
    assert read.entries[0].status is None
    assert read.entries[0].authority is None


def test_variant_may_have_its_own_status(tmp_path: Path) -> None:
    variant = FILES["entries/it/reset-password.nl.md"].replace("lang: nl", "lang: nl\nstatus: draft")
    read = read_library(write_files(tmp_path, {**FILES, "entries/it/reset-password.nl.md": variant}))
    assert read.entries[2].status == "draft"


def test_file_with_a_suffix_can_be_the_source(tmp_path: Path) -> None:
    files = {"entries/it/reset-password.en.md": FILES["entries/it/reset-password.md"]}
    files["entries/it/reset-password.nl.md"] = FILES["entries/it/reset-password.nl.md"]
    read = read_library(write_files(tmp_path, files))
    assert [entry.department for entry in read.entries] == ["it", None]


@pytest.mark.parametrize("depth", ["file", "folder", "folders"])
def test_reads_entries_outside_of_a_library(tmp_path: Path, depth: str) -> None:
    name = {"file": "reset-password.md", "folder": "reset-password.md", "folders": "it/reset-password.md"}[depth]
    write_files(tmp_path, {name: FILES["entries/it/reset-password.md"], "README.md": "Read me."})
    library = read_library(tmp_path / name if depth == "file" else tmp_path)
    assert [entry.id for entry in library.entries] == ["it/reset-password"]


def test_a_part_of_a_library_is_checked_against_what_is_known(tmp_path: Path) -> None:
    write_files(tmp_path, {"departments/hr.md": FILES["departments/hr.md"], "facts.yml": "other: 1\n"})
    write_files(tmp_path, {name: FILES[name] for name in FILES if name.startswith("entries/it/")})
    known = KnownNames(departments=frozenset({"it"}), facts=frozenset({"reset_url"}))
    assert len(read_library(tmp_path, known=known).entries) == 2


def test_ignores_what_is_no_part_of_a_library(tmp_path: Path) -> None:
    write_world(tmp_path)
    write_files(
        tmp_path, {"README.md": "Hello", ".git/config": "x", "entries/it/.draft.md": "x", "entries/it/a.png": "x"}
    )
    assert len(read_library(tmp_path).entries) == 3


def test_answer_may_begin_with_an_indented_block(tmp_path: Path) -> None:
    text = FILES["entries/hr/open-jobs.md"].replace("See our site.", "\n    code\n\nText.\n\n")
    library = read_library(write_files(tmp_path, {"entries/hr/open-jobs.md": text}))
    assert library.entries[0].answer == "    code\n\nText."


def test_link_within_the_library_is_followed(tmp_path: Path) -> None:
    write_files(tmp_path, {"entries/hr/open-jobs.md": FILES["entries/hr/open-jobs.md"]})
    (tmp_path / "entries/it").mkdir()
    text = FILES["entries/hr/open-jobs.md"].replace("hr/open-jobs", "it/open-jobs")
    (tmp_path / "text").write_text(text, encoding="utf-8")
    (tmp_path / "entries/it/open-jobs.md").symlink_to(tmp_path / "text")
    assert len(read_library(tmp_path).entries) == 2


def test_starter_library_is_readable() -> None:
    assert read_library(starter_library_path()).entries
