import pytest

from tests.web.conftest import _with_token


@pytest.fixture
def office(app, world):
    return _with_token(app, world.make_token("admin", "suggest", "curate", role="owner", departments=("it", "hr")))


def make(client, **fields):
    body = {"name": "help desk", "scopes": ["suggest"], "departments": ["it"], **fields}
    return client.post("/api/tokens", json=body)


def test_it_works(app, office):
    answer = make(office, scopes=["suggest", "curate"], role="owner")
    assert answer.status_code == 200
    made = answer.get_json()
    assert made["text"].startswith("sd_")
    assert (made["token"]["scopes"], made["token"]["role"]) == (["suggest", "curate"], "owner")
    listed = office.get("/api/tokens")
    assert made["token"] in listed.get_json()["tokens"]
    assert made["text"] not in listed.text
    assert _with_token(app, made["text"]).get("/api/facts").status_code == 200


def test_a_revoked_token_opens_nothing(app, office):
    made = make(office).get_json()
    revoked = [office.delete(f"/api/tokens/{made['token']['id']}").get_json() for _ in range(2)]
    assert revoked[0]["revoked_at"] is not None
    assert revoked[0] == revoked[1]
    assert _with_token(app, made["text"]).get("/api/facts").status_code == 401


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"scopes": ["suggest", "report"]}, "scopes"),
        ({"role": "admin"}, "role"),
        ({"departments": []}, "departments"),
        ({"departments": ["it", "product"]}, "departments"),
        ({"departments": ["nothing"]}, "departments"),
        ({"scopes": []}, "scopes"),
        ({"scopes": ["everything"]}, "scopes.0"),
        ({"name": " "}, "name"),
        ({"text": "sd_mine"}, "text"),
    ],
)
def test_it_rejects_more_than_its_maker_has(office, fields, field):
    answer = make(office, **fields)
    assert (answer.status_code, answer.get_json()["field"]) == (422, field)
    assert "sd_" not in answer.text.replace("sd_mine", "")


def test_one_with_all_departments_gives_all(app, world):
    agent = _with_token(app, world.make_token("admin", "suggest"))
    assert make(agent, departments=[]).status_code == 200
    assert make(agent, name="another", departments=["hr"], role="ambassador").status_code == 200
    assert make(agent, name="a third", role="owner").status_code == 422


def test_a_token_may_revoke_itself(app, world):
    client = _with_token(app, world.make_token("admin"))
    (mine,) = client.get("/api/tokens").get_json()["tokens"]
    assert client.delete(f"/api/tokens/{mine['id']}").status_code == 200
    assert client.get("/api/tokens").status_code == 401
