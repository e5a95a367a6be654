"""The figures of the checks: what counts as right, false and missed."""

import yaml

from answers.suggestions import ChecklistItem
from benchmarks.checks import LabelledDraft, Seen, measure, read_drafts, see


def item(check, status, matches=()):
    return ChecklistItem("g", "G", check, "must", status, "", matches)


def draft(faults=(), marks=None):
    return LabelledDraft("en-1", "en", "We blame you.", frozenset(faults), marks or {}, {})


def test_right_false_and_missed():
    seen = [
        Seen(draft({"blame"}, {"blame": "blame"}), (item("blame", "fail", ((3, 8),)),), frozenset()),
        Seen(draft({"blame"}, {"blame": "We"}), (item("blame", "fail", ((3, 8),)),), frozenset()),
        Seen(draft(), (item("blame", "fail"), item("length", "pass")), frozenset()),
        Seen(draft({"blame"}), (item("blame", "confirm"),), frozenset()),
    ]
    assert dict(measure(seen)["blame"]) == {"right": 2, "marked": 1, "false": 1, "missed": 1}


def test_drafts_go_the_real_way(tmp_path):
    row = {
        "id": "nl-1",
        "question": "Waar is mijn pakket?",
        "channel": "email",
        "text": "You can follow the parcel on our website.",
        "faults": ["language"],
        "customer": "Anna",
        "at": "2026-11-18T10:30:00+01:00",
        "situations": ["question"],
    }
    (tmp_path / "nl.yml").write_text(yaml.safe_dump([row]), encoding="utf-8")
    (seen,) = see(read_drafts(tmp_path), given_situations=True)
    assert "language" in seen.failed
