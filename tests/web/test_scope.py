"""Department scope on every read: what is not for somebody is not there, by no way that leads to it."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from tests.web.forms import ask, token_of

IN_IT, IN_PRODUCT, DRAFT = "it/reset-password", "product/where-is-my-parcel", "hr/parental-leave"
PARCEL = "my order has not arrived yet"
HEADERS = {"If-Match": '"1"'}


@pytest.fixture
def program_of(app, world) -> Callable[..., FlaskClient]:
    """A program with these scopes, as this role, in these departments."""

    def make(*scopes: str, role: str = "agent", departments: tuple[str, ...] = ("it",)) -> FlaskClient:
        client = app.test_client()
        client.environ_base["HTTP_AUTHORIZATION"] = (
            f"Bearer {world.make_token(*scopes, role=role, departments=departments)}"
        )
        return client

    return make


def list_ids(client: FlaskClient, query: str = "") -> set[str]:
    return {line["id"] for line in client.get(f"/api/entries{query}").get_json()["entries"]}


@pytest.mark.parametrize("role", ["agent", "ambassador"])
def test_a_program_of_one_department_finds_only_its_answers(program_of, role):
    program = program_of("suggest", role=role)
    found = program.post("/api/suggestions", json={"question": PARCEL, "limit": 10, "explain": True})
    assert "product/" not in found.text
    assert {it["entry"]["department"] for it in found.get_json()["suggestions"]} <= {"it"}
    assert {entry_id.partition("/")[0] for entry_id in list_ids(program)} == {"it"}
    assert list_ids(program, "?department=product") == set()


def test_without_departments_a_program_finds_all(program_of):
    program = program_of("suggest", departments=())
    found = program.post("/api/suggestions", json={"question": PARCEL}).get_json()
    assert found["suggestions"][0]["entry"]["id"] == IN_PRODUCT


def test_people_of_one_department_find_only_its_answers(world, sign_in):
    world.narrow("ambassador", "it")
    client = sign_in("ambassador")
    page = ask(client, PARCEL)
    assert "product/where" not in page.text
    assert client.get(f"/entries/{IN_PRODUCT}").status_code == 404
    assert client.get(f"/entries/{IN_IT}").status_code == 200


def test_a_draft_is_checked_against_no_hidden_entry(program_of):
    body = {"text": "It left our warehouse.", "entry": IN_PRODUCT}
    hidden = program_of("suggest").post("/api/checks", json=body)
    missing = program_of("suggest").post("/api/checks", json={**body, "entry": "product/nothing"})
    assert (hidden.status_code, hidden.get_json()) == (404, missing.get_json())


def test_pages_of_a_list_neither_count_nor_name_what_is_hidden(program_of):
    program = program_of("suggest", departments=("product",))
    seen, query = [], "?limit=1"
    while True:
        page = program.get(f"/api/entries{query}").get_json()
        assert len(page["entries"]) == 1
        seen.append(page["entries"][0]["id"])
        if page["next"] is None:
            break
        assert page["next"].startswith("product/")
        query = f"?limit=1&cursor={page['next']}"
    assert seen == sorted(list_ids(program))


@pytest.mark.parametrize("role", ["agent", "owner"])
def test_a_program_that_curates_sees_and_changes_only_its_departments_drafts(program_of, role):
    program = program_of("curate", role=role, departments=("it", "product"))
    assert DRAFT not in list_ids(program)
    assert program.get(f"/api/entries/{DRAFT}").status_code == 404
    published = program.put(f"/api/entries/{DRAFT}/publication", json={}, headers=HEADERS)
    missing = program.put("/api/entries/hr/nothing/publication", json={}, headers=HEADERS)
    assert (published.status_code, published.get_json()) == (404, missing.get_json())
    assert "ETag" not in published.headers
    assert program_of("curate", role=role, departments=("hr",)).get(f"/api/entries/{DRAFT}").status_code == 200


def test_an_owners_program_reads_others_answers_but_not_their_past(program_of):
    program = program_of("curate", role="owner")
    assert program.get(f"/api/entries/{IN_PRODUCT}").status_code == 200
    for way in ("revisions", "learned-phrasings"):
        assert program.get(f"/api/entries/{IN_PRODUCT}/{way}").status_code == 404
        assert program.get(f"/api/entries/{IN_IT}/{way}").status_code == 200


def test_an_ambassadors_program_changes_nothing_whatever_its_scopes(program_of):
    program = program_of("curate", "suggest", role="ambassador", departments=())
    assert program.get(f"/api/entries/{DRAFT}").status_code == 404
    assert program.get("/api/entries/it/vpn").status_code == 404
    assert program.put(f"/api/entries/{IN_IT}/archive", json={}, headers=HEADERS).status_code == 404


def test_an_administrators_program_sees_all_whatever_its_departments(program_of):
    assert program_of("curate", role="admin").get(f"/api/entries/{DRAFT}").status_code == 200


def as_change(entry, **changes):
    return {name: it for name, it in {**entry, **changes}.items() if name not in {"revision", "is_source", "stale"}}


def test_an_entry_is_not_given_to_a_department_of_others(program_of):
    program = program_of("curate")
    entry = program.get("/api/entries/it/vpn").get_json()
    for way, path in ((program.put, "/api/entries/it/vpn"), (program.post, "/api/entries/it/vpn/preview")):
        refused = way(path, json=as_change(entry, department="product"), headers=HEADERS)
        assert (refused.status_code, refused.get_json()["field"]) == (422, "department")


def test_effects_name_only_what_these_eyes_see(program_of):
    """The question leads to product's answer until it is asked of it; who sees only it, sees it come from nowhere."""
    program_of("suggest", departments=()).post("/api/suggestions", json={"question": PARCEL})
    moved = {}
    for name, departments in (("all", ()), ("narrow", ("it",))):
        program = program_of("curate", departments=departments)
        entry = program.get("/api/entries/it/vpn").get_json()
        change = as_change(entry, title=PARCEL, questions=[PARCEL, "order not arrived"], audience="all")
        previewed = program.post("/api/entries/it/vpn/preview", json=change)
        assert previewed.status_code == 200
        moved[name] = previewed.text
    assert "product/" in moved["all"]
    assert "product/" not in moved["narrow"]


def test_a_report_on_all_is_for_those_who_see_all(program_of):
    assert program_of("report").get("/api/reports/matching").status_code == 403
    assert program_of("report", role="ambassador", departments=()).get("/api/reports/matching").status_code == 403
    assert program_of("report", departments=()).get("/api/reports/matching").status_code == 404  # none was made yet


def test_owners_and_their_page_keep_to_their_departments(world, sign_in):
    world.narrow("owner", "product")
    owner = sign_in("owner")
    assert owner.get(f"/entries/{IN_IT}").status_code == 200
    assert owner.get(f"/entries/{IN_IT}/edit").status_code == 404
    assert owner.get(f"/entries/{DRAFT}").status_code == 404
    token = token_of(owner.get("/"))
    answer = owner.post(f"/entries/{IN_IT}/learned-phrasings/1", data={"csrf_token": token, "decision": "undone"})
    assert answer.status_code == 404
