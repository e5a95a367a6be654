import re

import pytest

from tests.web.forms import token_of


def send(client, path="/tokens", **fields):
    return client.post(path, data={"csrf_token": token_of(client.get("/tokens")), **fields})


def make(client, **fields):
    return send(client, **{"name": "help desk", "scopes": ["suggest"], "role": "agent", **fields})


def shown(client):
    found = re.search(r">(sd_[\w-]+)<", client.get("/tokens").text)
    return found and found[1]


def test_it_works(admin, app):
    answer = make(admin, scopes=["suggest", "curate"], departments=["it"])
    assert (answer.status_code, answer.location) == (303, "/tokens")
    text = shown(admin)
    assert text is not None
    assert shown(admin) is None  # only once
    page = admin.get("/tokens").text
    assert "suggest, curate; agent, it. Made just now, not used yet." in page
    program = app.test_client()
    assert program.get("/api/facts", headers={"Authorization": f"Bearer {text}"}).status_code == 200
    assert "used just now" in admin.get("/tokens").text


def test_a_revoked_token_opens_nothing(admin, app):
    make(admin)
    text = shown(admin)
    address = re.search(r'action="(/tokens/\d+/revocation)"', admin.get("/tokens").text)[1]
    for _ in range(2):
        assert send(admin, address).status_code == 303
    assert app.test_client().get("/api/facts", headers={"Authorization": f"Bearer {text}"}).status_code == 401
    assert "Revoked tokens" in admin.get("/tokens").text
    assert send(admin, "/tokens/999/revocation").status_code == 404


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": ""}, "needs a name"),
        ({"scopes": []}, "needs a scope"),
        ({"scopes": ["everything"]}, "is no scope"),
        ({"role": "boss"}, "is no role"),
        ({"departments": ["sales"]}, "no department `sales`"),
    ],
)
def test_it_rejects_what_cannot_be_used(admin, fields, words):
    answer = make(admin, **fields)
    assert answer.status_code == 422
    assert words in answer.text
    assert shown(admin) is None


def test_the_text_is_not_kept_in_any_page_after(admin):
    make(admin)
    text = shown(admin)
    for path in ("/tokens", "/people", "/account", "/"):
        assert text not in admin.get(path).text
