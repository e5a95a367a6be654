"""What became of a reply, said from the page."""

import html
import re

import pytest

from kb.outcomes import list_outcomes
from kb.promise_lists import list_promises
from kb.waivers import list_waivers
from tests.web.forms import token_of

TWO = "I can't log in any more. Also, where is my parcel?"
QUESTION = {"question": "I can't log in any more"}


@pytest.fixture
def asked(agent):
    page = agent.post("/", data={**QUESTION, "csrf_token": token_of(agent.get("/"))})
    action = re.search(r'action="(/suggestions/([^"]+)/outcome)"', page.text)
    assert action
    return {"path": action[1], "id": action[2], "token": token_of(page)}


def tell(client, asked, **given):
    fields = {"csrf_token": asked["token"], "entry": "it/reset-password", **given}
    return client.post(asked["path"], data=fields)


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


OPEN = "You can reset it [here]. Hello [order number]."


def test_whether_it_was_changed_is_seen_in_the_text(agent, world, asked):
    tell(agent, asked, outcome="sent", text="Hi,\r\nreset it.", suggested="Hi,\nreset it.")
    assert kinds(world, asked) == [("sent", "it/reset-password", None)]


def test_a_changed_text_is_an_edited_one(agent, world, asked):
    answer = tell(agent, asked, outcome="sent", text="Hi, reset it today.", suggested="Hi, reset it.")
    assert "sent with changes" in answer.text
    assert kinds(world, asked) == [("edited", "it/reset-password", None)]


def test_an_open_must_shows_the_form_again_with_what_was_written(agent, world, asked):
    answer = tell(agent, asked, outcome="sent", text=OPEN, suggested="Hi.")
    assert answer.status_code == 422
    for words in ("Not noted as sent", OPEN, 'name="waiver:no-open-blank"', 'name="suggested" value="Hi."'):
        assert words in answer.text
    assert kinds(world, asked) == []


def test_a_script_hears_why_not(agent, world, asked):
    given = {"csrf_token": asked["token"], "entry": "it/reset-password", "outcome": "sent", "text": OPEN}
    answer = agent.post(asked["path"], data=given, headers={"HX-Request": "true"})
    assert answer.status_code == 422
    assert "no-open-blank" in answer.text
    assert kinds(world, asked) == []


def test_a_waived_must_is_kept_with_its_reason(agent, world, asked):
    given = {"waiver:no-open-blank": "they asked for the brackets", "waiver:tone-fits": " ", "confirmed": "tone-fits"}
    assert tell(agent, asked, outcome="sent", text=OPEN, suggested="Hi.", **given).status_code == 200
    with world.services.database.session() as db:
        kept = [(it.guideline, it.reason) for it in list_waivers(db, asked["id"])]
    assert kept == [("no-open-blank", "they asked for the brackets")]


def test_a_reply_of_several_entries_is_kept_whole_or_not_at_all(agent, world):
    two = agent.post("/", data={"question": TWO, "csrf_token": token_of(agent.get("/"))}).text
    path = re.search(r'action="(/suggestions/([^"]+)/outcome)"', two)
    entries = ["it/reset-password", "product/where-is-my-parcel"]
    asked = {"path": path[1], "id": path[2], "token": re.search(r'name="csrf_token" value="([^"]+)"', two)[1]}
    assert tell(agent, asked, outcome="sent", text=OPEN, entry=entries).status_code == 422
    assert kinds(world, asked) == []
    assert tell(agent, asked, outcome="sent", text="Reset it. It left.", entry=entries).status_code == 200
    assert [entry for _, entry, _ in kinds(world, asked)] == entries


class TestHoldingReplies:
    @pytest.fixture
    def asked(self, agent):
        page = agent.post(
            "/", data={"question": "do you sponsor football clubs", "csrf_token": token_of(agent.get("/"))}
        )
        action = re.search(r'id="told-h" method="post" action="(/suggestions/([^"]+)/outcome)"', page.text)
        department = re.search(r'name="department" value="(\w+)"', page.text)
        suggested = re.search(r'name="suggested" value="([^"]+)"', page.text)
        assert action
        assert department
        assert suggested
        fields = {"entry": "", "department": department[1], "text": html.unescape(suggested[1])}
        return {"path": action[1], "token": token_of(page), "fields": fields}

    def test_it_says_who_promised_what(self, agent, world, asked):
        answer = tell(agent, asked, outcome="sent", **asked["fields"])
        assert answer.status_code == 200
        assert "has promised an answer by" in answer.text
        with world.services.database.session() as db:
            (promise,) = list_promises(db).promises
        assert promise.department == asked["fields"]["department"]

    def test_it_tells_the_script_in_a_sentence(self, agent, asked):
        data = {"csrf_token": asked["token"], "outcome": "sent", **asked["fields"]}
        answer = agent.post(asked["path"], data=data, headers={"HX-Request": "true"})
        assert (answer.status_code, answer.mimetype) == (200, "text/plain")
        assert answer.text.startswith("Noted as sent: ")

    def test_copying_promises_nothing(self, agent, world, asked):
        tell(agent, asked, outcome="copied", **asked["fields"])
        with world.services.database.session() as db:
            assert list_promises(db).promises == ()
