"""What is kept and for how long, and forgetting one customer, as an administrator sees it."""

from datetime import UTC, datetime

import pytest

from tests.web.forms import token_of

PAGE = "/privacy"
QUESTION = "where is the aubergine of my aunt"


@pytest.fixture
def admin(sign_in):
    return sign_in("admin")


@pytest.fixture
def asked(helpdesk):
    answer = helpdesk.post("/api/suggestions", json={"question": QUESTION, "reference": "VH-20418"})
    assert answer.status_code == 200


def post(client, **form):
    return client.post(f"{PAGE}/forgettings", data={"csrf_token": token_of(client.get(PAGE)), **form})


def test_it_works(admin, asked):
    page = admin.get(PAGE).text
    assert "Questions, and what became of them" in page
    assert "365 days after it is settled" in page
    assert "Nothing was deleted by age yet." in page
    assert QUESTION not in page


def test_a_customer_is_forgotten_with_the_second_press(admin, asked, world):
    looked = post(admin, reference="#vh-20418")
    assert looked.status_code == 200
    assert "questions: 1" in looked.text
    assert "It cannot be brought back." in looked.text
    assert world.services.forgetter.look("VH-20418").counts["suggestions"] == 1
    done = post(admin, reference="#vh-20418", sure="yes")
    assert (done.status_code, done.headers["Location"]) == (303, PAGE)
    shown = admin.get(PAGE).text
    assert "Forgotten." in shown
    assert "questions: 1" in shown
    assert "Forgotten." not in admin.get(PAGE).text
    again = post(admin, reference="VH-20418", sure="yes")
    assert again.status_code == 404
    assert "Nothing is kept under this reference" in again.text
    assert 'value="VH-20418"' in again.text


def test_an_empty_reference_is_refused(admin):
    assert post(admin, reference=" ").status_code == 422


def test_after_a_purge_it_says_when(admin, world):
    world.services.purger.purge_when_due(datetime.now(UTC))
    assert "What was older was last deleted on" in admin.get(PAGE).text


@pytest.mark.parametrize("who", ["agent", "ambassador", "owner"])
def test_for_others_there_is_no_such_page(sign_in, who):
    client = sign_in(who)
    assert client.get(PAGE).status_code == 404
    assert PAGE not in client.get("/").text
    answer = client.post(f"{PAGE}/forgettings", data={"csrf_token": token_of(client.get("/")), "reference": "x"})
    assert answer.status_code == 404


def test_the_api_forgets_too(app, world, asked):
    client, token = app.test_client(), world.make_token("admin")
    send = {"headers": {"Authorization": f"Bearer {token}"}}
    path = "/api/forgettings"
    looked = client.post(path, json={"reference": "VH-20418", "dry_run": True}, **send).get_json()
    done = client.post(path, json={"reference": "VH-20418"}, **send).get_json()
    assert (looked["dry_run"], done["dry_run"]) == (True, False)
    assert looked["deleted"] == done["deleted"]
    assert done["deleted"]["suggestions"] == 1
    gone = client.post(path, json={"reference": "VH-20418"}, **send)
    assert gone.status_code == 404
    assert "20418" not in gone.text
    other = {"headers": {"Authorization": f"Bearer {world.make_token('suggest', 'curate', 'report')}"}}
    assert client.post(path, json={"reference": "VH-20418"}, **other).status_code == 403
