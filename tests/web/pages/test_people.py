import re

import pytest

from kb.audit import list_audit
from kb.people import find_person_by_email, save_person
from tests.web.forms import token_of
from tests.web.world import PEOPLE


@pytest.fixture
def ids(world):
    with world.services.database.session() as db:
        return {who: find_person_by_email(db, email).id for who, (_, email) in PEOPLE.items()}


def send(client, path, page="/people", **fields):
    return client.post(path, data={"csrf_token": token_of(client.get(page)), **fields})


def add(client, **fields):
    values = {"name": "Bo Dahl", "email": "bo@example.org", "role": "owner", "departments": ["it"]}
    return send(client, "/people", **{**values, **fields})


def revision_of(client, person):
    return re.search(r'name="revision" value="(\d+)"', client.get(f"/people/{person}").text)[1]


def test_it_works(admin):
    page = admin.get("/people").text
    for name, email in PEOPLE.values():
        assert name in page
        assert email in page
    answer = add(admin)
    assert answer.status_code == 303
    page = admin.get(answer.location).text
    assert "Bo Dahl" in page
    assert 'value="it" checked' in page
    assert "Bo Dahl" in admin.get("/people").text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": " "}, "needs a name"),
        ({"email": "bo"}, "no e-mail address"),
        ({"email": "SAM@example.org"}, "is there already"),
        ({"role": "boss"}, "is no role"),
        ({"departments": ["itt"]}, "no department `itt` (did you mean `it`?)"),
    ],
)
def test_it_rejects_what_cannot_be_used_and_keeps_what_was_typed(admin, fields, words):
    answer = add(admin, **fields)
    assert answer.status_code == 422
    assert words in answer.text.replace("&#39;", "'")
    assert "<details" in answer.text
    if "name" not in fields:
        assert 'value="Bo Dahl"' in answer.text
    assert admin.get("/people").text.count("roll__line") == len(PEOPLE)


@pytest.mark.parametrize("who", ["agent", "ambassador", "owner", "stranger"])
def test_it_rejects_everybody_else(who, app, sign_in, ids):
    client = app.test_client() if who == "stranger" else sign_in(who)
    expected = 401 if who == "stranger" else 404
    person = ids["agent"]
    for path in ("/people", f"/people/{person}", "/tokens"):
        assert client.get(path).status_code == expected
    token = token_of(client.get("/sign-in"))
    for path in (
        "/people",
        "/tokens",
        "/tokens/1/revocation",
        *(f"/people/{person}{part}" for part in ("", "/access", "/link", "/password", "/sessions")),
    ):
        assert client.post(path, data={"csrf_token": token, "do": "disable", "end": "all"}).status_code == expected, (
            path
        )
        assert client.post(path).status_code == 400


def test_it_changes_a_person(admin, sign_in, ids):
    agent = sign_in("agent")
    page = f"/people/{ids['agent']}"
    fields = {"name": "Sam V.", "email": "sam@example.org", "role": "owner", "departments": ["hr"]}
    answer = send(admin, page, page, revision=revision_of(admin, ids["agent"]), **fields)
    assert (answer.status_code, answer.location) == (303, f"{page}?done=changed")
    assert "Sam V." in agent.get("/").text  # at once
    assert 'value="owner" selected' in admin.get(page).text


def test_it_rejects_a_change_on_top_of_another(admin, ids):
    page = f"/people/{ids['agent']}"
    revision = revision_of(admin, ids["agent"])
    fields = {"name": "Sam", "email": "sam@example.org", "role": "agent"}
    assert send(admin, page, page, revision=revision, **fields).status_code == 303
    answer = send(admin, page, page, revision=revision, **{**fields, "name": "Samuel"})
    assert answer.status_code == 412
    assert 'value="Samuel"' in answer.text


def test_it_disables_and_enables(admin, sign_in, ids, app, world):
    agent, page = sign_in("agent"), f"/people/{ids['agent']}"
    link = f"/sign-in/{world.make_link('agent')}"
    assert send(admin, f"{page}/access", page, do="disable").status_code == 303
    assert "Disabled" in admin.get(page).text
    assert agent.get("/").status_code == 401
    client = app.test_client()
    assert client.post(link, data={"csrf_token": token_of(client.get(link))}).status_code == 410
    assert send(admin, f"{page}/link", page).status_code == 404
    assert send(admin, f"{page}/access", page, do="enable").status_code == 303
    assert "Disabled" not in admin.get(page).text
    assert agent.get("/").status_code == 401
    assert send(admin, f"{page}/access", page, do="dance").status_code == 422


def test_it_rejects_losing_the_last_admin(admin, ids):
    page = f"/people/{ids['admin']}"
    refused = send(admin, f"{page}/access", page, do="disable")
    assert refused.status_code == 409
    assert "Noor Jansen is the last administrator" in refused.text
    fields = {"name": "Noor", "email": "noor@example.org", "role": "owner"}
    assert send(admin, page, page, revision=revision_of(admin, ids["admin"]), **fields).status_code == 409
    assert admin.get("/people").status_code == 200


def test_it_makes_a_link_that_is_shown_once(admin, app, ids):
    page = f"/people/{ids['owner']}"
    answer = send(admin, f"{page}/link", page)
    assert answer.status_code == 303
    shown = admin.get(answer.location)
    assert shown.headers["Cache-Control"] == "no-store"
    link = re.search(r"http://localhost(/sign-in/[\w-]+)", shown.text)[1]
    assert "/sign-in/" not in admin.get(answer.location).text
    client = app.test_client()
    client.post(link, data={"csrf_token": token_of(client.get(link))})
    assert "Lotte Vermeer" in client.get("/").text


def test_a_link_is_shown_on_the_page_of_its_person_only(admin, ids):
    page = f"/people/{ids['owner']}"
    send(admin, f"{page}/link", page)
    assert "signs in once" not in admin.get(f"/people/{ids['agent']}").text
    assert "/sign-in/" not in admin.get("/tokens").text
    assert "signs in once" in admin.get(page).text


def test_it_removes_a_forgotten_password(admin, sign_in, ids, world):
    world.make_password("agent")
    agent, page = sign_in("agent"), f"/people/{ids['agent']}"
    assert "They have a password." in admin.get(page).text
    assert send(admin, f"{page}/password", page).status_code == 303
    assert "They have no password" in admin.get(page).text
    assert agent.get("/").status_code == 401


def test_it_ends_sessions(admin, sign_in, ids):
    clients, page = [sign_in("agent") for _ in range(3)], f"/people/{ids['agent']}"
    number = re.search(r'name="end" value="(\d+)"', admin.get(page).text)[1]
    assert send(admin, f"{page}/sessions", page, end=number).status_code == 303
    assert sorted(it.get("/").status_code for it in clients) == [200, 200, 401]
    assert send(admin, f"{page}/sessions", page, end="all").status_code == 303
    assert [it.get("/").status_code for it in clients] == [401] * 3
    assert admin.get("/").status_code == 200


def test_it_rejects_sessions_of_somebody_else(admin, sign_in, ids):
    sign_in("owner")
    number = re.search(r'name="end" value="(\d+)"', admin.get(f"/people/{ids['owner']}").text)[1]
    page = f"/people/{ids['agent']}"
    assert send(admin, f"{page}/sessions", page, end=number).status_code == 404


def test_it_rejects_people_who_are_not_there(admin):
    assert admin.get("/people/999").status_code == 404
    for part in ("", "/link", "/password", "/sessions"):
        assert send(admin, f"/people/999{part}", revision="1", name="x", email="x@y", role="agent").status_code == 404
    assert send(admin, "/people/999/access", do="disable").status_code == 404
    for number in ("0", "9" * 10, "9" * 18, "9" * 40):
        assert admin.get(f"/people/{number}").status_code == 404


def test_the_trail_names_the_administrator(admin, ids, world):
    add(admin)
    page = f"/people/{ids['agent']}"
    send(admin, f"{page}/link", page)
    send(admin, f"{page}/access", page, do="disable")
    with world.services.database.session() as db:
        told = [(line.actor.who, line.verb, line.kind) for line in list_audit(db, limit=3)]
    assert told == [
        ("Noor Jansen", "disabled", "person"),
        ("Noor Jansen", "made", "sign-in link"),
        ("Noor Jansen", "added", "person"),
    ]


def test_many_people_come_in_pages(admin, world):
    with world.services.database.transaction() as db:
        for number in range(120):
            save_person(db, name=f"P{number}", email=f"p{number}@example.org", role="agent")
    first = admin.get("/people").text
    after = re.search(r'href="(/people\?after=\d+)"', first)[1]
    second = admin.get(after).text
    assert first.count("roll__line") == 100
    assert second.count("roll__line") == 24


def test_admins_have_the_links_in_the_masthead(admin, sign_in):
    assert 'href="/people"' in admin.get("/").text
    assert 'href="/tokens"' in admin.get("/").text
    assert 'href="/people"' not in sign_in("owner").get("/").text
