"""Pins, freezes, withdrawals and rises, as programs use them."""

from datetime import UTC, datetime

import pytest

from kb.entries import list_variants
from kb.rises import Seen, note_rise

ENTRY = "it/reset-password"
PIN = {"title": "Sign-in fails", "texts": {"en": "Signing in fails at the moment. We are on it."}}
FREEZE = {"title": "Passwords", "reason": "The page is down", "entries": [ENTRY]}


def suggest(client, question="I can't log in any more", **given):
    return client.post("/api/suggestions", json={"question": question, **given}).get_json()


def test_a_statement_is_pinned_listed_and_taken_down(program, helpdesk):
    made = program.post("/api/pins", json={**PIN, "channels": ["x"], "until": "2999-01-01T18:00+01:00"}).get_json()
    assert (made["until"], made["channels"], made["cautions"]) == ("2999-01-01T17:00:00Z", ["x"], [])
    assert helpdesk.get("/api/pins").get_json() == {"pins": [made]}
    said = suggest(helpdesk, channel="x")["pinned"]
    assert said["reply"]["text"] == PIN["texts"]["en"]
    assert program.delete(f"/api/pins/{made['number']}").get_json()["ended_at"]
    assert helpdesk.get("/api/pins").get_json() == {"pins": []}


def test_a_statement_that_does_not_fit_is_pinned_with_a_caution(program):
    made = program.post("/api/pins", json={**PIN, "texts": {"en": "Signing in fails at the moment. " * 12}}).get_json()
    caution = made["cautions"][-1]
    assert (caution["channel"], caution["lang"], caution["limit"], caution["messages"]) == ("x", "en", 280, 2)


def test_a_topic_is_frozen_listed_and_freed(program, helpdesk):
    made = program.post("/api/freezes", json=FREEZE).get_json()
    assert made["entries"] == [ENTRY]
    assert helpdesk.get("/api/freezes").get_json()["freezes"] == [made]
    found = suggest(helpdesk)
    assert (found["outcome"], found["frozen"]["number"]) == ("none", made["number"])
    assert program.delete(f"/api/freezes/{made['number']}").status_code == 200
    assert suggest(helpdesk)["frozen"] is None


def test_an_entry_is_withdrawn(program, helpdesk, world):
    made = program.post(f"/api/entries/{ENTRY}/withdrawal", json={"reason": "It leaks addresses"})
    assert made.get_json()["title"] == "How do I reset my password?"
    with world.services.database.session() as db:
        assert {it.status for it in list_variants(db, ENTRY)} == {"archived"}
    assert program.post(f"/api/entries/{ENTRY}/withdrawal", json={"reason": "Again"}).status_code == 422


def test_a_rise_is_listed_and_dismissed(program, helpdesk, world):
    with world.services.database.transaction() as db:
        seen = Seen(f"entry:{ENTRY}", "How do I reset my password?", 30, 2.419, (), [ENTRY])
        number = note_rise(db, seen, datetime.now(UTC)).number
    (line,) = helpdesk.get("/api/rises").get_json()["rises"]
    assert (line["number"], line["count"], line["expected"], line["entries"]) == (number, 30, 2.42, [ENTRY])
    assert program.delete(f"/api/rises/{number}").get_json()["ended_at"]
    assert helpdesk.get("/api/rises").get_json() == {"rises": []}


@pytest.mark.parametrize(
    ("path", "body", "field"),
    [
        ("/api/pins", {**PIN, "texts": {}}, "texts"),
        ("/api/pins", {**PIN, "title": " "}, "title"),
        ("/api/pins", {**PIN, "channels": ["telegraph"]}, "channels"),
        ("/api/pins", {**PIN, "until": "2001-01-01T00:00Z"}, "until"),
        ("/api/pins", {**PIN, "until": "2999-01-01T00:00"}, "until"),
        ("/api/freezes", {**FREEZE, "entries": []}, "entries"),
        ("/api/freezes", {**FREEZE, "reason": ""}, "reason"),
        (f"/api/entries/{ENTRY}/withdrawal", {"reason": " "}, "reason"),
    ],
)
def test_it_rejects_what_makes_no_sense(program, path, body, field):
    answer = program.post(path, json=body)
    assert (answer.status_code, answer.get_json()["field"]) == (422, field)


def test_it_rejects_what_is_not_there(program):
    assert program.delete("/api/pins/99").status_code == 404
    assert program.delete("/api/freezes/99").status_code == 404
    assert program.delete("/api/rises/99").status_code == 404
    assert program.post("/api/freezes", json={**FREEZE, "entries": ["it/nothing"]}).status_code == 404
    assert program.post("/api/entries/it/nothing/withdrawal", json={"reason": "Gone"}).status_code == 404
