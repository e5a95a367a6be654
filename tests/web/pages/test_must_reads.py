"""The page where owners say what has to be read, and see who has."""

from datetime import date

import pytest

from kb.must_reads import get_must_read, list_must_reads
from tests.web.forms import token_of

PAGE = "/must-reads"
NOTE = {
    "text": "Returns take 14 days now.",
    "roles": ["agent", "ambassador"],
    "department": "it",
    "until": "2100-01-01",
}
EDIT = "/entries/it/reset-password/edit"


def post(client, path=PAGE, page="/", **fields):
    return client.post(path, data={"csrf_token": token_of(client.get(page)), **fields})


@pytest.fixture
def number(sign_in):
    assert post(sign_in("owner"), **NOTE).status_code == 303
    return 1


def test_an_owner_makes_a_note_and_sees_who_has_read_it(sign_in, agent, number):
    assert post(agent, f"{PAGE}/{number}/tick").status_code == 303
    page = sign_in("owner").get(PAGE).text
    assert "Returns take 14 days now." in page
    assert "1 of 2 people have read it" in page
    assert "Amina Yilmaz" in page
    assert "Sam de Vries, today" in page
    assert "1 January 2100" in page


@pytest.mark.parametrize("who", ["agent", "ambassador"])
def test_there_is_no_such_page_for_others(sign_in, number, who):
    client = sign_in(who)
    assert client.get(PAGE).status_code == 404
    assert post(client, **NOTE).status_code == 404
    assert post(client, f"{PAGE}/{number}/end").status_code == 404
    assert "Must-reads" not in client.get("/").text


def test_an_owner_says_so_for_their_departments_only(sign_in):
    owner, admin = sign_in("owner"), sign_in("admin")
    for department in ("", "hr", "nothing"):
        assert post(owner, **{**NOTE, "department": department}).status_code == 404
    assert post(admin, **{**NOTE, "department": ""}).status_code == 303
    assert "14 days" not in owner.get(PAGE).text
    assert post(owner, f"{PAGE}/1/end").status_code == 404
    assert post(admin, f"{PAGE}/1/end").status_code == 303


def test_it_is_ended_for_everybody(sign_in, agent, number, world):
    assert "14 days" in agent.get("/shift").text
    assert post(sign_in("owner"), f"{PAGE}/{number}/end").status_code == 303
    assert "14 days" not in agent.get("/shift").text
    with world.services.database.session() as db:
        assert get_must_read(db, number).ended_by == "Lotte Vermeer"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"text": " "}, "Say in 1 to 1,000 characters"),
        ({"roles": []}, "Say who has to read it"),
        ({"until": "tomorrow"}, "Write the last day like 2026-12-31"),
        ({"until": "2001-01-01"}, "over already"),
    ],
)
def test_it_rejects_what_makes_no_sense_and_keeps_what_was_typed(sign_in, wrong, said):
    answer = post(sign_in("owner"), **{**NOTE, **wrong})
    assert answer.status_code == 422
    assert said in answer.text
    if "text" not in wrong:
        assert "Returns take 14 days now." in answer.text


@pytest.mark.parametrize("number", [1, 99])
def test_nobody_ticks_what_is_not_for_them(sign_in, number):
    admin = sign_in("admin")
    post(sign_in("owner"), **{**NOTE, "roles": ["owner"]})
    assert post(admin, f"{PAGE}/{number}/tick").status_code == 404


def change(client, **fields):
    given = {
        "title": "How?",
        "answer": "At {{ facts.reset_url }}.",
        "authority": "send",
        "audience": "all",
        "revision": "1",
    }
    return post(client, EDIT, EDIT, **{**given, "do": "publish", **fields})


def test_a_change_is_published_as_a_must_read_with_what_it_changed(sign_in, agent):
    assert change(sign_in("owner"), must_read="1", must_read_text="Shorter now.").status_code == 303
    page = agent.get("/shift").text
    assert "Shorter now." in page
    assert "<del>" in page
    assert 'href="/entries/it/reset-password"' in page


def test_not_without_words_and_not_for_a_draft(sign_in, world):
    owner = sign_in("owner")
    answer = change(owner, must_read="1", must_read_text=" ")
    assert answer.status_code == 422
    assert "Say what people have to know about this change" in answer.text
    assert "checked" in answer.text.split('name="must_read"')[1][:30]
    assert change(owner, must_read="1", must_read_text="Shorter now.", do="draft").status_code == 303
    with world.services.database.session() as db:
        assert list_must_reads(db, date(2026, 1, 1)) == ()
