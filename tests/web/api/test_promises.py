"""Promises as a program lists, settles and moves them."""

from datetime import UTC, datetime, timedelta

import pytest

from answers.department import department_of
from answers.hours import due_at
from kb.audit import list_audit
from kb.departments import get_department
from kb.promises import get_promise
from tests.web.conftest import _with_token
from tests.web.promised import make_promise

PROMISES = "/api/promises"


def resolve(client, promise, **body):
    return client.put(f"{PROMISES}/{promise.id}/resolution", json=body)


def open_moment(world, *, after_hours=48):
    """A time in the department's hours, some days ahead."""
    with world.services.database.session() as db:
        department = department_of(get_department(db, "it"))
    return due_at(department, datetime.now(UTC) + timedelta(hours=after_hours)).isoformat()


def verbs(world, promise):
    with world.services.database.session() as db:
        return [line.verb for line in reversed(list_audit(db, kind="promise", key=promise.id))]


class TestList:
    def test_it_works(self, helpdesk, world):
        later, sooner = make_promise(world, hours=5, reference="VH-1"), make_promise(world, hours=-1)
        page = helpdesk.get(PROMISES).get_json()
        assert [it["id"] for it in page["promises"]] == [sooner.id, later.id]
        assert page["next"] is None
        first, second = page["promises"]
        assert (first["overdue"], second["overdue"]) == (True, False)
        assert (second["made_by"], second["reference"], second["state"]) == ("Sam de Vries", "VH-1", "open")

    @pytest.mark.parametrize(
        ("query", "count"),
        [
            ("", 3),
            ("?overdue=true", 1),
            ("?department=hr", 1),
            ("?state=open", 3),
            ("?state=kept", 0),
            ("?person=me", 0),
            ("?state=all&department=nowhere", 0),
        ],
    )
    def test_it_is_narrowed(self, helpdesk, world, query, count):
        make_promise(world)
        make_promise(world, hours=-1)
        make_promise(world, department="hr")
        assert len(helpdesk.get(PROMISES + query).get_json()["promises"]) == count

    def test_it_goes_on_by_cursor(self, helpdesk, world):
        made = {make_promise(world, hours=hours).id for hours in range(1, 6)}
        seen, cursor = [], ""
        while cursor is not None:
            page = helpdesk.get(
                PROMISES, query_string={"limit": 2, **({"cursor": cursor} if cursor else {})}
            ).get_json()
            seen += [it["id"] for it in page["promises"]]
            cursor = page["next"]
        assert len(seen) == len(made)
        assert set(seen) == made

    @pytest.mark.parametrize("query", ["?cursor=x", "?state=eaten", "?person=1", "?limit=0", "?overdue=maybe"])
    def test_it_rejects_nonsense(self, helpdesk, query):
        assert helpdesk.get(PROMISES + query).status_code == 422

    def test_it_rejects_a_token_that_may_not_ask(self, app, world):
        assert _with_token(app, world.make_token("report")).get(PROMISES).status_code == 403


class TestRead:
    def test_it_works(self, helpdesk, world):
        made = make_promise(world)
        body = helpdesk.get(f"{PROMISES}/{made.id}").get_json()
        assert (body["id"], body["question"], body["moves"]) == (made.id, made.question, [])

    def test_it_rejects_what_is_not_there(self, helpdesk):
        assert helpdesk.get(f"{PROMISES}/nothing").status_code == 404


class TestResolution:
    def test_it_is_kept(self, helpdesk, world):
        made = make_promise(world)
        first, second = (resolve(helpdesk, made, state="kept") for _ in range(2))
        assert (first.status_code, first.get_json()) == (200, second.get_json())
        body = first.get_json()["promise"]
        assert (body["state"], body["broken_at"], body["resolved_by"]) == ("kept", None, "program 0")
        assert verbs(world, made) == ["opened", "kept"]

    def test_it_is_kept_late(self, helpdesk, world):
        made = make_promise(world, hours=-1)
        body = resolve(helpdesk, made, state="kept").get_json()["promise"]
        assert (body["state"], datetime.fromisoformat(body["broken_at"])) == ("kept", made.due_at)
        assert verbs(world, made) == ["opened", "broke", "kept"]

    def test_it_is_given_up(self, helpdesk, world):
        made = make_promise(world)
        body = resolve(helpdesk, made, state="broken").get_json()["promise"]
        assert (body["state"], body["resolved_by"]) == ("broken", "program 0")

    def test_it_moves_with_a_reply_of_our_own(self, helpdesk, world):
        made, due = make_promise(world, lang="nl"), open_moment(world)
        body = {"state": "moved", "due_at": due, "reason": "de bezorger zoekt nog", "customer": {"first_name": "Bo"}}
        answer = resolve(helpdesk, made, **body)
        assert answer.status_code == 200
        found = answer.get_json()
        assert "beloofd" in found["reply"]
        assert "De bezorger zoekt nog." in found["reply"]
        assert found["promise"]["due_at"] == found["promise"]["moves"][0]["to_due_at"]
        assert datetime.fromisoformat(found["promise"]["due_at"]) == datetime.fromisoformat(due)
        again = resolve(helpdesk, made, **body).get_json()
        assert again["promise"] == found["promise"]
        assert verbs(world, made) == ["opened", "moved"]

    def test_it_moves_to_a_time_that_the_department_can_keep(self, helpdesk, world):
        made = make_promise(world)
        found = resolve(helpdesk, made, state="moved").get_json()
        assert datetime.fromisoformat(found["promise"]["due_at"]) > made.due_at

    def test_it_moves_to_the_time_that_the_reply_names(self, helpdesk, world):
        made = make_promise(world)
        written = helpdesk.post(f"{PROMISES}/{made.id}/follow-up", json={"due_at": open_moment(world)}).get_json()
        found = resolve(helpdesk, made, state="moved", reply=written["text"] + " Sanne").get_json()
        assert datetime.fromisoformat(found["promise"]["due_at"]) == datetime.fromisoformat(written["due_at"])

    def test_it_rejects_a_reply_that_names_another_time(self, helpdesk, world):
        made = make_promise(world)
        reply = "I'm sorry. You'll hear from us within 3 hours."
        answer = resolve(helpdesk, made, state="moved", due_at=open_moment(world), reply=reply)
        assert (answer.status_code, answer.get_json()["field"]) == (422, "reply")

    def test_it_rejects_a_reply_without_a_time(self, helpdesk, world):
        answer = resolve(helpdesk, make_promise(world), state="moved", reply="I'm sorry, it takes longer.")
        assert (answer.status_code, answer.get_json()["field"]) == (422, "due_at")

    def test_it_rejects_a_time_at_which_the_department_is_closed(self, helpdesk, world):
        made = make_promise(world)
        sunday = datetime.now(UTC) + timedelta(days=7)
        sunday = (sunday + timedelta(days=6 - sunday.weekday())).replace(hour=12)
        answer = resolve(helpdesk, made, state="moved", due_at=sunday.isoformat())
        assert (answer.status_code, answer.get_json()["field"]) == (422, "due_at")
        assert "IT is closed then: name a time on Monday" in answer.get_json()["detail"]

    @pytest.mark.parametrize(
        ("body", "field"),
        [
            ({}, "state"),
            ({"state": "eaten"}, "state"),
            ({"state": "kept", "reply": "Sorry"}, "reply"),
            ({"state": "broken", "due_at": "2030-01-01T10:00:00Z"}, "due_at"),
            ({"state": "moved", "due_at": "2020-01-01T10:00:00Z"}, "due_at"),
            ({"state": "moved", "due_at": "2030-01-01T10:00:00"}, "due_at"),
            ({"state": "moved", "due_at": "soon"}, "due_at"),
        ],
    )
    def test_it_rejects_nonsense(self, helpdesk, world, body, field):
        made = make_promise(world)
        answer = resolve(helpdesk, made, **body)
        assert (answer.status_code, answer.get_json()["field"]) == (422, field)
        assert verbs(world, made) == ["opened"]

    def test_it_rejects_another_word_on_one_that_is_settled(self, helpdesk, world):
        made = make_promise(world)
        resolve(helpdesk, made, state="kept")
        for body in ({"state": "broken"}, {"state": "moved"}):
            answer = resolve(helpdesk, made, **body)
            assert (answer.status_code, answer.get_json()["type"]) == (409, "urn:speeddial:problem:promise-resolved")

    def test_it_rejects_what_is_not_there(self, helpdesk):
        assert helpdesk.put(f"{PROMISES}/nothing/resolution", json={"state": "kept"}).status_code == 404


class TestFollowUp:
    def test_it_works_and_changes_nothing(self, helpdesk, world):
        made = make_promise(world, channel="x")
        body = {"reason": "our supplier is closed today", "agent": {"initials": "SV"}}
        written = helpdesk.post(f"{PROMISES}/{made.id}/follow-up", json=body).get_json()
        assert "We promised you an answer" in written["text"]
        assert "Our supplier is closed today." in written["text"]
        assert datetime.fromisoformat(written["due_at"]) > made.due_at
        with world.services.database.session() as db:
            assert get_promise(db, made.id) == made

    def test_it_rejects_what_is_not_there(self, helpdesk):
        assert helpdesk.post(f"{PROMISES}/nothing/follow-up", json={}).status_code == 404


class TestReport:
    @pytest.fixture
    def analyst(self, app, world):
        return _with_token(app, world.make_token("report"))

    def test_it_works(self, helpdesk, analyst, world):
        for hours in range(1, 4):
            resolve(helpdesk, make_promise(world, hours=hours), state="kept")
        resolve(helpdesk, make_promise(world, hours=-1), state="kept")
        make_promise(world, hours=-2)
        make_promise(world, hours=9, department="hr")
        report = analyst.get("/api/reports/promises").get_json()
        (it,) = report["departments"]
        assert (it["department"], it["due"], it["kept_late"], it["waiting"]) == ("it", 5, 1, 1)
        assert (it["in_time"]["count"], it["in_time"]["share"]) == (3, 0.6)
        assert it["in_time"]["low"] < 0.6 < it["in_time"]["high"]
        assert it["is_few"]
        assert report["together"]["due"] == 5

    def test_nothing_was_due(self, analyst):
        report = analyst.get("/api/reports/promises").get_json()
        assert report["departments"] == []
        assert report["together"]["in_time"]["share"] is None

    def test_it_rejects_a_token_that_may_only_ask(self, helpdesk):
        assert helpdesk.get("/api/reports/promises").status_code == 403
