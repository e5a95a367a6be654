import pytest

from tests.web.conftest import _with_token


@pytest.fixture
def office(app, world):
    """A client whose token looks after people and tokens."""
    return _with_token(app, world.make_token("admin", "suggest", role="admin"))


BO = {"name": "Bo Dahl", "email": "bo@example.org", "role": "owner", "departments": ["it"]}


def id_of(office, email):
    return next(it["id"] for it in office.get("/api/people").get_json()["people"] if it["email"] == email)


def test_it_works(office):
    answer = office.post("/api/people", json=BO)
    assert answer.status_code == 200
    bo = answer.get_json()
    assert {name: bo[name] for name in BO} == BO
    assert (bo["revision"], bo["signed_in_at"], bo["disabled_at"]) == (1, None, None)
    assert answer.headers["ETag"] == '"1"'
    assert office.get(f"/api/people/{bo['id']}").get_json() == bo


def test_it_lists_page_by_page(office):
    seen, cursor = [], None
    while True:
        page = office.get("/api/people", query_string={"limit": 3, **({"cursor": cursor} if cursor else {})}).get_json()
        seen += [it["email"] for it in page["people"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert seen == ["sam@example.org", "amina@example.org", "lotte@example.org", "noor@example.org"]
    assert "digest" not in repr(page)


@pytest.mark.parametrize("cursor", ["x", "-1", "", "9" * 30, "1.5"])
def test_it_rejects_cursors_that_no_page_gave(office, cursor):
    answer = office.get("/api/people", query_string={"cursor": cursor})
    assert (answer.status_code, answer.get_json()["type"]) == (422, "urn:speeddial:problem:cursor-refused")


def test_it_changes_on_top_of_what_was_read(office):
    sam = id_of(office, "sam@example.org")
    fields = {"name": "Sam", "email": "sam@example.org", "role": "owner", "departments": ["hr"]}
    path = f"/api/people/{sam}"
    assert office.put(path, json=fields).status_code == 428
    assert office.put(path, json=fields, headers={"If-Match": '"7"'}).status_code == 412
    changed = office.put(path, json=fields, headers={"If-Match": office.get(path).headers["ETag"]})
    assert (changed.status_code, changed.headers["ETag"]) == (200, '"2"')
    stale = office.put(path, json=fields, headers={"If-Match": '"1"'})
    assert (stale.status_code, stale.headers["ETag"]) == (412, '"2"')


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "a\u0000b"}, "name"),
        ({"email": "bo"}, "email"),
        ({"email": "sam@example.org"}, "email"),
        ({"role": "boss"}, "role"),
        ({"departments": ["sales"]}, "departments"),
        ({"departments": "it"}, "departments"),
        ({"password": "x"}, "password"),
    ],
)
def test_it_rejects_what_cannot_be_used(office, fields, field):
    answer = office.post("/api/people", json={**BO, **fields})
    assert (answer.status_code, answer.get_json()["field"]) == (422, field)


def test_it_disables_and_enables(office, agent):
    path = f"/api/people/{id_of(office, 'sam@example.org')}/access"
    disabled = [office.delete(path).get_json() for _ in range(2)]
    assert disabled[0]["disabled_at"] is not None
    assert disabled[0] == disabled[1]
    assert agent.get("/").status_code == 401
    assert office.put(path, json={}).get_json()["disabled_at"] is None
    assert office.put(path, json={"x": 1}).status_code == 422


def test_it_rejects_losing_the_last_admin(office):
    noor = id_of(office, "noor@example.org")
    assert office.delete(f"/api/people/{noor}/access").get_json()["type"] == "urn:speeddial:problem:last-admin"
    fields = {"name": "Noor", "email": "noor@example.org", "role": "agent"}
    assert office.put(f"/api/people/{noor}", json=fields, headers={"If-Match": '"1"'}).status_code == 409


def test_it_lists_and_ends_sessions(office, sign_in):
    clients, sam = [sign_in("agent") for _ in range(3)], id_of(office, "sam@example.org")
    path = f"/api/people/{sam}/sessions"
    sessions = office.get(path).get_json()["sessions"]
    assert [it["way"] for it in sessions] == ["link"] * 3
    assert set(sessions[0]) == {"number", "device", "way", "began_at", "seen_at", "expires_at"}
    assert office.delete(f"{path}/{sessions[0]['number']}").get_json() == {"ended": 1}
    assert office.delete(f"{path}/{sessions[0]['number']}").status_code == 404
    assert office.delete(path).get_json() == {"ended": 2}
    assert [it.get("/").status_code for it in clients] == [401] * 3


@pytest.mark.parametrize("number", ["0", "999", "9" * 10, "9" * 40])
def test_it_rejects_people_who_are_not_there(office, number):
    path = f"/api/people/{number}"
    assert office.get(path).status_code == 404
    assert office.put(path, json=BO, headers={"If-Match": '"1"'}).status_code == 404
    assert office.put(f"{path}/access", json={}).status_code == 404
    assert office.delete(f"{path}/access").status_code == 404
    assert office.get(f"{path}/sessions").status_code == 404
    assert office.delete(f"{path}/sessions").status_code == 404
    assert office.delete(f"{path}/sessions/{number}").status_code == 404
    assert office.delete(f"/api/tokens/{number}").status_code == 404


def test_it_rejects_tokens_without_the_scope(app, world):
    client = _with_token(app, world.make_token("suggest", "curate", "report", role="admin"))
    for path in ("/api/people", "/api/people/1", "/api/people/1/sessions", "/api/tokens"):
        assert client.get(path).status_code == 403
    assert client.post("/api/people", json=BO).status_code == 403
    assert client.post("/api/tokens", json={"name": "x", "scopes": ["suggest"]}).status_code == 403


def test_a_persons_cookie_opens_nothing_here(admin):
    assert admin.get("/api/people").status_code == 401
