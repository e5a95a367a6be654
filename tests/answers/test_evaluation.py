"""`evaluate`: reading its files, counting, and one line a prediction."""

import json

import pytest

from answers.evaluation import EvaluationRefused, evaluate, prediction_line, read_items, read_queries
from index.encoders import HashingEncoder

ENTRIES = [
    {"id": "pw", "question": "How do I reset my password?", "questions": ["forgot my password"], "answer": "Go there."},
    {"id": "parcel", "question": "Where is my parcel?", "answer": "Track it.", "lang": "en"},
    {"id": "job", "question": "Do you have any jobs?", "answer": "See the list."},
]
QUERIES = [
    {"text": "I forgot my password", "relevant": ["pw"], "lang": "en"},
    {"text": "where is my parcel", "relevant": ["parcel", "job"]},
    {"text": "zxqv wlrk", "relevant": []},
]


@pytest.fixture
def write(tmp_path):
    def written(name, lines):
        path = tmp_path / name
        path.write_text("".join(line if isinstance(line, str) else json.dumps(line) + "\n" for line in lines), "utf-8")
        return path

    return written


def test_it_works(write):
    items = read_items(write("e.jsonl", ENTRIES))
    queries = read_queries(write("q.jsonl", QUERIES), {item.id for item in items})
    report, predictions = evaluate(items, queries, [HashingEncoder()])
    assert (report.entries, report.queries, report.success_at_1) == (3, 3, 1.0)
    assert (report.mrr_at_10, report.auroc) == (1.0, 1.0)
    assert 0 < report.p50_ms <= report.p95_ms
    line = json.loads(prediction_line(predictions[0]))
    assert line["text"] == "I forgot my password"
    assert line["ranking"][0]["entry"] == "pw"
    assert line["outcome"] in {"ready", "adapt", "none"}


def test_without_unanswerable_questions_abstention_is_not_known(write):
    items = read_items(write("e.jsonl", ENTRIES))
    queries = read_queries(write("q.jsonl", QUERIES[:2]), {"pw", "parcel", "job"})
    report, _ = evaluate(items, queries, [HashingEncoder()])
    assert report.auroc is None
    assert report.out_of_scope_recall is None
    assert json.loads(json.dumps(report.as_dict(), allow_nan=False))["auroc"] is None


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["{"], "line 1: this is no JSON"),
        (["[1]"], "line 1: write an object"),
        ([ENTRIES[0], "\n", {"id": "x"}], "line 3: “question” must be there"),
        ([{"id": "x", "question": "y", "questions": "z"}], "“questions” must be a list of texts"),
        ([ENTRIES[0], ENTRIES[0]], "line 2: the id “pw” is there twice"),
        ([], "no entries"),
    ],
)
def test_it_rejects_a_library_that_is_not_one(write, lines, message):
    with pytest.raises(EvaluationRefused, match=message):
        read_items(write("e.jsonl", lines))


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([{"text": "x"}], "“relevant” must be a list"),
        ([{"text": "x", "relevant": ["nope"]}], "line 1: no entry has the id nope"),
        ([{"text": "x", "relevant": [], "lang": 3}], "“lang” must be there and be a text"),
    ],
)
def test_it_rejects_queries_that_are_not_ones(write, lines, message):
    with pytest.raises(EvaluationRefused, match=message):
        read_queries(write("q.jsonl", lines), {"pw"})


def test_it_rejects_a_file_that_is_not_utf_8(tmp_path):
    (tmp_path / "e.jsonl").write_bytes(b'{"id": "\xff"}')
    with pytest.raises(EvaluationRefused, match="cannot be read"):
        read_items(tmp_path / "e.jsonl")
