"""Publishing, taking back, archiving, verifying: each a revision, guarded by If-Match; and the gate before it."""

from datetime import UTC, datetime

import pytest

from kb.documents import GuidelineDocument
from kb.guidelines import save_guideline
from tests.web.api.test_entries import as_change

PATH = "/api/entries/it/reset-password"
SORRY = "We apologise for any inconvenience this may have caused. Reset it in your account."


@pytest.fixture
def must(world):
    document = GuidelineDocument(
        id="own-words", level="must", check="boilerplate_apology", title={"en": "Own words"}, body="Say what happened."
    )
    with world.services.database.transaction() as db:
        save_guideline(db, document, expected_revision=None, author="test")


def send(program, method, path, etag='"1"', lang="en"):
    return program.open(f"{PATH}/{path}?lang={lang}", method=method, json={}, headers={"If-Match": etag})


def test_it_works(program):
    for number, (method, path, status) in enumerate(
        [
            ("DELETE", "publication", "draft"),
            ("PUT", "publication", "published"),
            ("PUT", "archive", "archived"),
            ("DELETE", "archive", "draft"),
        ],
        1,
    ):
        answer = send(program, method, path, f'"{number}"')
        assert (answer.status_code, answer.get_json()["status"]) == (200, status)
        assert answer.headers["ETag"] == f'"{number + 1}"'
        assert program.get(f"{PATH}?lang=nl").get_json()["status"] == status


def test_what_is_taken_back_is_not_suggested(program):
    send(program, "DELETE", "publication")
    found = program.post("/api/suggestions", json={"question": "I can't log in any more"}).get_json()
    assert "it/reset-password" not in [it["entry"]["id"] for it in found["suggestions"]]


def test_a_verification_is_of_today(program):
    answer = send(program, "PUT", "verification")
    assert (answer.status_code, answer.get_json()["verified"]) == (200, datetime.now(UTC).date().isoformat())
    newest = program.get(f"{PATH}/revisions").get_json()["revisions"][0]
    assert newest["author"].startswith("program ")


def test_revisions_come_in_pages_newest_first(program):
    send(program, "DELETE", "publication")
    send(program, "PUT", "publication", '"2"')
    first = program.get(f"{PATH}/revisions?limit=2").get_json()
    assert ([it["number"] for it in first["revisions"]], first["next"]) == ([3, 2], 2)
    assert "status: draft" in first["revisions"][1]["source"]
    last = program.get(f"{PATH}/revisions?limit=2&before=2").get_json()
    assert ([(it["number"], it["origin"]) for it in last["revisions"]], last["next"]) == ([(1, "import")], None)


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
@pytest.mark.parametrize("path", ["publication", "archive"])
def test_it_rejects_a_change_on_an_older_revision(program, method, path):
    assert send(program, method, path, '"7"').status_code == 412
    assert program.open(f"{PATH}/{path}", method=method, json={}).status_code == 428


def test_it_rejects_a_verification_on_an_older_revision(program):
    assert send(program, "PUT", "verification", '"7"').status_code == 412
    assert program.put(f"{PATH}/verification", json={}).status_code == 428


@pytest.mark.parametrize(
    ("method", "path"),
    [("PUT", "publication"), ("PUT", "verification"), ("PUT", "archive"), ("GET", "revisions"), ("POST", "preview")],
)
def test_it_rejects_what_is_not_there_and_who_may_not(program, helpdesk, method, path):
    headers = {"If-Match": '"1"'}
    body = as_change(program.get(PATH).get_json()) if path == "preview" else None if method == "GET" else {}
    missing = program.open(f"/api/entries/it/nothing/{path}", method=method, json=body, headers=headers)
    assert missing.status_code == 404
    assert program.open(f"{PATH}/{path}?lang=xx", method=method, json=body, headers=headers).status_code == 404
    assert helpdesk.open(f"{PATH}/{path}", method=method, json=body, headers=headers).status_code == 403


def test_what_can_never_pass_is_not_published(program, must):
    change = as_change(program.get(PATH).get_json(), answer=SORRY, short=None)
    refused = program.put(PATH, json=change, headers={"If-Match": '"1"'})
    check_refusal(refused)
    assert program.get(PATH).headers["ETag"] == '"1"'
    saved = program.put(PATH, json={**change, "status": "draft"}, headers={"If-Match": '"1"'})
    assert saved.status_code == 200
    check_refusal(send(program, "PUT", "publication", '"2"'))
    assert program.get(PATH).get_json()["status"] == "draft"


def check_refusal(answer):
    problem = answer.get_json()
    assert (answer.status_code, problem["type"]) == (422, "urn:speeddial:problem:never-passes")
    assert "In English it can never pass the must “Own words” (own-words): " in problem["detail"]
    assert [item["guideline"] for item in problem["checklist"]] == ["own-words"]


def test_a_preview_says_what_would_come_of_it(program, must):
    change = as_change(program.get(PATH).get_json(), answer=SORRY, short=None)
    made = program.post(f"{PATH}/preview", json=change).get_json()
    assert {(it["lang"], it["channel"]) for it in made["previews"]} == {
        (lang, channel) for lang in ("en", "nl") for channel in (None, "email", "pager", "x")
    }
    (never,) = made["never_passing"]
    assert (never["lang"], never["item"]["guideline"]) == ("en", "own-words")
    assert never["channels"] == [None, "email", "pager", "x"]
    assert program.get(PATH).headers["ETag"] == '"1"'


def test_a_preview_rejects_what_could_not_be_saved(program):
    change = as_change(program.get(PATH).get_json(), answer="{% if %}")
    assert program.post(f"{PATH}/preview", json=change).get_json()["type"].endswith(":document-refused")
    broken = "Dear {{ customer.name | date: 1, 2, 3 }}."
    change = as_change(program.get(PATH).get_json(), answer=broken)
    assert program.post(f"{PATH}/preview", json=change).get_json()["type"].endswith(":template-refused")
    other = as_change(program.get(PATH).get_json(), lang="nl")
    assert program.post(f"{PATH}/preview", json=other).get_json()["field"] == "lang"


def test_a_preview_says_which_questions_would_move(program, helpdesk):
    question = "zanzibar kangaroo trampoline"
    helpdesk.post("/api/suggestions", json={"question": question})
    change = as_change(program.get(PATH).get_json(), questions=[question], must_match=["where is my parcel?"])
    effects = program.post(f"{PATH}/preview", json=change).get_json()["effects"]
    assert [(it["text"], it["after"]) for it in effects["moved"]] == [(question, "it/reset-password")]
    assert [(it["text"], it["kind"], it["failed_before"]) for it in effects["failing_tests"]] == [
        ("where is my parcel?", "must_match", True)
    ]
    assert (effects["asked"], effects["questions"], effects["remarks"]) == (1, 1, [])


def test_what_takes_no_body_needs_none(program):
    assert program.put(f"{PATH}/publication", headers={"If-Match": '"1"'}).status_code == 200
