"""`speeddial import` and `export`: what arrives, what is refused with a sentence, and that nothing is half written."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kb.documents import parse_document
from kb.entries import save_entry
from tests.web.cli.terminal import LIBRARY, Terminal
from web.data_folder import open_database
from web.settings import read_settings

ASKED = "I can't log in any more"
RESET = "entries/it/reset-password.md"
TEMPLATE = "entries/it/vpn.md"
GUIDELINE = "guidelines/no-open-blank.md"
NEW = """---
id: it/new
title: Where is the printer?
department: it
lang: en
---
{answer}
"""


def refusal(terminal: Terminal, folder: Path) -> str:
    """The problem's sentence; the last line counts the problems."""
    before = terminal.state()
    outcome = terminal.run("import", folder)
    assert terminal.state() == before
    assert (outcome.status, outcome.stdout) == (2, ""), outcome
    problem, count = outcome.sentences
    assert count == "Nothing was imported: 1 problem to mend."
    assert problem.endswith(".")
    return problem


def with_answer(library: Path, answer: str) -> Path:
    (library / "entries/it/new.md").write_text(NEW.format(answer=answer), encoding="utf-8")
    return library


def replaced(library: Path, name: str, old: str, new: str) -> Path:
    text = (library / name).read_text("utf-8")
    assert old in text
    (library / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return library


def test_it_works_into_an_empty_store(empty):
    outcome = empty.run("import", LIBRARY)
    assert (outcome.status, outcome.stderr) == (0, "")
    assert outcome.stdout.startswith("New: 16\n")
    assert empty.revision() == 1


def test_json_and_a_dry_run(empty, library):
    dry = empty.run("import", library, "--dry-run", "--json")
    assert (dry.status, dry.stderr) == (0, "")
    assert dry.json["dry_run"] is True
    assert empty.revision() == 0
    wet = empty.run("import", library, "--json").json
    assert wet["created"] == dry.json["created"]
    again = empty.run("import", library, "--json").json
    assert (again["created"], again["changed"], len(again["unchanged"])) == ([], [], 16)


def test_a_conflict_is_status_1_until_it_is_settled(terminal, library):
    text = (library / RESET).read_text("utf-8")
    database = open_database(read_settings())
    with database.transaction() as session:
        edited = parse_document("entry", text.replace("five minutes", "an hour"), file=RESET)
        save_entry(session, edited, expected_revision=1, author="lotte")
    database.close()
    replaced(library, RESET, "five minutes", "a day")
    revision = terminal.revision()
    outcome = terminal.run("import", library, "--json")
    assert (outcome.status, outcome.json["conflicts"]) == (1, ["entry/it/reset-password:en"])
    assert terminal.revision() == revision
    assert "an hour" in terminal.run("suggest", ASKED).stdout
    assert terminal.run("import", library, "--resolve", "file").status == 0
    assert "a day" in terminal.run("suggest", ASKED).stdout


SPOILED: list[tuple[str, Callable[[Path], Path], str]] = [
    (
        "no YAML",
        lambda folder: replaced(folder, RESET, "lang: en", "lang: [en"),
        f"{RESET}, line",
    ),
    (
        "unknown field",
        lambda folder: replaced(folder, RESET, "lang: en", "lang: en\nautority: send"),
        "is no field of this document; correct or delete it (did you mean `authority`?).",
    ),
    (
        "missing department",
        lambda folder: replaced(folder, TEMPLATE, "department: it", "department: sales"),
        "names the department `sales`, which does not exist",
    ),
    (
        "missing channel",
        lambda folder: replaced(folder, TEMPLATE, "department: it", "department: it\nchannels: [emial]"),
        "names the channel `emial`, which does not exist (did you mean `email`?); correct or add it.",
    ),
    (
        "missing check",
        lambda folder: replaced(folder, GUIDELINE, "open_blank", "open_blnak"),
        f"{GUIDELINE}, line 4, check: names the check `open_blnak`, which does not exist (did you mean `open_blank`?)",
    ),
    (
        "missing parameter",
        lambda folder: replaced(folder, GUIDELINE, "check: open_blank", "check: open_blank\nparameters: {most: 1}"),
        f"{GUIDELINE}, line 5, parameters.most: is no parameter of the check `open_blank`;",
    ),
    (
        "missing situation",
        lambda folder: replaced(folder, GUIDELINE, "check: open_blank", "when: {situation: complaints}"),
        f"{GUIDELINE}, line 4, when.situation: names the situation `complaints`, which does not exist (did you mean",
    ),
    (
        "does not parse",
        lambda folder: with_answer(folder, "It is {{ facts.reset_url"),
        "entries/it/new.md, line 7, answer: holds Liquid that does not parse (expected '}}', found end of file)",
    ),
    (
        "loop without end",
        lambda folder: with_answer(folder, "Hi\n{% for a in (1..100000000) %}x{% endfor %}"),
        "entries/it/new.md, line 8, answer: loops or writes without end; make it shorter.",
    ),
    (
        "loop in a loop",
        lambda folder: with_answer(folder, "{% for a in (1..9999) %}{% for b in (1..9999) %}x{% endfor %}{% endfor %}"),
        "entries/it/new.md, line 7, answer: loops or writes without end; make it shorter.",
    ),
    (
        "writes without end",
        lambda folder: with_answer(folder, "{{ 'aa'" + " | replace: 'a', 'aaaaaaaaa'" * 20 + " }}"),
        "entries/it/new.md, line 7, answer: loops or writes without end; make it shorter.",
    ),
    (
        "raw braces",
        lambda folder: with_answer(folder, "Type {% raw %}{{ name }}{% endraw %}"),
        "entries/it/new.md, line 7, answer: uses the Liquid tag `raw`, which would show raw braces to the customer;",
    ),
    (
        "other file",
        lambda folder: with_answer(folder, "{% include 'secret' %}"),
        "entries/it/new.md, line 7, answer: uses the Liquid tag `include`, which reads another file;",
    ),
    (
        "ten megabytes",
        lambda folder: with_answer(folder, "word " * 2_000_000),
        "bytes, which is too long for an answer; shorten it to at most 1,048,576 bytes.",
    ),
    (
        "a hundred thousand characters",
        lambda folder: with_answer(folder, "a" * 100_001),
        "entries/it/new.md, line 7, answer: is too long; at most 100000 characters fit.",
    ),
]


@pytest.mark.parametrize(("spoil", "words"), [case[1:] for case in SPOILED], ids=[case[0] for case in SPOILED])
def test_it_rejects_a_spoiled_file(terminal, library, spoil, words):
    assert words in refusal(terminal, spoil(library))


def test_it_rejects_text_that_is_not_utf8(terminal, library):
    (library / "entries/it/new.md").write_bytes(NEW.format(answer="Près de la café").encode("latin-1"))
    assert refusal(terminal, library) == "entries/it/new.md, line 7: is not UTF-8 text; save it as UTF-8."


def test_it_rejects_an_id_that_is_there_twice(terminal, library):
    text = (library / RESET).read_text("utf-8")
    (library / "entries/it/reset-password.en.md").write_text(text, encoding="utf-8")
    assert "`it/reset-password:en` is already in" in refusal(terminal, library)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (os.mkfifo, "is no ordinary file; remove or replace it."),
        (lambda file: file.symlink_to("nothing.md"), "cannot be read (No such file or directory)"),
        (lambda file: file.symlink_to(file.name), "is a link that leads round in a circle; remove it."),
    ],
    ids=["pipe", "broken link", "link to itself"],
)
def test_it_rejects_what_cannot_be_read(terminal, library, make, words):
    make(library / "entries/it/new.md")
    assert refusal(terminal, library).startswith(f"entries/it/new.md: {words}")


def test_it_rejects_a_folder_in_place_of_a_file(terminal, library):
    (library / "facts.yml").unlink()
    (library / "facts.yml").mkdir()
    assert refusal(terminal, library) == "facts.yml: is no ordinary file; remove or replace it."


@pytest.mark.parametrize("target", ["../../../outside.md", "{outside}"])
def test_it_rejects_a_link_that_leaves_the_library(terminal, library, tmp_path, target):
    outside = tmp_path / "outside.md"
    outside.write_text(NEW.format(answer="Secret"), encoding="utf-8")
    (library / "entries/it/new.md").symlink_to(target.format(outside=outside))
    words = "entries/it/new.md: is a link that leads out of the library; put the file itself here."
    assert refusal(terminal, library) == words


@pytest.mark.parametrize("entry", ["../../../outside", "it/../../outside"])
def test_it_rejects_an_id_that_leaves_the_library(terminal, library, entry):
    (library / "entries/it/new.md").write_text(NEW.format(answer="x").replace("it/new", entry), encoding="utf-8")
    assert "entries/it/new.md, line 2, id: " in refusal(terminal, library)


def test_it_rejects_a_missing_an_empty_and_an_impossible_folder(terminal, tmp_path):
    assert "does not exist; give a folder or a .md file." in refusal(terminal, tmp_path / "nowhere")
    (tmp_path / "nothing").mkdir()
    assert "holds nothing of a library; give a folder" in refusal(terminal, tmp_path / "nothing")
    assert "cannot be read (File name too long)" in refusal(terminal, tmp_path / ("a" * 5_000))


def test_all_problems_are_said_at_once(terminal, library):
    with_answer(library, "{{ facts.nope }}")
    replaced(library, RESET, "lang: en", "lang: en\nautority: send")
    outcome = terminal.run("import", library, "--json")
    assert (outcome.status, outcome.stdout) == (2, "")
    assert len(outcome.sentences) == 3
    assert outcome.sentences[-1] == "Nothing was imported: 2 problems to mend."


def test_export_gives_the_same_bytes_back(terminal, tmp_path):
    outcome = terminal.run("export", tmp_path / "out")
    assert (outcome.status, outcome.stdout) == (0, "")
    assert outcome.stderr.endswith("written, 0 unchanged, 0 removed.\n")
    for file in (path for path in LIBRARY.rglob("*") if path.is_file()):
        assert (tmp_path / "out" / file.relative_to(LIBRARY)).read_bytes() == file.read_bytes()
    again = terminal.run("export", tmp_path / "out", "--json")
    assert (again.stderr, again.json["written"], again.json["removed"]) == ("", [], [])


def test_export_rejects_to_lose_what_only_the_folder_has(terminal, tmp_path):
    terminal.run("export", tmp_path / "out")
    replaced(tmp_path / "out", RESET, "within five minutes", "at once")
    text = (tmp_path / "out" / RESET).read_bytes()
    assert "holds changes that the store does not know" in terminal.refuses("export", tmp_path / "out")
    assert (tmp_path / "out" / RESET).read_bytes() == text


def test_export_rejects_a_file_in_place_of_a_folder(terminal, tmp_path):
    (tmp_path / "out").write_text("x", encoding="utf-8")
    outcome = terminal.run("export", tmp_path / "out")
    assert (outcome.status, outcome.stdout) == (2, "")
    assert "is a file" in outcome.stderr


def test_check_prints_its_findings_and_is_status_1(terminal):
    outcome = terminal.run("check")
    assert outcome.status == 1
    assert outcome.stdout.count("\n") == int(outcome.stderr.split()[0])
    assert outcome.sentences[1].startswith("Confidence is as it ships")
    findings = terminal.run("check", "--json")
    assert (findings.status, findings.stderr) == (1, "")
    assert {"number", "document", "message", "hint"} <= set(findings.json[0])


def test_what_can_never_pass_a_must_is_imported_with_a_warning_and_found(empty, library):
    with_answer(library, "Dear [NAME], it stands in the hall beside the coffee machine.")
    outcome = empty.run("import", library)
    assert outcome.status == 0
    (warning,) = outcome.sentences
    assert warning.startswith("entry/it/new:en: In English it can never pass the must “Every blank is filled in”")
    assert warning.endswith("Mend its text, or take it back until that is done.")
    found = [it for it in empty.run("check", "--json").json if it["number"] == "A001"]
    assert [it["document"] for it in found] == ["entry/it/new:en"]


@pytest.mark.parametrize("arguments", [("check",), ("export", "out"), ("backup", "x.backup")])
def test_it_rejects_to_read_a_store_that_is_not_there(empty, arguments):
    sentence = empty.refuses(*arguments)
    assert sentence == f"There is no store in {empty.data}: set SPEEDDIAL_DATA to the folder that holds yours."


def test_check_of_an_empty_store_finds_nothing(empty):
    empty.run("reindex")
    outcome = empty.run("check", "--json")
    assert (outcome.status, outcome.json) == (0, [])
