"""A holding reply that somebody chooses, whatever was suggested."""

from datetime import UTC, datetime

import pytest

from kb.holdings import list_named_dues
from tests.web.api.test_department_hours import DOCUMENT, put

HOLDINGS = "/api/holdings"
READY = {"question": "I can't log in any more", "channel": "x", "customer": {"first_name": "Sanne"}}
NOTHING = {"question": "qqq zzz"}


def ask(client, **body):
    answer = client.post("/api/suggestions", json=body)
    assert answer.status_code == 200, answer.text
    return answer.get_json()


def dues(world, suggestion):
    with world.services.database.session() as db:
        return list_named_dues(db, suggestion)


def test_it_works(helpdesk, world):
    suggestion = ask(helpdesk, **READY)["id"]
    assert dues(world, suggestion) == ()
    made = helpdesk.post(HOLDINGS, json={"suggestion": suggestion, "customer": {"first_name": "Sanne"}}).get_json()
    holding = made["holding"]
    assert (holding["department"], holding["lang"], holding["timezone"]) == ("it", "en", None)
    assert holding["when"] in holding["reply"]
    assert holding["message"]["limit"] == 280
    assert {item["guideline"] for item in made["checklist"]} >= {"no-open-blank"}
    (due,) = dues(world, suggestion)
    assert due.due_at == datetime.fromisoformat(holding["due_at"])
    assert due.due_at > datetime.now(UTC)
    assert (due.timezone, due.takes_days) == (None, False)


def test_an_answer_without_one_keeps_what_its_holding_reply_named(helpdesk, world):
    made = ask(helpdesk, **NOTHING, customer={"timezone": "America/New_York"})
    assert made["outcome"] == "none"
    (due,) = dues(world, made["id"])
    assert (due.department, due.timezone) == (made["holding"]["department"], "America/New_York")
    assert due.due_at == datetime.fromisoformat(made["holding"]["due_at"])


def test_another_department_another_clock_and_days(helpdesk, world):
    put(world, DOCUMENT.replace("closed: [Jan 01/Dec 31 Year off]\n", ""))
    suggestion = ask(helpdesk, **NOTHING)["id"]
    usual = helpdesk.post(HOLDINGS, json={"suggestion": suggestion, "department": "it"}).get_json()["holding"]
    body = {"suggestion": suggestion, "department": "it", "takes_days": True, "timezone": "Asia/Kolkata", "lang": "da"}
    slow = helpdesk.post(HOLDINGS, json=body).get_json()["holding"]
    assert slow["due_at"] > usual["due_at"]
    assert (slow["takes_days"], slow["timezone"], slow["lang"]) == (True, "Asia/Kolkata", "da")
    assert slow["when"] in slow["reply"]
    newest = {due.department: due for due in dues(world, suggestion)}["it"]
    assert newest.due_at == datetime.fromisoformat(slow["due_at"])
    assert (newest.timezone, newest.takes_days) == ("Asia/Kolkata", True)


def test_what_was_chosen_is_what_the_promise_is_due(helpdesk, world):
    suggestion = ask(helpdesk, **READY)["id"]
    holding = helpdesk.post(HOLDINGS, json={"suggestion": suggestion, "department": "hr"}).get_json()["holding"]
    told = {"outcome": "sent", "department": "hr", "text": holding["reply"], "confirmed": []}
    noted = helpdesk.post(f"/api/suggestions/{suggestion}/outcome", json=told).get_json()
    assert noted["promise"]["department"] == "hr"
    assert noted["promise"]["due_from"] == "holding"
    assert datetime.fromisoformat(noted["promise"]["due_at"]) == datetime.fromisoformat(holding["due_at"])


def test_a_department_that_is_never_there_says_so_and_another_stands_in(helpdesk, world):
    put(world, DOCUMENT)
    suggestion = ask(helpdesk, **READY)["id"]
    refused = helpdesk.post(HOLDINGS, json={"suggestion": suggestion, "department": "it"})
    assert (refused.status_code, refused.get_json()["type"]) == (409, "urn:speeddial:problem:nothing-promised")
    assert "IT is not open for long enough" in refused.get_json()["detail"]
    assert dues(world, suggestion) == ()
    other = helpdesk.post(HOLDINGS, json={"suggestion": suggestion}).get_json()["holding"]
    assert other["department"] != "it"


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        ({"department": "itt"}, 422, "did you mean `it`?"),
        ({"timezone": "Europe/Amsterdm"}, 422, "did you mean `Europe/Amsterdam`?"),
        ({"timezone": "Mars"}, 422, "is no time zone; write it like Europe/Amsterdam"),
        ({"lang": "klingon"}, 422, "no language code"),
        ({"channel": "fax"}, 422, "There is no channel"),
        ({"days": True}, 422, "days"),
    ],
)
def test_it_rejects_what_does_not_exist(helpdesk, body, status, said):
    suggestion = ask(helpdesk, **READY)["id"]
    answer = helpdesk.post(HOLDINGS, json={"suggestion": suggestion, **body})
    assert answer.status_code == status
    assert said in answer.get_json()["detail"]


def test_a_question_of_a_customer_nowhere_is_refused(helpdesk):
    answer = helpdesk.post("/api/suggestions", json={**READY, "customer": {"timezone": "Atlantis"}})
    assert (answer.status_code, answer.get_json()["field"]) == (422, "customer.timezone")


def test_it_rejects_others_suggestions_and_strangers(helpdesk, program, stranger):
    suggestion = ask(program, **READY)["id"]
    assert helpdesk.post(HOLDINGS, json={"suggestion": suggestion}).status_code == 404
    assert helpdesk.post(HOLDINGS, json={"suggestion": "nothing"}).status_code == 404
    assert stranger.post(HOLDINGS, json={"suggestion": suggestion}).status_code == 401
