"""Noting outcomes as a program does."""

from datetime import UTC, datetime, timedelta

import pytest

from kb.audit import list_audit
from kb.outcomes import list_outcomes
from kb.promises import get_promise
from kb.tables import HoldingRow
from kb.waivers import list_waivers
from tests.web.conftest import _with_token

ASK = "/api/suggestions"


@pytest.fixture
def asked(helpdesk):
    return helpdesk.post(ASK, json={"question": "I can't log in any more"}).get_json()


def note(client, asked, **body):
    return client.post(f"{ASK}/{asked['id']}/outcome", json=body)


def test_it_works(helpdesk, asked, world):
    entry = asked["suggestions"][0]["entry"]["id"]
    answer = note(helpdesk, asked, outcome="sent", entry=entry, text="Hi Sanne, mail me at sanne@example.org")
    assert answer.status_code == 200
    noted = answer.get_json()
    assert (noted["suggestion"], noted["outcome"], noted["entry"]) == (asked["id"], "sent", entry)
    with world.services.database.session() as db:
        assert [it.text for it in list_outcomes(db, asked["id"])] == ["Hi [name], mail me at [email]"]


def test_it_teaches(helpdesk, world):
    """From a question that nothing answers well to one that is found, through the API alone."""
    odd = "the courier threw my box over a fence"
    asked = helpdesk.post(ASK, json={"question": odd, "limit": 10}).get_json()
    entry = "product/where-is-my-parcel"
    assert entry in [it["entry"]["id"] for it in asked["suggestions"]]
    assert note(helpdesk, asked, outcome="edited", entry=entry, text="It is on its way.").status_code == 200
    assert world.services.learner.learn() == 1
    first = helpdesk.post(ASK, json={"question": odd}).get_json()["suggestions"][0]
    assert (first["entry"]["id"], first["matched"]) == (entry, odd)


def test_the_same_again_changes_nothing(helpdesk, asked):
    first, second = (note(helpdesk, asked, outcome="copied") for _ in range(2))
    assert first.get_json() == second.get_json()


def test_it_rejects_another_word_on_the_same(helpdesk, asked):
    note(helpdesk, asked, outcome="sent", text="a")
    answer = note(helpdesk, asked, outcome="sent", text="b")
    assert (answer.status_code, answer.get_json()["type"]) == (409, "urn:speeddial:problem:noted-before")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "outcome"),
        ({"outcome": "eaten"}, "outcome"),
        ({"outcome": "sent", "entry": "it/nothing"}, "entry"),
        ({"outcome": "sent", "reason": "other"}, "reason"),
        ({"outcome": "dismissed"}, "reason"),
        ({"outcome": "dismissed", "reason": "bored"}, "reason"),
        ({"outcome": "dismissed", "reason": "other", "text": "x"}, "text"),
        ({"outcome": "sent", "text": 5}, "text"),
        ({"outcome": "sent", "who": "me"}, "who"),
    ],
)
def test_it_rejects_what_makes_no_sense(helpdesk, asked, body, field):
    answer = note(helpdesk, asked, **body)
    assert (answer.status_code, answer.get_json()["field"]) == (422, field)


def test_it_rejects_unknown_suggestions_and_those_of_others(app, world, helpdesk, program, asked):
    assert note(helpdesk, {"id": "nothing"}, outcome="copied").status_code == 404
    other = _with_token(app, world.make_token("suggest"))
    assert note(other, asked, outcome="copied").status_code == 404
    assert note(program, asked, outcome="copied").status_code == 200  # its token may curate


def test_a_receipt_that_cannot_be_written_costs_a_warning(helpdesk, monkeypatch):
    monkeypatch.setattr("answers.receipts.add_receipt", lambda *given: 1 / 0)
    answer = helpdesk.post(ASK, json={"question": "I can't log in any more"}).get_json()
    assert answer["suggestions"]
    assert len(answer["warnings"]) == 1


@pytest.fixture
def asked_for_order(helpdesk):
    """What was suggested has a blank."""
    return helpdesk.post(ASK, json={"question": "my order has not arrived yet"}).get_json()


def test_it_refuses_what_has_an_open_must(helpdesk, asked_for_order, world):
    entry = asked_for_order["suggestions"][0]["entry"]["id"]
    answer = note(helpdesk, asked_for_order, outcome="sent", entry=entry)
    problem = answer.get_json()
    assert (answer.status_code, problem["type"]) == (422, "urn:speeddial:problem:musts-open")
    assert [it["guideline"] for it in problem["checklist"]] == ["no-open-blank"]
    assert "no-open-blank" in problem["detail"]
    assert "send its final text along" in problem["detail"]
    with world.services.database.session() as db:
        assert list_outcomes(db, asked_for_order["id"]) == ()


def test_a_must_is_waived_with_a_reason_that_is_kept(helpdesk, asked_for_order, world):
    waiver = {"guideline": "no-open-blank", "reason": "The brackets are part of the product's name"}
    body = {"outcome": "sent", "entry": asked_for_order["suggestions"][0]["entry"]["id"]}
    assert note(helpdesk, asked_for_order, **body, waivers=[{**waiver, "reason": "no"}]).status_code == 422
    assert note(helpdesk, asked_for_order, **body, waivers=[waiver]).status_code == 200
    with world.services.database.session() as db:
        (kept,) = list_waivers(db, asked_for_order["id"])
    assert (kept.guideline, kept.check, kept.reason) == ("no-open-blank", "open_blank", waiver["reason"])


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            {
                "outcome": "sent",
                "text": "Reset it.",
                "waivers": [{"guideline": "no-open-blnk", "reason": "it is fine so"}],
            },
            "(did you mean `no-open-blank`?)",
        ),
        ({"outcome": "sent", "text": "Reset it.", "confirmed": ["nothing-like-it"]}, "is no guideline of this reply"),
        ({"outcome": "copied", "confirmed": ["no-open-blank"]}, "leave them out"),
    ],
)
def test_it_rejects_waivers_that_make_no_sense(helpdesk, asked, body, said):
    answer = note(helpdesk, asked, **body)
    assert answer.status_code == 422
    assert said in answer.get_json()["detail"]


def hold(world, asked, *departments):
    """What a holding reply to these questions named, in two hours from now."""
    due_at = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=2)
    with world.services.database.transaction() as db:
        for department in departments:
            db.merge(HoldingRow(receipt_id=asked["id"], department=department, due_at=due_at, at=datetime.now(UTC)))
    return due_at


class TestHoldingReplies:
    @pytest.fixture
    def asked(self, helpdesk):
        return helpdesk.post(ASK, json={"question": "do you sponsor football clubs"}).get_json()

    def test_it_works(self, helpdesk, world, asked):
        due_at = hold(world, asked, "hr")
        answer = note(helpdesk, asked, outcome="sent", department="hr", reference="VH-20418")
        assert answer.status_code == 200
        promise = answer.get_json()["promise"]
        assert (promise["department"], promise["state"], promise["due_from"]) == ("hr", "open", "holding")
        assert datetime.fromisoformat(promise["due_at"]) == due_at
        with world.services.database.session() as db:
            kept = get_promise(db, promise["id"])
            (line,) = list_audit(db, kind="promise")
        assert (kept.reference, kept.receipt_id) == ("VH-20418", asked["id"])
        assert line.actor.who == "program 0"

    def test_the_same_again_changes_nothing(self, helpdesk, world, asked):
        hold(world, asked, "hr")
        first, second = (note(helpdesk, asked, outcome="sent", department="hr").get_json() for _ in range(2))
        assert first == second

    def test_it_rejects_a_department_that_could_be_several(self, helpdesk, world, asked):
        assert asked["outcome"] == "none"
        hold(world, asked, "hr", "it")
        answer = note(helpdesk, asked, outcome="sent")
        assert (answer.status_code, answer.get_json()["field"]) == (422, "department")

    @pytest.mark.parametrize(
        "body",
        [
            {"outcome": "sent", "department": "nowhere"},
            {"outcome": "sent", "department": "hr", "entry": "it/reset-password"},
            {"outcome": "dismissed", "reason": "other", "department": "hr"},
        ],
    )
    def test_it_rejects_a_department_that_says_nothing(self, helpdesk, asked, body):
        answer = note(helpdesk, asked, **body)
        assert (answer.status_code, answer.get_json()["field"]) == (422, "department")

    def test_a_reply_of_the_library_promises_nothing(self, helpdesk):
        asked = helpdesk.post(ASK, json={"question": "I can't log in any more"}).get_json()
        assert note(helpdesk, asked, outcome="sent", text="Reset it.").get_json()["promise"] is None
