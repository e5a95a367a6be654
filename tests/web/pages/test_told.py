"""What became of a reply, said from the page."""

import re

import pytest

from kb.outcomes import list_outcomes
from tests.web.forms import token_of

QUESTION = {"question": "I can't log in any more"}


@pytest.fixture
def asked(agent):
    page = agent.post("/", data={**QUESTION, "csrf_token": token_of(agent.get("/"))})
    action = re.search(r'action="(/suggestions/([^"]+)/outcome)"', page.text)
    assert action
    return {"path": action[1], "id": action[2], "token": token_of(page)}


def tell(client, asked, **given):
    return client.post(asked["path"], data={"csrf_token": asked["token"], "entry": "it/reset-password", **given})


def kinds(world, asked):
    with world.services.database.session() as db:
        return [(it.kind, it.entry_id, it.reason) for it in list_outcomes(db, asked["id"])]


@pytest.mark.parametrize(
    ("outcome", "kept", "said"),
    [
        ("sent", ("sent", "it/reset-password", None), "The reply was sent."),
        ("edited", ("edited", "it/reset-password", None), "with changes"),
        ("copied", ("copied", "it/reset-password", None), "copied"),
        ("wrong_answer", ("dismissed", "it/reset-password", "wrong_answer"), "wrong answer"),
    ],
)
def test_it_works_without_script(agent, world, asked, outcome, kept, said):
    answer = tell(agent, asked, outcome=outcome)
    assert answer.status_code == 200
    assert said in answer.text
    assert kinds(world, asked) == [kept]


def test_it_works_with_script(agent, world, asked):
    answer = agent.post(
        asked["path"],
        data={"csrf_token": asked["token"], "entry": "it/reset-password", "outcome": "sent"},
        headers={"HX-Request": "true"},
    )
    assert (answer.status_code, answer.text) == (204, "")
    assert len(kinds(world, asked)) == 1


def test_it_rejects_others(sign_in, stranger, world, asked):
    other = sign_in("ambassador")
    token = token_of(other.get("/"))
    assert other.post(asked["path"], data={"csrf_token": token, "outcome": "sent"}).status_code == 404
    assert stranger.post(asked["path"], data={"outcome": "sent"}).status_code in {400, 401}
    assert kinds(world, asked) == []


def test_an_owner_may_say_it_for_others(sign_in, world, asked):
    owner = sign_in("owner")
    token = token_of(owner.get("/"))
    given = {"csrf_token": token, "outcome": "wrong_answer", "entry": "it/reset-password"}
    assert owner.post(asked["path"], data=given).status_code == 200
    assert len(kinds(world, asked)) == 1


def test_it_rejects_what_it_does_not_know(agent, asked):
    assert tell(agent, asked, outcome="eaten").status_code == 422
    assert tell(agent, asked, outcome="sent", entry="it/nothing").status_code == 422
