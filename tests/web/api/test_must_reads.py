"""Must-reads, for programs."""

import pytest

from kb.audit import list_audit
from tests.web.conftest import _with_token
from tests.web.world import PEOPLE

PATH = "/api/must-reads"
NOTE = {"text": "Returns take 14 days now.", "entry": "it/reset-password"}


@pytest.fixture
def boss(app, world):
    """A client whose token stands in for people."""
    return _with_token(app, world.make_token("admin"))


@pytest.fixture
def number(program):
    answer = program.post(PATH, json=NOTE)
    assert answer.status_code == 200
    return answer.get_json()["number"]


def test_it_is_made_and_listed(program, helpdesk, number):
    (made,) = program.get(PATH).get_json()["must_reads"]
    assert (made["number"], made["entry"], made["department"], made["roles"]) == (
        number, "it/reset-password", "it", ["agent", "ambassador"],
    )  # fmt: skip
    assert (made["read"], made["unread"]) == ([], ["Amina Yilmaz", "Sam de Vries"])
    (seen,) = helpdesk.get(PATH).get_json()["must_reads"]
    assert (seen["text"], seen["read"], seen["unread"]) == (NOTE["text"], None, None)


def test_an_administrators_token_ticks_for_a_person(boss, program, number, world):
    person = PEOPLE["agent"][1]
    first = boss.put(f"{PATH}/{number}/tick", json={"person": person.upper()})
    assert (first.status_code, first.get_json()["person"]) == (200, person)
    assert boss.put(f"{PATH}/{number}/tick", json={"person": person}).get_json() == first.get_json()
    (made,) = program.get(PATH).get_json()["must_reads"]
    assert [it["name"] for it in made["read"]] == ["Sam de Vries"]
    with world.services.database.session() as db:
        line = list_audit(db, kind="must-read")[0]
        assert (line.verb, line.actor.asker.person_id) == ("ticked", None)
        assert line.actor.asker.token_id is not None


@pytest.mark.parametrize("person", ["nobody@example.org", PEOPLE["admin"][1]])
def test_not_for_whom_it_is_not(boss, number, person):
    assert boss.put(f"{PATH}/{number}/tick", json={"person": person}).status_code == 404


def test_other_tokens_tick_for_nobody(program, helpdesk, number):
    for client in (program, helpdesk):
        assert client.put(f"{PATH}/{number}/tick", json={"person": PEOPLE["agent"][1]}).status_code == 403


def test_it_is_ended(program, helpdesk, number):
    assert helpdesk.delete(f"{PATH}/{number}").status_code == 403
    assert program.delete(f"{PATH}/{number}").status_code == 200
    assert program.get(PATH).get_json()["must_reads"] == []
    assert program.delete(f"{PATH}/99").status_code == 404


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({"text": ""}, 422),
        ({"text": "x", "roles": ["king"]}, 422),
        ({"text": "x", "roles": []}, 422),
        ({"text": "x", "until": "2001-01-01"}, 422),
        ({"text": "x", "until": 1}, 422),
        ({"text": "x", "entry": "it/nothing"}, 404),
        ({"text": "x", "department": "nothing"}, 422),
        ({"text": "x", "more": 1}, 422),
    ],
)
def test_it_rejects_what_makes_no_sense(program, body, status):
    assert program.post(PATH, json=body).status_code == status


def test_it_rejects_those_who_may_not(helpdesk, stranger):
    assert helpdesk.post(PATH, json=NOTE).status_code == 403
    assert stranger.get(PATH).status_code == 401
