from datetime import UTC, datetime

import pytest

from kb.actor import Actor
from kb.pins import add_pin, end_pin
from tests.web.forms import token_of
from web.app import create_app

SAID = {"en": "Payments fail at the moment. We are working on it.", "nl": "Betalen lukt nu niet."}


@pytest.fixture
def pin(world):
    def pin(title="Payments fail"):
        with world.services.database.transaction() as db:
            made = add_pin(db, title=title, texts=SAID, actor=Actor("Lotte Vermeer"), now=datetime.now(UTC))
        return made.number

    return pin


def test_it_works(agent, pin):
    pin()
    answer = agent.get("/notices")
    assert answer.status_code == 200
    assert "Pinned statement: Payments fail." in answer.text
    assert "Payments fail at the moment" in answer.text
    assert "<html" not in answer.text


def test_a_page_has_them_without_asking(agent, pin):
    pin()
    assert "Pinned statement: Payments fail." in agent.get("/").text
    assert "Pinned statement: Payments fail." in agent.get("/entries/nothing/here").text


def test_it_says_304_until_something_changes(agent, pin, world):
    etag = agent.get("/notices").headers["ETag"]
    same = agent.get("/notices", headers={"If-None-Match": etag})
    assert (same.status_code, same.data) == (304, b"")
    number = pin()
    changed = agent.get("/notices", headers={"If-None-Match": etag})
    assert changed.status_code == 200
    with world.services.database.transaction() as db:
        end_pin(db, number, actor=Actor("Noor"), now=datetime.now(UTC))
    assert agent.get("/notices", headers={"If-None-Match": changed.headers["ETag"]}).status_code == 200
    assert agent.get("/notices", headers={"If-None-Match": etag}).status_code == 304


def test_every_process_tells_it(agent, app, world, pin, sign_in):
    """A second application over the same store, as another worker has it."""
    other = create_app(world.services).test_client()
    other.set_cookie("speeddial", agent.get_cookie("speeddial").value)
    etag = other.get("/notices").headers["ETag"]
    pin()
    assert other.get("/notices", headers={"If-None-Match": etag}).status_code == 200


def test_hiding_goes_back_to_the_page(agent):
    token = token_of(agent.get("/"))
    data = {"csrf_token": token, "id": "withdrawal:1"}
    answer = agent.post("/notices/hidden", data=data, headers={"Referer": "http://localhost/entries/it/reset-password"})
    assert (answer.status_code, answer.location) == (303, "/entries/it/reset-password")
    elsewhere = agent.post("/notices/hidden", data=data, headers={"Referer": "https://example.org/x"})
    assert elsewhere.location == "/"
    assert agent.post("/notices/hidden", data=data, headers={"HX-Request": "true"}).status_code == 204


def test_it_rejects_an_id_that_is_none(agent):
    token = token_of(agent.get("/"))
    assert agent.post("/notices/hidden", data={"csrf_token": token, "id": ""}).status_code == 422
    assert agent.post("/notices/hidden", data={"csrf_token": token, "id": "x" * 201}).status_code == 422


def test_it_rejects_strangers(stranger):
    assert stranger.get("/notices").status_code == 401
    assert stranger.get("/notices", headers={"HX-Request": "true"}).status_code == 401
