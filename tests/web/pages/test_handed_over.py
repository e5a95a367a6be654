"""Handing a question over and getting it back, as people do on the page, without script."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from kb.audit import list_audit
from kb.entries import list_variants
from kb.escalations import get_escalation, list_escalations
from kb.promises import NewPromise, get_promise, open_promise
from kb.waivers import list_waivers
from tests.answers.escalation.receivers import GOES_WELL, IS_SILENT_AFTER_DATA, always, first, webhook
from tests.web.forms import token_of
from tests.web.reached import reach_by

QUESTION = "Where do I charge the courier's robot? Ring me: +31 6 12345678"
ANSWER = "The robot charges at the blue dock behind the desk."


@pytest.fixture
def mailbox(world):
    with webhook(always(GOES_WELL)) as (url, log):
        reach_by(world, "it", {"url": url, "name": "Bram", "hours": "24/7"})
        yield log


@pytest.fixture
def asked(agent):
    """The form that the results lead to."""
    page = agent.post("/", data={"question": QUESTION, "channel": "email", "csrf_token": token_of(agent.get("/"))})
    address = re.search(r'href="(/hand-over\?suggestion=[^"]+)"', page.text)
    assert address
    return agent.get(address[1])


def hand_over(client, form, **given):
    suggestion = re.search(r'name="suggestion" value="([^"]+)"', form.text)
    data = {"csrf_token": token_of(form), "suggestion": suggestion[1], "department": "it", **given}
    return client.post("/hand-over", data=data)


def find_one(world):
    with world.services.database.session() as db:
        (one,) = list_escalations(db).escalations
    return one


def link_in(log) -> str:
    found = re.search(r"http://127\.0\.0\.1:8470(/answers/[\w.\-]+)", log.texts[-1])
    assert found
    return found[1]


def test_the_form_proposes_and_shows_what_will_be_sent(asked):
    assert asked.status_code == 200
    assert "12345678" not in asked.text
    options = re.findall(r'<option value="([a-z]*)"( selected)?>([^<]+)', asked.text)
    assert {it[0] for it in options} == {"it", "hr", "product"}
    assert sum(bool(it[1]) for it in options) == 1
    assert re.search(r"\d+%", options[0][2])


def test_it_says_what_happened(agent, asked, mailbox, world):
    answer = hand_over(agent, asked, note="He is in a hurry", reference="VH-1")
    assert answer.status_code == 303
    page = agent.get(answer.location)
    assert "Sent to Bram (IT, on duty)" in page.text
    assert "He is in a hurry" in mailbox.texts[0]
    assert "Case: VH-1" in mailbox.texts[0]
    assert "Waiting for a department" in agent.get("/handed-over").text


def test_with_script_only_a_sentence_comes_back(agent, asked, mailbox):
    suggestion = re.search(r'name="suggestion" value="([^"]+)"', asked.text)[1]
    data = {"csrf_token": token_of(asked), "suggestion": suggestion, "department": "it"}
    answer = agent.post("/hand-over", data=data, headers={"HX-Request": "true"})
    assert "Sent to Bram (IT, on duty)" in answer.text
    assert "<html" not in answer.text


def test_the_department_answers_by_the_link_and_the_agent_sends_it(agent, asked, mailbox, world, stranger):
    hand_over(agent, asked)
    link = link_in(mailbox)
    page = stranger.get(link)
    assert page.status_code == 200
    assert "charge the courier" in page.text
    assert 'value="Bram"' in page.text
    assert find_one(world).state == "open"  # looking answers nothing
    assert stranger.post(link, data={"answer": ANSWER, "name": "Bram"}).status_code == 303
    again = stranger.get(link)
    assert "has its answer" in again.text
    assert "courier" not in again.text
    assert stranger.post(link, data={"answer": "Something else", "name": "Eve"}).status_code == 303
    one = find_one(world)
    assert (one.answer, one.answered_by, one.state) == (ANSWER, "Bram", "answered")
    assert "IT has answered a question" in agent.get("/notices").text
    listed = agent.get("/handed-over").text
    assert "New answers" in listed
    detail = agent.get(f"/handed-over/{one.id}").text
    assert "Hello" in detail or "Hi" in detail or ANSWER in detail
    assert 'class="checklist' in detail
    assert send(agent, one, ANSWER).status_code == 303
    assert "IT has answered a question" not in agent.get("/notices").text
    with world.services.database.session() as db:
        (entry,) = list_variants(db, one.draft_entry)
        assert entry.status == "draft"
        assert ANSWER not in repr(list_audit(db))


def test_the_promise_stays_open_until_the_customer_has_the_answer(agent, asked, mailbox, world, stranger):
    hand_over(agent, asked)
    one = find_one(world)
    with world.services.database.transaction() as db:
        new = NewPromise("it", datetime.now(UTC) + timedelta(days=3), "q", receipt_id=one.receipt_id)
        promise = open_promise(db, new, actor=_actor(world), at=datetime.now(UTC))
    stranger.post(link_in(mailbox), data={"answer": ANSWER, "name": "Bram"})
    assert _promise(world, promise).state == "open"
    assert "the promise is kept" in agent.get(f"/handed-over/{one.id}").text
    assert send(agent, one, "").status_code == 422
    assert _promise(world, promise).state == "open"
    assert send(agent, one, ANSWER).status_code == 303
    assert _promise(world, promise).state == "kept"


def send(client, one, text, **given):
    data = {"csrf_token": token_of(client.get("/")), "sent": "yes", "text": text, **given}
    return client.post(f"/handed-over/{one.id}/done", data=data)


def test_an_answer_is_not_sent_past_an_open_must(agent, asked, mailbox, world, stranger):
    hand_over(agent, asked)
    one = find_one(world)
    assert send(agent, one, ANSWER).status_code == 422  # nothing to send yet
    stranger.post(link_in(mailbox), data={"answer": ANSWER, "name": "Bram"})
    refused = send(agent, one, "Dear [first name], it charges at the dock.")
    assert refused.status_code == 422
    assert 'role="alert"' in refused.text
    assert "Dear [first name], it charges at the dock." in refused.text
    assert find_one(world).seen_at is None
    reason = {"waiver:no-open-blank": "The customer has no name"}
    assert send(agent, one, "Dear [first name], it charges at the dock.", **reason).status_code == 303
    with world.services.database.session() as db:
        assert [it.guideline for it in list_waivers(db, one.receipt_id)] == ["no-open-blank"]
        (line,) = [it for it in list_audit(db, kind="escalation") if it.verb == "took up"]
    assert line.after["waived"] == ["no-open-blank"]


def _actor(world):
    from kb.actor import Actor  # noqa: PLC0415

    return Actor("Sam de Vries", find_one(world).asker)


def _promise(world, promise):
    with world.services.database.session() as db:
        return get_promise(db, promise.id)


@pytest.mark.parametrize(
    "data", [{"answer": "  ", "name": "Bram"}, {"answer": "x" * 10_001, "name": "B"}, {"answer": "Yes.", "name": ""}]
)
def test_what_was_typed_comes_back_with_the_reason(agent, asked, mailbox, stranger, data):
    hand_over(agent, asked)
    answer = stranger.post(link_in(mailbox), data=data)
    assert answer.status_code == 422
    assert data["answer"].strip()[:50] in answer.text
    assert 'role="alert"' in answer.text


def test_a_link_ends(agent, asked, mailbox, world, stranger, monkeypatch):
    hand_over(agent, asked)
    link = link_in(mailbox)
    for wrong in (f"{link}x", "/answers/nonsense", f"/answers/{link.split('/')[2][:-4]}AAAA"):
        assert stranger.get(wrong).status_code == 410
        assert stranger.post(wrong, data={"answer": ANSWER, "name": "x"}).status_code == 410
    one = find_one(world)
    token = token_of(agent.get("/"))
    agent.post(f"/handed-over/{one.id}/taken-back", data={"csrf_token": token})
    assert stranger.get(link).status_code == 410
    assert find_one(world).state == "taken_back"


def test_an_owner_answers_with_an_account(agent, asked, mailbox, world, sign_in):
    hand_over(agent, asked)
    owner, one = sign_in("owner"), find_one(world)
    assert "For you to answer" in owner.get("/handed-over").text
    form = owner.get(f"/handed-over/{one.id}")
    empty = owner.post(f"/handed-over/{one.id}/answer", data={"csrf_token": token_of(form), "answer": " "})
    assert empty.status_code == 422
    assert (
        owner.post(f"/handed-over/{one.id}/answer", data={"csrf_token": token_of(form), "answer": ANSWER}).status_code
        == 303
    )
    with world.services.database.session() as db:
        assert get_escalation(db, one.id).answered_by == "Lotte Vermeer"


def test_others_see_nothing_and_may_not_answer(agent, asked, mailbox, world, sign_in):
    hand_over(agent, asked)
    one, ambassador = find_one(world), sign_in("ambassador")
    token = token_of(ambassador.get("/"))
    assert ambassador.get(f"/handed-over/{one.id}").status_code == 404
    for verb in ("answer", "done", "taken-back", "sent-again/1"):
        answer = ambassador.post(f"/handed-over/{one.id}/{verb}", data={"csrf_token": token, "answer": "x"})
        assert answer.status_code == 404
    mine = agent.post(f"/handed-over/{one.id}/answer", data={"csrf_token": token_of(agent.get("/")), "answer": "x"})
    assert mine.status_code == 404  # an agent's, but not theirs to answer
    assert ambassador.get("/handed-over").text.count("courier") == 0


def test_a_message_that_may_not_have_arrived_waits_for_a_decision(agent, asked, world):
    with webhook(first(IS_SILENT_AFTER_DATA)) as (url, log):
        reach_by(world, "it", {"url": url, "name": "Bram", "hours": "24/7"})
        log.released.set()
        page = agent.get(hand_over(agent, asked).location)
        assert "May not have arrived: Bram (IT, on duty)" in page.text
        assert "May not have arrived" in agent.get("/notices").text
        action = re.search(r'action="(/handed-over/[^"]+/sent-again/\d+)"', page.text)
        answer = agent.post(action[1], data={"csrf_token": token_of(page)})
        assert "Sent to Bram (IT, on duty)" in agent.get(answer.location).text
        assert agent.post(action[1], data={"csrf_token": token_of(page)}).status_code == 409


def test_without_contacts_it_stands_in_the_list(agent, asked):
    page = agent.get(hand_over(agent, asked, department="hr").location)
    assert "has no contacts" in page.text


@pytest.mark.parametrize("path", ["/hand-over?suggestion=nope", "/hand-over", "/handed-over/nope"])
def test_what_is_not_there_is_not_found(agent, path):
    assert agent.get(path).status_code == 404


def test_strangers_are_sent_to_sign_in(stranger):
    for path in ("/hand-over?suggestion=x", "/handed-over", "/handed-over/x"):
        assert stranger.get(path).status_code == 401
