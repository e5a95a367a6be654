"""What use has taught an entry, as a program of its owner sees it."""

import pytest

from kb.learned import Taught, put_live

PATH = "/api/entries/it/reset-password/learned-phrasings"


@pytest.fixture
def number(world, program):
    taught = [Taught("it/reset-password", "nl", "sleutelwoord kwijt", "sleutelwoord kwijt?", 2)]
    with world.services.database.transaction() as db:
        put_live(db, taught)
    (line,) = program.get(PATH).get_json()["phrasings"]
    assert {key: line[key] for key in ("lang", "text", "people", "state")} == {
        "lang": "nl", "text": "sleutelwoord kwijt?", "people": 2, "state": "live"
    }  # fmt: skip
    return line["number"]


def test_undoing_is_for_good(program, number, world):
    assert program.delete(f"{PATH}/{number}").get_json()["state"] == "undone"
    assert program.get(PATH).get_json() == {"phrasings": []}
    assert program.delete(f"{PATH}/{number}").status_code == 404
    with world.services.database.transaction() as db:
        assert put_live(db, [Taught("it/reset-password", "nl", "sleutelwoord kwijt", "x", 5)]) == 0


@pytest.mark.parametrize(("body", "question"), [({}, "sleutelwoord kwijt?"), ({"text": "wachtwoord kwijt"}, None)])
def test_keeping_makes_it_the_entrys_own(program, number, body, question):
    entry = "/api/entries/it/reset-password?lang=nl"
    before = program.get(entry).get_json()
    answer = program.post(f"{PATH}/{number}/promotion", json=body)
    assert answer.status_code == 200
    after = program.get(entry).get_json()
    assert after == answer.get_json()
    assert after["questions"] == [*before["questions"], question or body["text"]]
    assert after["revision"] == before["revision"] + 1
    assert program.get(PATH).get_json() == {"phrasings": []}


def test_it_rejects_what_no_entry_can_take(program, number):
    answer = program.post(f"{PATH}/{number}/promotion", json={"text": "  "})
    assert answer.status_code in {200, 422}
    assert program.post(f"{PATH}/{number}/promotion", json={"text": "x" * 1_001}).status_code == 422


def test_it_rejects_those_who_only_ask(helpdesk, number):
    assert helpdesk.get(PATH).status_code == 403
    assert helpdesk.delete(f"{PATH}/{number}").status_code == 403
    assert helpdesk.post(f"{PATH}/{number}/promotion", json={}).status_code == 403


def test_it_rejects_what_is_not_there(program, number):
    assert program.get("/api/entries/it/nothing/learned-phrasings").status_code == 404
    assert program.delete(f"/api/entries/it/vpn/learned-phrasings/{number}").status_code == 404
    assert program.delete(f"{PATH}/999").status_code == 404
    assert program.post(f"{PATH}/999/promotion", json={}).status_code == 404
