"""A reply that was suggested before its entry was withdrawn or frozen does not go out any more."""

import re
from datetime import UTC, datetime

import pytest

from kb.actor import Actor
from kb.freezes import add_freeze
from kb.outcomes import list_outcomes
from kb.withdrawals import withdraw_everywhere
from tests.web.forms import ask, token_of

ENTRY, LOTTE = "it/reset-password", Actor("Lotte Vermeer")


@pytest.fixture
def suggestion(agent):
    """What the agent's page has: the reply's address."""
    return re.search(r'action="(/suggestions/[^/]+/outcome)"', ask(agent, "I can't log in any more").text)[1]


@pytest.fixture(params=["withdrawn", "frozen"])
def halt(request, world):
    def halt():
        now = datetime.now(UTC)
        with world.services.database.transaction() as db:
            if request.param == "withdrawn":
                withdraw_everywhere(db, ENTRY, reason="It leaks addresses", actor=LOTTE, now=now)
            else:
                add_freeze(db, title="Passwords", reason="It leaks addresses", entry_ids=[ENTRY], actor=LOTTE, now=now)

    return halt


def tell(agent, suggestion, outcome, *, htmx=False, **fields):
    data = {"csrf_token": token_of(agent.get("/")), "outcome": outcome, "entry": ENTRY, **fields}
    return agent.post(suggestion, data=data, headers={"HX-Request": "true"} if htmx else {})


def outcomes(world, suggestion):
    with world.services.database.session() as db:
        return [it.kind for it in list_outcomes(db, suggestion.split("/")[2])]


@pytest.mark.parametrize("outcome", ["copied", "sent", "edited"])
@pytest.mark.parametrize("htmx", [True, False])
def test_it_is_refused_with_the_reason(agent, suggestion, halt, world, outcome, htmx):
    halt()
    answer = tell(agent, suggestion, outcome, htmx=htmx)
    assert answer.status_code == 409
    assert "It leaks addresses. Don&#39;t send this reply" in answer.text
    assert outcomes(world, suggestion) == []
    assert ("It had been sent before</button>" in answer.text.partition("<main")[2]) == (
        outcome != "copied" and not htmx
    )


def test_it_had_gone_before(agent, suggestion, halt, world):
    halt()
    assert tell(agent, suggestion, "sent", had_gone="yes").status_code == 200
    assert outcomes(world, suggestion) == ["sent"]


def test_a_wrong_answer_is_one_all_the_same(agent, suggestion, halt, world):
    halt()
    assert tell(agent, suggestion, "wrong_answer").status_code == 200


def test_other_replies_go_out(agent, suggestion, halt, world):
    answer = ask(agent, "where is my parcel").text
    other = re.search(r'action="(/suggestions/[^/]+/outcome)"', answer)[1]
    halt()
    entry = re.search(r'name="entry" value="([^"]+)"', answer)[1]
    assert entry != ENTRY
    assert tell(agent, other, "copied", entry=entry).status_code == 200


def test_programs_are_told_the_same(program, halt):
    made = program.post("/api/suggestions", json={"question": "I can't log in any more"}).get_json()
    halt()
    address = f"/api/suggestions/{made['id']}/outcome"
    refused = program.post(address, json={"outcome": "sent"})
    assert (refused.status_code, refused.get_json()["type"]) == (409, "urn:speeddial:problem:reply-halted")
    assert program.post(address, json={"outcome": "sent", "had_gone": True}).status_code == 200
