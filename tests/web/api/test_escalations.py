"""Questions that are handed to departments, through the API."""

import pytest

from kb.audit import list_audit
from kb.entries import list_variants
from tests.answers.escalation.receivers import GOES_WELL, IS_SILENT_AFTER_DATA, REFUSES, always, first, webhook
from tests.web.conftest import _with_token
from tests.web.reached import reach_by

PATH = "/api/escalations"
ASKS = {"question": "My card reader shows error 7 since Monday, call me on +31 6 12345678", "lang": "en"}
ANSWER = "Update it to version 3 and restart it.\n\nThat takes {{ five }} minutes."


@pytest.fixture
def mailbox(world):
    """IT is reached at a webhook, around the clock; gives what arrives there."""
    with webhook(always(GOES_WELL)) as (url, log):
        reach_by(world, "it", {"url": url, "name": "Lotte", "hours": "24/7"})
        yield log


@pytest.fixture
def owner(app, world):
    """A program that curates IT's answers."""
    return _with_token(app, world.make_token("suggest", "curate", departments=("it",)))


@pytest.fixture
def opened(helpdesk, mailbox):
    answer = helpdesk.post(PATH, json={**ASKS, "department": "it", "note": "Angry; sam@example.org"})
    assert answer.status_code == 200
    return answer.get_json()


def test_it_reaches_whoever_is_on_duty(opened, mailbox, world):
    assert (opened["state"], opened["department"]) == ("open", "it")
    (delivery,) = opened["deliveries"]
    assert (delivery["state"], delivery["contact"], delivery["tier"]) == ("delivered", "Lotte", "on_duty")
    (text,) = mailbox.texts
    assert "My card reader shows error 7" in text
    assert "http://127.0.0.1:8470/answers/" in text
    assert "Angry; [email]" in text
    assert "12345678" not in text + repr(opened)
    with world.services.database.session() as db:
        trail = repr(list_audit(db))
    assert "card reader" not in trail
    assert "Angry" not in trail


def test_the_same_suggestion_is_handed_over_once(helpdesk, mailbox):
    asked = helpdesk.post("/api/suggestions", json=ASKS).get_json()
    first_time, again = (helpdesk.post(PATH, json={"suggestion": asked["id"], "department": "it"}) for _ in range(2))
    assert first_time.get_json()["id"] == again.get_json()["id"]
    assert first_time.get_json()["suggestion"] == asked["id"]
    assert mailbox.arrived.total() == 1


def test_without_a_department_the_nearest_answers_say_whose_it_is(helpdesk):
    opened = helpdesk.post(PATH, json={"question": "I can't log in any more, my account is locked"}).get_json()
    assert opened["department"] == "it"
    assert 0.5 < opened["confidence"] <= 1
    (delivery,) = opened["deliveries"]
    assert delivery["state"] == "undelivered"
    assert "has no contacts" in delivery["problem"]


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        ({}, 422, "question"),
        ({"question": "a b", "suggestion": "x"}, 422, "question"),
        ({"question": "  "}, 422, "question"),
        ({"question": "Where?", "department": "itt"}, 422, "department"),
        ({"question": "Where?", "department": "it", "lang": "xx"}, 422, "lang"),
        ({"question": "Where?", "department": "it", "note": "x" * 2001}, 422, "note"),
        ({"suggestion": "nobody-made-it"}, 404, None),
        ({"question": "Where?", "department": "it", "promise": "none"}, 404, None),
    ],
)
def test_it_refuses_in_a_sentence(helpdesk, body, status, field):
    answer = helpdesk.post(PATH, json=body)
    assert (answer.status_code, answer.get_json().get("field")) == (status, field)


def test_anothers_suggestion_looks_like_none(app, world, helpdesk):
    asked = helpdesk.post("/api/suggestions", json=ASKS).get_json()
    other = _with_token(app, world.make_token("suggest"))
    assert other.post(PATH, json={"suggestion": asked["id"]}).status_code == 404


def test_it_is_answered_once_and_becomes_a_draft(opened, helpdesk, owner, world):
    answered = owner.put(f"{PATH}/{opened['id']}/answer", json={"text": ANSWER}).get_json()
    assert (answered["state"], answered["answer"]) == ("answered", ANSWER)
    again = owner.put(f"{PATH}/{opened['id']}/answer", json={"text": "Something else."})
    assert (again.status_code, again.get_json()["type"]) == (409, "urn:speeddial:problem:closed-before")
    with world.services.database.session() as db:
        (entry,) = list_variants(db, answered["draft_entry"])
    assert (entry.status, entry.department, entry.lang) == ("draft", "it", "en")
    assert entry.title == "My card reader shows error 7 since Monday, call me on [phone]"
    assert "{ { five } }" in entry.answer
    assert entry.id.startswith("it/my-card-reader")
    assert helpdesk.get(f"{PATH}/{opened['id']}").get_json()["answer"] == ANSWER


def test_what_nobody_can_read_is_left_out_of_an_answer(opened, owner):
    answered = owner.put(f"{PATH}/{opened['id']}/answer", json={"text": "Restart\x88 it.\x07\ufffe"})
    assert (answered.status_code, answered.get_json()["answer"]) == (200, "Restart it.")


def test_who_does_not_own_it_cannot_answer_it(opened, app, world, helpdesk):
    hr = _with_token(app, world.make_token("suggest", "curate", departments=("hr",)))
    ambassador = _with_token(app, world.make_token("suggest", role="ambassador"))
    assert hr.put(f"{PATH}/{opened['id']}/answer", json={"text": "x"}).status_code == 404
    assert helpdesk.put(f"{PATH}/{opened['id']}/answer", json={"text": "x"}).status_code == 403
    for verb in ("get", "delete"):
        assert getattr(ambassador, verb)(f"{PATH}/{opened['id']}").status_code == 404
    assert ambassador.get(PATH).get_json()["escalations"] == []


def test_it_is_taken_back(opened, helpdesk, owner):
    for _ in range(2):
        assert helpdesk.delete(f"{PATH}/{opened['id']}").get_json()["state"] == "taken_back"
    assert owner.put(f"{PATH}/{opened['id']}/answer", json={"text": "x"}).status_code == 409


def test_the_list_pages_and_narrows(helpdesk, owner, mailbox):
    made = [
        helpdesk.post(PATH, json={**ASKS, "department": department}).get_json() for department in ("it", "hr", "it")
    ]
    pages, cursor = [], None
    while True:
        query = {"limit": 2} | ({"cursor": cursor} if cursor else {})
        page = helpdesk.get(PATH, query_string=query).get_json()
        pages += [it["id"] for it in page["escalations"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert sorted(pages) == sorted(it["id"] for it in made)
    ids = {it["id"] for it in owner.get(PATH).get_json()["escalations"]}
    assert ids == {made[0]["id"], made[2]["id"]} | ({made[1]["id"]} & ids)
    assert owner.get(PATH, query_string={"mine": "true"}).get_json()["escalations"] == []
    of_hr = helpdesk.get(PATH, query_string={"department": "hr", "state": "open"}).get_json()["escalations"]
    assert [it["id"] for it in of_hr] == [made[1]["id"]]
    assert helpdesk.get(PATH, query_string={"cursor": "x"}).status_code == 422


def test_an_answer_is_taken_up(opened, helpdesk, owner):
    assert helpdesk.put(f"{PATH}/{opened['id']}/receipt", json={}).get_json()["taken_up_at"] is None
    owner.put(f"{PATH}/{opened['id']}/answer", json={"text": ANSWER})
    first_time, again = (
        helpdesk.put(f"{PATH}/{opened['id']}/receipt", json={}).get_json()["taken_up_at"] for _ in range(2)
    )
    assert first_time == again is not None


def test_what_may_have_arrived_is_sent_again_only_by_a_person(helpdesk, world):
    with webhook(first(IS_SILENT_AFTER_DATA)) as (url, log):
        reach_by(world, "it", {"url": url, "hours": "24/7"})
        log.released.set()  # it hangs up at once
        opened = helpdesk.post(PATH, json={**ASKS, "department": "it"}).get_json()
        (unsure,) = opened["deliveries"]
        assert unsure["state"] == "unsure"
        address = f"{PATH}/{opened['id']}/deliveries/{unsure['number']}/repetition"
        after = helpdesk.post(address, json={}).get_json()["deliveries"]
        assert [it["state"] for it in after] == ["sent_again", "delivered"]
        assert helpdesk.post(address, json={}).status_code == 409
        assert helpdesk.post(f"{PATH}/{opened['id']}/deliveries/999/repetition", json={}).status_code == 404


def test_what_was_refused_waits_with_the_reason(helpdesk, world):
    with webhook(always(REFUSES)) as (url, _):
        reach_by(world, "it", {"url": url, "name": "Lotte", "hours": "24/7"})
        opened = helpdesk.post(PATH, json={**ASKS, "department": "it"}).get_json()
    (delivery,) = opened["deliveries"]
    assert (delivery["state"], delivery["problem"]) == ("waiting", "The server refused it (status 503).")
