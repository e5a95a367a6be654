"""The pages of promises: lists, one promise, and the form that tells a later time."""

import re
from datetime import UTC, datetime

import pytest

from kb.promises import claim_reminder, get_promise, list_moves
from tests.web.forms import token_of
from tests.web.promised import make_promise


def state_of(world, promise):
    with world.services.database.session() as db:
        return get_promise(db, promise.id).state


def post(client, path, **fields):
    return client.post(path, data={"csrf_token": token_of(client.get("/promises")), **fields})


class TestList:
    def test_it_works(self, agent, world):
        make_promise(world, hours=-2, question="who moved my cheese")
        make_promise(world, hours=0.8, question="why does my screen flicker", reference="VH-7")
        text = agent.get("/promises").text
        assert text.index("2 hours late") < text.index("Due in 4")
        assert "2 customers wait, 1 longer than promised." in text
        assert "promised by Sam de Vries, " in text
        assert "case VH-7" in text

    def test_nobody_waits(self, agent):
        assert "Nobody waits for an answer." in agent.get("/promises").text

    def test_an_ambassador_sees_their_own(self, ambassador, world):
        mine = make_promise(world, by="ambassador", question="mine all mine")
        theirs = make_promise(world, question="another's business")
        text = ambassador.get("/promises").text
        assert mine.question in text
        assert theirs.id not in text
        assert ambassador.get(f"/promises/{theirs.id}").status_code == 404
        for path in ("resolution", "follow-up"):
            assert post(ambassador, f"/promises/{theirs.id}/{path}", state="kept").status_code == 404
        assert state_of(world, theirs) == "open"

    def test_an_agent_takes_over_what_was_promised_at_night(self, agent, world):
        at_night = make_promise(world, by="ambassador")
        assert at_night.id in agent.get("/promises").text
        assert at_night.id not in agent.get("/promises?list=mine").text

    def test_an_owner_sees_their_departments_and_their_own(self, sign_in, world):
        owner = sign_in("owner")
        theirs, others = make_promise(world), make_promise(world, department="hr")
        own = make_promise(world, department="hr", by="owner")
        assert theirs.id in owner.get("/promises").text
        assert others.id not in owner.get("/promises").text
        assert own.id in owner.get("/promises?list=mine").text
        assert owner.get(f"/promises/{others.id}").status_code == 404
        assert owner.get(f"/promises/{own.id}").status_code == 200

    def test_it_goes_on_with_those_due_later(self, agent, world):
        made = {make_promise(world, hours=number / 10).id for number in range(1, 36)}
        first = agent.get("/promises").text
        following = re.search(r'href="(/promises\?[^"]*cursor=[^"]*)"', first)
        assert following
        second = agent.get(following[1].replace("&amp;", "&")).text
        shown = set(re.findall(r'/promises/(\w+)"', first)) | set(re.findall(r'/promises/(\w+)"', second))
        assert made <= shown

    def test_every_page_says_how_many_are_due_today(self, agent, world):
        make_promise(world, hours=-1)
        assert re.search(r'masthead__count">1<span class="visually-hidden"> due today', agent.get("/").text)

    def test_it_rejects_strangers(self, stranger):
        for path in ("/promises", "/promises/x", "/reports/promises"):
            assert stranger.get(path).status_code == 401


class TestOne:
    def test_it_works(self, agent, world):
        made = make_promise(world, lang="nl", question="waar blijft mijn pakket")
        text = agent.get(f"/promises/{made.id}").text
        assert made.question in text
        assert "Europe/Amsterdam time" in text
        assert re.search(r'name="due_at" value="20\d\d-\d\d-\d\dT\d\d:\d\d"', text)

    def test_it_is_answered_with_one_button(self, agent, world):
        made = make_promise(world)
        answer = post(agent, f"/promises/{made.id}/resolution", state="kept", list="mine")
        assert (answer.status_code, answer.headers["Location"]) == (303, "/promises?list=mine")
        assert state_of(world, made) == "kept"
        assert "Answered by Sam de Vries" in agent.get(f"/promises/{made.id}").text

    def test_it_is_given_up(self, agent, world):
        made = make_promise(world)
        assert post(agent, f"/promises/{made.id}/resolution", state="broken").status_code == 303
        text = agent.get(f"/promises/{made.id}").text
        assert "Given up by Sam de Vries" in text
        assert 'name="due_at"' not in text

    def test_it_takes_longer(self, agent, world):
        made = make_promise(world, question="where is it")
        due = re.search(r'name="due_at" value="([^"]+)"', agent.get(f"/promises/{made.id}").text)
        assert due
        fields = {"due_at": due[1], "reason": "our supplier is closed", "first_name": "Bo"}
        written = post(agent, f"/promises/{made.id}/follow-up", **fields)
        assert written.status_code == 200
        reply = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", written.text, flags=re.DOTALL)
        assert reply
        assert "Our supplier is closed." in reply[1]
        assert state_of(world, made) == "open"
        reply_text = reply[1].replace("&#39;", "'")
        moved = post(agent, f"/promises/{made.id}/resolution", state="moved", reply=reply_text, **fields)
        assert moved.status_code == 303
        with world.services.database.session() as db:
            (move,) = list_moves(db, made.id)
            assert get_promise(db, made.id).due_at == move.to_due_at > made.due_at
        assert "told the customer" in agent.get(f"/promises/{made.id}").text

    @pytest.mark.parametrize(
        ("fields", "said"),
        [
            ({"due_at": "2020-01-06T10:00"}, "later"),
            ({"due_at": "soon"}, "Write the new time"),
            ({"reason": "x" * 301}, "300 characters"),
        ],
    )
    def test_it_says_what_is_wrong_and_keeps_what_was_typed(self, agent, world, fields, said):
        made = make_promise(world)
        for path, more in (("follow-up", {}), ("resolution", {"state": "moved"})):
            answer = post(agent, f"/promises/{made.id}/{path}", first_name="Bo", **fields, **more)
            assert answer.status_code == 422
            assert said in answer.text
            assert 'value="Bo"' in answer.text

    def test_it_rejects_a_word_that_is_none(self, agent, world):
        made = make_promise(world)
        assert post(agent, f"/promises/{made.id}/resolution", state="eaten").status_code == 422
        assert state_of(world, made) == "open"

    def test_it_rejects_a_form_without_its_token(self, agent, world):
        made = make_promise(world)
        assert agent.post(f"/promises/{made.id}/resolution", data={"state": "kept"}).status_code == 400
        assert state_of(world, made) == "open"


class TestNotices:
    def test_a_person_is_told_of_what_they_were_reminded_of(self, agent, ambassador, world):
        made = make_promise(world)
        with world.services.database.transaction() as db:
            assert claim_reminder(db, made.id, made.due_at, at=datetime.now(UTC))
        assert "You promised an answer" in agent.get("/notices").text
        assert "You promised an answer" not in ambassador.get("/notices").text

    def test_a_person_is_told_of_what_is_overdue(self, agent, world):
        make_promise(world, hours=-1)
        assert "A customer waits for longer than you promised." in agent.get("/notices").text


class TestReport:
    def test_it_works(self, agent, sign_in, world):
        for _ in range(3):
            post(agent, f"/promises/{make_promise(world).id}/resolution", state="kept")
        make_promise(world, hours=-1)
        text = sign_in("owner").get("/reports/promises").text
        assert "3 of 4" in text
        assert "Only 4 promises: too few to tell much." in text

    def test_there_is_none_for_agents(self, agent):
        assert agent.get("/reports/promises").status_code == 404
