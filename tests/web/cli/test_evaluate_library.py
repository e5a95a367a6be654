"""`speeddial evaluate` over the library in the store."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kb.asker import Asker
from kb.database import Database
from kb.outcomes import record_outcome
from kb.receipts import Receipt, Shown, add_receipt

ENTRY = Path("entries/it/reset-password.md")


def with_tests(library: Path, tests: str) -> None:
    path = library / ENTRY
    path.write_text(path.read_text("utf-8").replace("department: it\n", f"department: it\n{tests}", 1), "utf-8")


@pytest.fixture
def passing(empty, library):
    with_tests(library, 'must_match: ["I can\'t log in any more"]\nmust_not_match: ["where is my parcel"]\n')
    assert empty.run("import", library).status == 0
    return empty


@pytest.fixture
def failing(empty, library):
    with_tests(library, 'must_match: ["<b>zzz</b> qqq"]\n')
    assert empty.run("import", library).status == 0
    return empty


def runs(terminal) -> list[Path]:
    return sorted((terminal.data / "evaluations").glob("*"))


def test_it_works(passing):
    outcome = passing.run("evaluate")
    assert (outcome.status, outcome.stderr) == (0, "")
    assert "1 of 1 must_match questions pass, 1 of 1 must_not_match questions pass" in outcome.stdout
    assert "No outcomes" in outcome.stdout
    assert len(runs(passing)) == 1


def test_a_test_that_fails_says_no(failing):
    outcome = failing.run("evaluate")
    assert (outcome.status, outcome.stderr) == (1, "")
    assert "it/reset-password: “<b>zzz</b> qqq” must find it, and finds" in outcome.stdout


def test_what_people_told_is_asked_and_moves_no_cursor(passing):
    database = Database(f"sqlite:///{passing.database}")
    receipt = Receipt(
        "s1", datetime.now(UTC), "\x1b[31mwhere is my\nparcel", "en", None, "adapt",
        (Shown("it/reset-password", "en", 1, 0.5),), "f", 1, Asker(person_id=1), "agent",
    )  # fmt: skip
    with database.transaction() as session:
        add_receipt(session, receipt)
        record_outcome(session, receipt, "sent", entry_id="it/reset-password", asker=receipt.asker)
    database.close()
    outcome = passing.run("evaluate")
    assert "Questions from use: 1. So few say little" in outcome.stdout
    assert "“[31mwhere is my parcel” belongs to it/reset-password, went to" in outcome.stdout
    assert "\x1b" not in outcome.stdout


def test_json_is_the_report_and_what_is_kept(passing):
    outcome = passing.run("evaluate", "--json", "--report", passing.home / "out")
    kept = json.loads(runs(passing)[0].read_bytes())
    assert outcome.json == kept == json.loads((passing.home / "out" / "report.json").read_bytes())
    assert kept["measured"]["library_revision"] == passing.revision()
    assert kept["tests"]["must_match"]["of"] == 1


def test_the_next_run_is_compared_with_it(passing):
    passing.run("evaluate")
    outcome = passing.run("evaluate")
    assert "0 better, 0 worse, 2 as before; 0 new, 0 no longer asked." in outcome.stdout
    assert len(runs(passing)) == 2


def test_a_library_without_tests_and_outcomes_says_so(terminal):
    outcome = terminal.run("evaluate", "--report", terminal.home / "out")
    assert (outcome.status, outcome.stderr) == (0, "")
    assert "No entry has match tests" in outcome.stdout
    assert (terminal.home / "out" / "report.html").exists()


def test_an_empty_library_says_so(empty, tmp_path):
    folder = tmp_path / "none"
    folder.mkdir()
    empty.run("import", folder)
    outcome = empty.run("evaluate")
    assert (outcome.status, outcome.stderr) == (0, "")
    assert "has no published entries" in outcome.stdout


def test_it_changes_nothing_in_the_store(passing):
    before = passing.revision()
    passing.run("evaluate")
    assert passing.revision() == before


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (["--entries", "e.jsonl"], "--entries and --queries belong together"),
        (["--queries", "e.jsonl"], "--entries and --queries belong together"),
        (["--predictions", "out"], "--predictions belongs to --entries and --queries"),
    ],
)
def test_it_rejects_half_of_the_files(terminal, given, sentence):
    (terminal.home / "e.jsonl").write_text("")
    assert sentence in terminal.refuses("evaluate", *given)


def test_it_rejects_a_data_folder_without_a_store(empty):
    assert "There is no store" in empty.refuses("evaluate")


def test_it_rejects_a_report_in_a_file(passing):
    (passing.home / "file").write_text("x")
    outcome = passing.run("evaluate", "--report", passing.home / "file")
    assert outcome.status == 2
    assert "is a file" in outcome.stderr
    assert runs(passing) == []


def test_it_rejects_a_report_below_a_file_before_it_asks(passing):
    (passing.home / "file").write_text("x")
    assert "cannot be written" in passing.refuses("evaluate", "--report", passing.home / "file" / "out")


def test_files_get_a_report_too_and_no_data_folder(empty):
    entries, queries = empty.home / "e.jsonl", empty.home / "q.jsonl"
    entries.write_text(json.dumps({"id": "pw", "question": "How do I reset my password?", "answer": "x"}))
    queries.write_text(json.dumps({"text": "zzz qqq", "relevant": []}))
    outcome = empty.run(
        "evaluate", "--entries", entries, "--queries", queries, "--report", empty.home / "out", "--json"
    )
    assert outcome.status == 0
    assert outcome.json["queries"] == 1
    written = json.loads((empty.home / "out" / "report.json").read_bytes())
    assert written["measured"]["library_revision"] is None
    assert written["figures"][0]["rightly_none"]["of"] == 1
    assert not empty.data.exists()
