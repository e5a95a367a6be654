"""The holding reply in the page: shown at once where there is no answer, offered everywhere else."""

import re

import pytest

from tests.web.api.test_department_hours import DOCUMENT, put
from tests.web.forms import token_of

READY = "I can't log in any more"
NOTHING = "qqq zzz"
_SLOW = "reply_within: 3h\nslow_reply_within: 16h\n---\n"


@pytest.fixture
def asked(agent):
    """Asks, and gives the page and the suggestion's id."""

    def ask(question, **fields):
        data = {"csrf_token": token_of(agent.get("/")), "question": question, "channel": "", **fields}
        page = agent.post("/", data=data)
        assert page.status_code == 200
        return page, re.search(r'name="suggestion" value="([^"]+)"', page.text)[1]

    return ask


@pytest.fixture
def choose(agent, asked):
    """Asks for a holding reply, as a script does unless `script` is False."""

    def choose(question, *, script=True, **fields):
        page, suggestion = asked(question)
        headers = {"HX-Request": "true"} if script else {}
        data = {"csrf_token": token_of(page), "question": question, "suggestion": suggestion, "lang": "en", **fields}
        return agent.post("/holdings", data=data, headers=headers)

    return choose


def test_without_an_answer_the_card_stands_there_and_others_may_be_chosen(asked):
    page, _ = asked(NOTHING)
    assert page.text.count('data-card="h"') == 1
    assert "Promises an answer by" in page.text
    assert page.text.count("<option value=") >= 3
    assert "Holding reply instead" not in page.text


def test_with_an_answer_it_is_offered(asked):
    page, _ = asked(READY)
    assert 'data-card="h"' not in page.text
    assert "Holding reply instead" in page.text
    assert 'id="holding-department"' not in page.text


def test_it_comes_on_demand(choose):
    part = choose(READY)
    assert part.status_code == 200
    assert not part.text.strip().startswith("<!doctype")
    assert 'data-card="h"' in part.text
    assert '<option value="it" selected>' in part.text


def test_without_script_it_is_a_page(choose):
    page = choose(READY, script=False)
    assert page.text.startswith("<!doctype html>")
    assert 'data-card="h"' in page.text
    assert 'id="asked"' in page.text


def test_another_department_and_the_customers_clock(choose, world):
    put(world, DOCUMENT.replace("id: it", "id: hr").replace("name: IT", "name: HR").split("closed:")[0] + _SLOW, "hr")
    part = choose(READY, holding_department="hr", holding_timezone="America/New_York", holding_takes_days="yes").text
    assert "from <b>HR</b>, as for a question that takes days." in part
    assert "for the customer (America/New_York)" in part
    assert 'data-timezone="America/New_York"' in part
    assert '<option value="hr" selected>' in part
    assert 'value="America/New_York"' in part


def test_a_department_without_a_time_for_slow_questions_says_so(choose):
    part = choose(READY, holding_department="hr", holding_takes_days="yes").text
    assert "HR has no time of its own for questions that take days." in part
    assert "as for a question that takes days" not in part


def test_a_clock_that_is_none_is_refused_in_its_place(choose):
    part = choose(READY, holding_department="hr", holding_timezone="Mars")
    assert part.status_code == 200  # htmx shows it where the card would be
    assert "`Mars` is no time zone" in part.text
    assert 'data-card="h"' not in part.text
    assert '<option value="hr" selected>' in part.text
    page = choose(READY, script=False, holding_department="hr", holding_timezone="Mars")
    assert page.status_code == 422


def test_a_department_that_is_never_there_says_so_and_offers_others(choose, world, asked):
    put(world, DOCUMENT)
    part = choose(READY, holding_department="it").text
    assert "IT is not open for long enough within a year" in part
    assert '<option value="product"' in part
    assert 'data-card="h"' not in part


def test_it_says_so_at_once_where_nobody_can_promise(asked, world):
    for department in ("it", "hr", "product"):
        put(world, DOCUMENT.replace("id: it", f"id: {department}"), department)
    page, _ = asked(NOTHING)
    assert "never there for long enough within a year" in page.text
    assert 'id="holding-department"' in page.text


def test_small_talk_is_promised_nothing(agent):
    page = agent.post("/", data={"csrf_token": token_of(agent.get("/")), "question": "Thank you so much!"})
    assert 'id="holding"' not in page.text


def test_it_rejects_others_suggestions(agent, sign_in):
    other = sign_in("ambassador")
    data = {"csrf_token": token_of(other.get("/")), "question": READY}
    suggestion = re.search(r'name="suggestion" value="([^"]+)"', other.post("/", data=data).text)[1]
    answer = agent.post("/holdings", data={"csrf_token": token_of(agent.get("/")), "suggestion": suggestion})
    assert answer.status_code == 404
