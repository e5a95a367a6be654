"""A sudden rise as everybody sees it, and as those who lead act on it."""

import re
from datetime import UTC, datetime

import pytest

from kb.asker import Asker
from kb.receipts import Receipt, Shown, add_receipt
from kb.rises import Seen, get_rise, note_rise
from tests.web.forms import token_of

ENTRY = "it/reset-password"


@pytest.fixture
def rise(world):
    def rise(topic=f"entry:{ENTRY}", title="How do I reset my password?", entry=ENTRY):
        now = datetime.now(UTC)
        shown = (Shown(entry, "en", 1, 0.9),)
        receipt = Receipt(
            "r1", now, "I can't log in, [e-mail]", "en", None, "ready", shown, "f", 1, Asker(token_id=1), "agent"
        )
        with world.services.database.adding() as db:
            add_receipt(db, receipt)
        with world.services.database.transaction() as db:
            return note_rise(db, Seen(topic, title, 30, 2.4, ["r1"], [entry]), now).number

    return rise


def test_it_works(rise, agent, sign_in):
    rise()
    said = "Many questions like “How do I reset my password?”: 30 within an hour, where 2 would be usual."
    for page in (agent.get("/notices").text, agent.get("/crisis").text):
        assert said in page
        assert "I can&#39;t log in, [e-mail]" in page
        assert "Dismiss" not in page
    page = sign_in("owner").get("/notices").text
    assert "Pin a statement" in page
    assert "Freeze the topic" in page


def test_its_topic_stands_ready_to_be_frozen(rise, sign_in):
    number = rise()
    page = sign_in("owner").get(f"/crisis?rise={number}").text
    assert re.search(rf'value="{ENTRY}" checked', page)


def test_it_is_dismissed(rise, sign_in, agent, world):
    number, owner = rise(), sign_in("owner")
    data = {"csrf_token": token_of(owner.get("/"))}
    assert owner.post(f"/crisis/rises/{number}/end", data=data).status_code == 303
    assert "Many questions" not in agent.get("/notices").text
    with world.services.database.session() as db:
        assert get_rise(db, number).ended_by == "Lotte Vermeer"


def test_words_are_said_as_words(rise, agent):
    rise(topic="words:checkout", title="“checkout”, “error”")
    assert "Many questions about “checkout”, “error”: 30 within an hour" in agent.get("/notices").text


def test_agents_dismiss_nothing(rise, agent, world):
    number = rise()
    assert agent.post(f"/crisis/rises/{number}/end", data={"csrf_token": token_of(agent.get("/"))}).status_code == 404
    with world.services.database.session() as db:
        assert get_rise(db, number).ended_at is None


def test_an_ambassador_hears_nothing_of_what_agents_answer(rise, ambassador):
    rise(topic="entry:it/vpn", title="Which port?", entry="it/vpn")
    assert "Many questions" not in ambassador.get("/notices").text
    assert "Which port?" not in ambassador.get("/crisis").text


def test_it_rejects_a_number_that_is_none(sign_in):
    owner = sign_in("owner")
    assert owner.post("/crisis/rises/9/end", data={"csrf_token": token_of(owner.get("/"))}).status_code == 404
    assert owner.get("/crisis?rise=9").status_code == 200
    assert owner.get("/crisis?rise=x").status_code == 200
