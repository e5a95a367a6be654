"""The audit trail as a page and over the API: sentences, filters, pages, and who reads what."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kb.actor import COMMAND_LINE, Actor
from kb.asker import Asker
from kb.audit import AuditLine, record_audit
from tests.web.forms import token_of
from web.audit_words import say_line

LOTTE = Actor("Lotte Vermeer", Asker(person_id=3))
AT = datetime(2026, 11, 22, 9, tzinfo=UTC)


def line(verb="moved", kind="promise", key="p1", before=None, after=None):
    return AuditLine(1, AT, LOTTE, verb, kind, key, before, after)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            line(before={"due_at": "2026-11-23T16:00:00+00:00"}, after={"due_at": "2026-11-24T10:00:00+00:00"}),
            "Lotte Vermeer moved promise p1: due at from Monday 23 November 2026, 16:00 UTC "
            "to Tuesday 24 November 2026, 10:00 UTC.",
        ),
        (
            line("changed", "entry", "it/vpn:en", {"revision": 1}, {"revision": 2}),
            "changed entry it/vpn:en: revision from 1 to 2.",
        ),
        (line("took up", "escalation", "e1"), "Lotte Vermeer took escalation e1 up."),
        (line("added", "person", "4", None, {"role": "agent", "departments": []}), "added person 4: role agent."),
        (line("changed", "person", "4", {"departments": ["it"]}, {"departments": []}), "departments from it to none."),
        (line("deleted", "entry", "it/vpn:en", {"revision": 2}), "deleted entry it/vpn:en: revision was 2."),
    ],
)
def test_a_line_is_a_sentence(given, said):
    assert said in say_line(given)


def test_a_sentence_of_the_command_line_begins_like_one():
    assert say_line(replace(line("opened"), actor=COMMAND_LINE)) == "The command line opened promise p1."


@pytest.fixture
def lines(world):
    with world.services.database.transaction() as db:
        for number in range(60):
            record_audit(db, LOTTE, "moved", "promise", f"p{number}")


def test_an_administrator_reads_all_of_it_by_pages(admin, lines):
    page = admin.get("/audit")
    assert page.text.count('<li class="trail__line">') == 50
    assert "<option>entry</option>" in page.text
    older = page.text.split('href="/audit?')[1].split('"')[0].replace("&amp;", "&")
    second = admin.get(f"/audit?{older}")
    assert "moved promise p0." in second.text
    assert "moved promise p59." not in second.text
    one = admin.get("/audit?kind=promise&key=p7")
    assert one.text.count('<li class="trail__line">') == 1
    assert "There are no such lines" in admin.get("/audit?kind=nothing").text
    assert admin.get("/audit?before=x").status_code == 200


def test_an_owner_reads_what_happened_to_their_departments_answers(sign_in, world, lines):
    world.narrow("owner", "it")
    page = sign_in("owner").get("/audit")
    assert "created entry it/vpn:en" in page.text
    assert "product/" not in page.text
    assert "moved promise" not in page.text
    assert "<select" not in page.text


@pytest.mark.parametrize("who", ["agent", "ambassador"])
def test_for_others_there_is_no_such_page(sign_in, who):
    client = sign_in(who)
    assert client.get("/audit").status_code == 404
    assert 'href="/audit"' not in client.get("/").text


def program(app, world, *scopes, **given):
    client = app.test_client()
    client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {world.make_token(*scopes, **given)}"
    return client


def test_a_program_reads_it_by_pages(app, world, lines):
    client, seen, query = program(app, world, "admin"), [], "?limit=25"
    while True:
        page = client.get(f"/api/audit{query}").get_json()
        seen += [it["number"] for it in page["lines"]]
        if page["next"] is None:
            break
        query = f"?limit=25&before={page['next']}"
    assert seen == sorted(seen, reverse=True)
    assert len(seen) > 60
    (one,) = client.get("/api/audit?kind=promise&key=p7").get_json()["lines"]
    assert (one["who"], one["person"], one["token"], one["verb"]) == ("Lotte Vermeer", 3, None, "moved")
    assert one["sentence"] == "Lotte Vermeer moved promise p7."


def test_a_program_of_a_department_reads_what_happened_to_its_answers(app, world, lines):
    page = program(app, world, "admin", departments=("it",)).get("/api/audit?limit=200").get_json()
    assert page["lines"]
    assert {it["key"].partition("/")[0] for it in page["lines"]} == {"it"}
    assert program(app, world, "admin", role="ambassador").get("/api/audit").status_code == 403


def test_an_edit_names_who_made_it(app, world, sign_in):
    owner = sign_in("owner")
    page = owner.get("/entries/it/vpn/edit")
    form = {"csrf_token": token_of(page), "do": "publish", "revision": "1", "title": "Which port?", "answer": "51820."}
    form |= {"questions": "port", "authority": "edit", "audience": "agents"}
    assert owner.post("/entries/it/vpn/edit", data=form).status_code == 303
    (newest, *_) = program(app, world, "admin").get("/api/audit?kind=entry&key=it/vpn:en").get_json()["lines"]
    assert (newest["who"], newest["verb"]) == ("Lotte Vermeer", "changed")
    assert newest["person"]
