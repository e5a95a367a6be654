"""Every page × every role × own or other department × published, draft, archived, hidden; and strangers.

A new page needs a line in `LINES`, under its method and rule; see `test_api` for what a line says. `EVERYONE` are those
that ask for nobody.
"""

import re
from collections.abc import Iterator

import pytest

from tests.web.addresses import address_of
from tests.web.forms import token_of
from tests.web.permissions.rights import (
    REACHED,
    ROLES,
    Caller,
    Line,
    answers,
    asked,
    is_admin,
    leads,
    of_mine,
    owns,
    sees,
    waits,
    waits_or_owns,
)
from tests.web.permissions.things import Rights
from tests.web.world import copy_world
from web.app import create_app

EVERYONE = {
    *("GET /sign-in", "POST /sign-in", "GET /sign-in/{secret}", "POST /sign-in/{secret}"),
    *("GET /sign-in/provider", "GET /sign-in/provider/back", "GET /sign-out", "POST /sign-out"),
    *("GET /healthz", "GET /readyz", "GET /api/openapi.json", "GET /static/{filename}"),
    *("GET /answers/{token}", "POST /answers/{token}"),
}
FORM = {
    "question": "I can't log in any more",
    "text": "Reset it.",
    "draft": "Hi.",
    "block": "Bye.",
    "note": "",
    "id": "x",
}
LINES = {
    "GET /": Line(),
    "POST /": Line(body=FORM),
    "POST /checks": Line(body=FORM),
    "POST /stacked-drafts": Line(body=FORM),
    "GET /guidelines/{id}": Line(about="guideline"),
    "GET /departments": Line(),
    "GET /departments/{id}/hours": Line(about="department"),
    "GET /entries/{id}": Line(about="entry", may=sees),
    "GET /entries/{id}/edit": Line(about="entry", may=owns),
    "POST /entries/{id}/edit": Line(about="entry", may=owns, then=REACHED, body={"do": "nothing"}),
    "GET /entries/{id}/withdrawal": Line(about="published", may=owns),
    "POST /entries/{id}/withdrawal": Line(about="published", may=owns, then=REACHED, body={}),
    "POST /entries/{id}/learned-phrasings/{number}": Line(
        about="phrasing", may=owns, then=REACHED, body={"decision": "kept"}
    ),
    "POST /suggestions/{id}/outcome": Line(about="suggestion", may=asked, then=REACHED, body={"outcome": "copied"}),
    "POST /holdings": Line(about="suggestion", may=asked, then=REACHED, names="suggestion"),
    "GET /channels": Line(),
    "GET /channels/{id}": Line(about="channel"),
    "GET /crisis": Line(),
    "POST /crisis/pins": Line(may=leads, then=REACHED),
    "POST /crisis/pins/{number}/end": Line(about="pin", may=leads, then=REACHED),
    "POST /crisis/entries": Line(may=leads, then=REACHED),
    "POST /crisis/freezes": Line(may=leads, then=REACHED),
    "POST /crisis/freezes/{number}/end": Line(about="freeze", may=owns, then=REACHED),
    "POST /crisis/rises/{number}/end": Line(about="rise", may=leads, then=REACHED),
    "GET /notices": Line(),
    "POST /notices/hidden": Line(body={"id": "x"}, then=REACHED | {404}),
    "GET /shift": Line(),
    "GET /shift/hand-over": Line(),
    "POST /shift/hand-over": Line(then=REACHED, body={"note": ""}),
    "GET /must-reads": Line(may=leads),
    "POST /must-reads": Line(may=leads, then=REACHED, body={"text": "Read this.", "department": "it"}),
    "POST /must-reads/{number}/tick": Line(about="must-read", may=of_mine, then=REACHED),
    "POST /must-reads/{number}/end": Line(about="must-read", may=owns, then=REACHED),
    "GET /privacy": Line(may=is_admin),
    "POST /privacy/forgettings": Line(may=is_admin, then=REACHED, body={"reference": ""}),
    "GET /audit": Line(may=leads),
    "GET /promises": Line(),
    "GET /promises/{id}": Line(about="promise", may=waits),
    "POST /promises/{id}/resolution": Line(about="promise", may=waits, then=REACHED, body={"state": "kept"}),
    "POST /promises/{id}/follow-up": Line(about="promise", may=waits, then=REACHED, body={}),
    "GET /reports/promises": Line(may=leads),
    "GET /reports/matching": Line(may=leads),
    "GET /account": Line(),
    "POST /account/password": Line(then=REACHED),
    "POST /account/sessions": Line(then=REACHED, body={"end": "others"}),
    "GET /people": Line(may=is_admin),
    "POST /people": Line(may=is_admin, then=REACHED),
    "GET /people/{id}": Line(about="person", may=is_admin),
    "POST /people/{id}": Line(about="person", may=is_admin, then=REACHED),
    "POST /people/{id}/access": Line(about="person", may=is_admin, then=REACHED),
    "POST /people/{id}/link": Line(about="person", may=is_admin, then=REACHED),
    "POST /people/{id}/password": Line(about="person", may=is_admin, then=REACHED),
    "POST /people/{id}/sessions": Line(about="person", may=is_admin, then=REACHED, body={"end": "all"}),
    "GET /tokens": Line(may=is_admin),
    "POST /tokens": Line(may=is_admin, then=REACHED),
    "POST /tokens/{id}/revocation": Line(about="token", may=is_admin, then=REACHED),
    "GET /hand-over": Line(about="suggestion", may=asked, names="suggestion"),
    "POST /hand-over": Line(about="suggestion", may=asked, then=REACHED, names="suggestion"),
    "GET /handed-over": Line(),
    "GET /handed-over/{id}": Line(about="escalation", may=waits_or_owns),
    "POST /handed-over/{id}/answer": Line(about="escalation", may=answers, then=REACHED, body={"text": "It does not."}),
    "POST /handed-over/{id}/done": Line(about="escalation", may=waits, then=REACHED),
    "POST /handed-over/{id}/taken-back": Line(about="escalation", may=waits, then=REACHED),
    "POST /handed-over/{id}/sent-again/{number}": Line(about="escalation", may=waits, then=REACHED),
}
_VARIABLE = re.compile(r"<(?:[a-z]+:)?([a-z_]+)>")
CALLERS = [Caller(role) for role in ROLES]


@pytest.fixture(scope="module")
def rights(template, tmp_path_factory) -> Iterator[Rights]:
    world = copy_world(template, tmp_path_factory.mktemp("rights"))
    yield Rights(create_app(world.services), world)
    world.close()


def _in_braces(found: re.Match[str]) -> str:
    return "{" + found[1] + "}"


def list_rules(rights) -> set[str]:
    return {
        f"{method} {_VARIABLE.sub(_in_braces, rule.rule)}"
        for rule in rights.app.url_map.iter_rules()
        for method in rule.methods - {"HEAD", "OPTIONS"}
        if not rule.rule.startswith("/api/") or rule.rule == "/api/openapi.json"
    }


def test_no_page_is_missing(rights):
    assert list_rules(rights) == set(LINES) | EVERYONE, "give a new page its line in LINES"


def send(rights, client, page, thing, *, token=None):
    line, (method, path) = LINES[page], page.split(" ")
    data = (
        None
        if method == "GET"
        else {"csrf_token": token or token_of(client.get("/")), **(line.body_about(thing) or {})}
    )
    query = line.query_about(thing) if method == "GET" else ""
    return client.open(address_of(path, thing.ids) + query, method=method, data=data)


@pytest.mark.parametrize("page", LINES)
def test_it_is_for_whom_the_rules_say(rights, page):
    line, wrong = LINES[page], []
    for caller in CALLERS:
        for thing in rights.of(line.about):
            expected = line.then if line.may(caller, thing) else frozenset({line.otherwise})
            answer = send(rights, rights.as_caller(caller), page, thing)
            if answer.status_code not in expected:
                wrong.append((caller.role, str(thing), answer.status_code, sorted(expected)))
    assert not wrong


@pytest.mark.parametrize("page", LINES)
def test_strangers_are_asked_to_sign_in(rights, page):
    stranger = rights.app.test_client()
    token = token_of(stranger.get("/sign-in/some-secret"))
    for thing in rights.of(LINES[page].about)[:1]:
        assert send(rights, stranger, page, thing, token=token).status_code == 401


def test_no_page_names_what_is_hidden(rights):
    for page in LINES:
        method, path = page.split(" ")
        if method != "GET" or "{" in path:
            continue
        for caller in CALLERS:
            text = rights.as_caller(caller).get(path).text
            named = [it.ids["id"] for it in rights.of("entry") if it.ids["id"] in text and not sees(caller, it)]
            assert not named, (page, caller)


def test_hidden_looks_like_missing(rights):
    for caller in CALLERS:
        client = rights.as_caller(caller)
        missing = client.get("/entries/it/nowhere")
        for thing in rights.of("entry"):
            if not sees(caller, thing):
                hidden = client.get(f"/entries/{thing.ids['id']}")
                assert (hidden.status_code, hidden.text) == (404, missing.text)
                assert "ETag" not in hidden.headers
