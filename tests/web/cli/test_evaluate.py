"""`speeddial evaluate`: its files in, its figures out, and no data folder touched."""

import json
from pathlib import Path

import pytest

ENTRIES = [
    {"id": "parcel", "question": "Where is my parcel?", "questions": ["track my order"], "answer": "On its way."},
    {"id": "password", "question": "How do I reset my password?", "answer": "Press the link.", "lang": "en"},
]
QUERIES = [
    {"text": "Where is my parcel?", "relevant": ["parcel"]},
    {"text": "reset my password", "relevant": ["password"], "lang": "en"},
    {"text": "zzz qqq", "relevant": []},
]


def lines(path: Path, values: list[dict[str, object]]) -> Path:
    path.write_text("".join(json.dumps(value) + "\n" for value in values), encoding="utf-8")
    return path


@pytest.fixture
def files(empty) -> tuple[str, Path, str, Path]:
    entries, queries = lines(empty.home / "e.jsonl", ENTRIES), lines(empty.home / "q.jsonl", QUERIES)
    return "--entries", entries, "--queries", queries


def test_it_works(empty, files):
    outcome = empty.run("evaluate", *files)
    assert (outcome.status, outcome.stderr) == (0, "")
    assert outcome.stdout.startswith("2 entries, 3 questions\n")
    assert not empty.data.exists()


def test_json_and_predictions(empty, files):
    out = empty.home / "out.jsonl"
    outcome = empty.run("evaluate", *files, "--predictions", out, "--json")
    assert (outcome.status, outcome.stderr) == (0, "")
    assert outcome.json["success_at_1"] == 1.0
    predictions = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [one["text"] for one in predictions] == [query["text"] for query in QUERIES]
    assert predictions[0]["ranking"][0]["entry"] == "parcel"
    assert set(predictions[0]) == {"text", "outcome", "ranking"}


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("e.jsonl", b"{", "e.jsonl, line 1: this is no JSON"),
        ("e.jsonl", b"", "has no entries: give at least one line."),
        ("e.jsonl", b'{"id": "a", "question": 3, "answer": "x"}', "line 1: “question” must be there and be a text."),
        ("e.jsonl", b'{"id": "a", "question": "caf\xe9"}', "cannot be read"),
        ("q.jsonl", b'{"text": "x", "relevant": ["nope"]}', "q.jsonl, line 1: no entry has the id nope"),
        ("q.jsonl", b'{"text": "x"}', "q.jsonl, line 1: “relevant” must be a list of texts."),
    ],
)
def test_it_rejects_a_file_that_is_not_of_the_form(empty, files, name, content, words):
    (empty.home / name).write_bytes(content)
    assert words in empty.refuses("evaluate", *files)


def test_it_rejects_a_wrong_model_path(empty, files):
    env = {"SPEEDDIAL_ENCODERS": "/nowhere"}
    sentence = "Encoder '/nowhere': there is no such folder; correct the path of the model."
    assert empty.refuses("evaluate", *files, "--predictions", empty.home / "out.jsonl", env=env) == sentence


@pytest.mark.parametrize("place", ["no/out", "e.jsonl/out"])
def test_it_rejects_predictions_in_no_folder_before_it_asks(empty, files, place):
    assert "is no folder: make it, or give" in empty.refuses("evaluate", *files, "--predictions", empty.home / place)


def test_it_rejects_predictions_that_cannot_be_written(empty, files):
    sentence = empty.refuses("evaluate", *files, "--predictions", "/dev/full")
    assert sentence == "The disk that holds /dev/full is full, so nothing was saved; free some space, then retry."


def test_how_often_it_may_be_wrong_is_an_option_and_no_setting(empty, files):
    env = {"SPEEDDIAL_MISSED_AT_MOST": "30%"}
    usual = empty.run("evaluate", *files, "--json", env=env).json
    careful = empty.run("evaluate", *files, "--ready-wrong-at-most", "0.1%", "--missed-at-most", "0%", "--json").json
    assert usual["in_scope_accuracy"] == empty.run("evaluate", *files, "--json").json["in_scope_accuracy"]
    assert careful["ready_share"] <= usual["ready_share"]
    assert careful["out_of_scope_recall"] <= usual["out_of_scope_recall"]
    assert careful["success_at_1"] == usual["success_at_1"]


def test_it_rejects_what_is_no_share(empty, files):
    outcome = empty.run("evaluate", *files, "--missed-at-most", "5")
    assert (outcome.status, outcome.stdout) == (2, "")
    assert outcome.sentences[-1].endswith("write a percentage such as 5%, or a share such as 0.05.")
