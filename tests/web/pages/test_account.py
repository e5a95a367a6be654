import re
from datetime import timedelta

import pytest

from kb.columns import utc_now
from kb.people import find_person_by_email
from kb.sessions import list_sessions, note_seen
from tests.web.forms import token_of
from tests.web.world import PASSWORD
from web.devices import describe_device

NEW = "paard rijdt in een tram"


def change(client, current=PASSWORD, new=NEW, again=None):
    data = {"csrf_token": token_of(client.get("/account")), "current": current, "new": new}
    return client.post("/account/password", data={**data, "again": new if again is None else again})


def end(client, what):
    return client.post("/account/sessions", data={"csrf_token": token_of(client.get("/account")), "end": what})


def password_sign_in(client, email, password):
    data = {"csrf_token": token_of(client.get("/sign-in")), "email": email, "password": password}
    return client.post("/sign-in", data=data).status_code


def test_it_works(agent, stranger, world):
    page = agent.get("/account").text
    assert "Set a password" in page
    assert 'autocomplete="new-password"' in page
    assert 'name="current"' not in page
    answer = change(agent, current="")
    assert (answer.status_code, answer.location) == (303, "/account?done=password")
    assert "Your password is set" in agent.get(answer.location).text
    assert password_sign_in(stranger, "sam@example.org", NEW) == 303


def test_a_new_password_needs_the_current_one_and_signs_out_elsewhere(agent, sign_in, world):
    world.make_password("agent")
    elsewhere, other = sign_in("agent"), sign_in("owner")
    assert 'autocomplete="current-password"' in agent.get("/account").text
    assert change(agent).status_code == 303
    assert agent.get("/").status_code == 200
    assert elsewhere.get("/").status_code == 401
    assert other.get("/").status_code == 200


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"current": "wrong"}, "not your current password"),
        ({"current": ""}, "not your current password"),
        ({"again": "something else again"}, "not the same"),
        ({"new": "short"}, "12 characters"),
        ({"new": "x" * 201}, "at most 200"),
        ({"new": "password12345"}, "first passwords"),
        ({"new": "sam@example.org zelf"}, "your name"),
    ],
)
def test_it_rejects_what_cannot_be_used(agent, stranger, world, fields, words):
    world.make_password("agent")
    answer = change(agent, **fields)
    assert answer.status_code == 422
    assert words in answer.text
    assert NEW not in answer.text
    assert password_sign_in(stranger, "sam@example.org", PASSWORD) == 303


def test_it_rejects_who_guesses_the_current_password(agent, world):
    world.make_password("agent")
    assert [change(agent, current=f"guess {n}").status_code for n in range(6)] == [422] * 5 + [429]
    refused = change(agent)
    assert refused.status_code == 429
    assert 1 <= int(refused.headers["Retry-After"]) <= 30


def test_it_rejects_strangers(stranger):
    token = token_of(stranger.get("/sign-in"))
    assert stranger.get("/account").status_code == 401
    for path in ("/account/password", "/account/sessions"):
        assert stranger.post(path, data={"csrf_token": token}).status_code == 401
        assert stranger.post(path).status_code == 400


def test_sessions_are_listed_and_ended(agent, app, sign_in):
    phone = sign_in("agent")
    page = agent.get("/account").text
    assert page.count("Signed in by a one-time link, just now") == 2
    assert page.count("This browser") == 1
    numbers = re.findall(r'name="end" value="(\d+)"', page)
    assert len(numbers) == 1
    assert end(agent, numbers[0]).status_code == 303
    assert phone.get("/").status_code == 401
    assert agent.get("/").status_code == 200


def test_all_others_are_ended(agent, sign_in):
    others = [sign_in("agent") for _ in range(3)]
    assert end(agent, "others").status_code == 303
    assert [it.get("/").status_code for it in others] == [401] * 3
    assert agent.get("/").status_code == 200


@pytest.mark.parametrize("what", ["", "0", "-1", "99999", "x", "٣", "9" * 30])
def test_it_rejects_sessions_that_are_not_there(agent, what):
    assert end(agent, what).status_code == 404


def test_it_rejects_ending_somebody_elses_session(agent, ambassador):
    ambassador.get("/account")
    assert [end(agent, str(number)).status_code for number in range(1, 10)].count(303) == 1  # only their own
    assert ambassador.get("/").status_code == 200


def test_use_is_noted_at_most_once_a_minute(agent, world):
    def seen():
        with world.services.database.session() as db:
            (one,) = list_sessions(db, find_person_by_email(db, "sam@example.org").id, utc_now())
        return one

    first = seen()
    agent.get("/")
    assert seen().seen_at == first.seen_at
    with world.services.database.transaction() as db:
        note_seen(db, first.number, utc_now() - timedelta(minutes=2))
    agent.get("/")
    assert seen().seen_at >= first.seen_at


def test_the_name_in_the_masthead_leads_there(agent):
    assert re.search(r'href="/account">Sam de Vries', agent.get("/").text)


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0", "Firefox on Windows"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
            "Version/18.1 Mobile/15E148 Safari/604.1",
            "Safari on an iPhone",
        ),
        (
            "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile "
            "Safari/537.36",
            "Chrome on Android",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 "
            "Safari/537.36 Edg/131.0.0.0",
            "Edge on Windows",
        ),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 "
            "Safari/605.1.15",
            "Safari on a Mac",
        ),
        ("curl/8.5.0", "An unknown browser"),
        ("", "An unknown browser"),
        ("<script>Linux", "A browser on Linux"),
    ],
)
def test_devices_are_said_in_words(user_agent, words):
    assert describe_device(user_agent) == words
