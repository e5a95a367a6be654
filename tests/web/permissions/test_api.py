"""Every route of the API × every role × every scope × own or other department × published, draft, archived, hidden.

A new route needs a line in `LINES`, under its method and path as the OpenAPI document has them: the scopes of its
token, what its address names (`about`, made by `things.Rights.of`), which rule of `rights` says who may, and what they
get then. Where a request would use a thing up, a stale If-Match (412) or `REACHED` shows as well that somebody got
through to it.
"""

from collections.abc import Iterator

import pytest

from tests.web.addresses import address_of
from tests.web.permissions.rights import (
    REACHED,
    ROLES,
    SCOPES,
    Caller,
    Line,
    answers,
    asked,
    leads,
    no_ambassador,
    of_mine,
    owns,
    sees,
    sees_all,
    waits,
    waits_or_owns,
)
from tests.web.permissions.things import Rights
from tests.web.world import copy_world
from web.app import create_app

ASK, READ, CURATE, REPORT, ADMIN = ("suggest",), ("suggest", "curate"), ("curate",), ("report",), ("admin",)
STALE, NOTHING_KEPT = frozenset({412}), frozenset({404})
TOKEN = {"name": "desk", "scopes": ["admin"], "role": "ambassador", "departments": ["it"]}
SOON = {"due_at": "2099-01-05T12:00:00+00:00"}

LINES = {
    "POST /api/suggestions": Line(ASK, body={"question": "I can't log in any more"}),
    "POST /api/suggestions/{id}/outcome": Line(ASK, "suggestion", asked, body={"outcome": "copied"}),
    "POST /api/holdings": Line(ASK, "suggestion", asked, REACHED, names="suggestion"),
    "POST /api/checks": Line(ASK, body={"text": "Reset it."}),
    "GET /api/entries": Line(READ),
    "GET /api/entries/{id}": Line(READ, "entry", sees),
    "PUT /api/entries/{id}": Line(CURATE, "entry", owns, STALE),
    "POST /api/entries/{id}/preview": Line(CURATE, "entry", owns),
    "PUT /api/entries/{id}/publication": Line(CURATE, "entry", owns, STALE, body={}),
    "DELETE /api/entries/{id}/publication": Line(CURATE, "entry", owns, STALE),
    "PUT /api/entries/{id}/archive": Line(CURATE, "entry", owns, STALE, body={}),
    "DELETE /api/entries/{id}/archive": Line(CURATE, "entry", owns, STALE),
    "PUT /api/entries/{id}/verification": Line(CURATE, "entry", owns, STALE, body={}),
    "GET /api/entries/{id}/revisions": Line(CURATE, "entry", owns),
    "GET /api/entries/{id}/learned-phrasings": Line(CURATE, "entry", owns),
    "DELETE /api/entries/{id}/learned-phrasings/{number}": Line(CURATE, "phrasing", owns),
    "POST /api/entries/{id}/learned-phrasings/{number}/promotion": Line(CURATE, "phrasing", owns, body={}),
    "POST /api/escalations": Line(ASK, body={"question": "why does it flicker", "department": "it"}, then=REACHED),
    "GET /api/escalations": Line(READ),
    "GET /api/escalations/{id}": Line(READ, "escalation", waits_or_owns),
    "DELETE /api/escalations/{id}": Line(ASK, "escalation", waits),
    "PUT /api/escalations/{id}/answer": Line(CURATE, "escalation", answers, body={"text": "It does not."}),
    "PUT /api/escalations/{id}/receipt": Line(ASK, "escalation", waits, REACHED, body={}),
    "POST /api/escalations/{id}/deliveries/{number}/repetition": Line(ASK, "escalation", waits, REACHED, body={}),
    "POST /api/entries/{id}/withdrawal": Line(CURATE, "entry", owns, REACHED, body={"reason": " "}),
    "GET /api/pins": Line(READ),
    "POST /api/pins": Line(CURATE, may=leads, body={"title": "Outage", "texts": {"en": "We know."}}),
    "DELETE /api/pins/{number}": Line(CURATE, "pin", leads),
    "GET /api/freezes": Line(READ),
    "POST /api/freezes": Line(CURATE, may=leads, then=REACHED, body={"title": "X", "reason": "X", "entries": []}),
    "DELETE /api/freezes/{number}": Line(CURATE, "freeze", owns),
    "GET /api/rises": Line(READ),
    "DELETE /api/rises/{number}": Line(CURATE, "rise", leads),
    "GET /api/departments": Line(READ),
    "GET /api/departments/{id}/hours": Line(READ, "department"),
    "GET /api/channels": Line(READ),
    "GET /api/guidelines": Line(READ),
    "GET /api/facts": Line(READ),
    "GET /api/promises": Line(ASK),
    "GET /api/promises/{id}": Line(ASK, "promise", waits),
    "PUT /api/promises/{id}/resolution": Line(ASK, "promise", waits, REACHED, body={"state": "kept"}),
    "POST /api/promises/{id}/follow-up": Line(ASK, "promise", waits, REACHED, body=SOON),
    "GET /api/reports/promises": Line(REPORT, may=sees_all, otherwise=403),
    "GET /api/reports/matching": Line(REPORT, may=sees_all, then=frozenset({404}), otherwise=403),
    "GET /api/shift": Line(READ, query="?since=2026-11-22T00:00:00Z"),
    "GET /api/must-reads": Line(READ),
    "POST /api/must-reads": Line(CURATE, may=leads, body={"text": "Read this.", "department": "it"}),
    "DELETE /api/must-reads/{number}": Line(CURATE, "must-read", owns),
    "PUT /api/must-reads/{number}/tick": Line(ADMIN, "must-read", of_mine, body={"person": "sam@example.org"}),
    "GET /api/audit": Line(ADMIN, may=no_ambassador, otherwise=403),
    "POST /api/forgettings": Line(ADMIN, body={"reference": "CASE-1", "dry_run": True}, then=NOTHING_KEPT),
    "GET /api/people": Line(ADMIN),
    "POST /api/people": Line(ADMIN, body={"name": "Bo", "email": "sam@example.org"}, then=REACHED),
    "GET /api/people/{id}": Line(ADMIN, "person"),
    "PUT /api/people/{id}": Line(ADMIN, "person", then=STALE, body={"name": "Sam", "email": "sam@example.org"}),
    "PUT /api/people/{id}/access": Line(ADMIN, "person", body={}),
    "DELETE /api/people/{id}/access": Line(ADMIN, "person"),
    "GET /api/people/{id}/sessions": Line(ADMIN, "person"),
    "DELETE /api/people/{id}/sessions": Line(ADMIN, "person"),
    "DELETE /api/people/{id}/sessions/{number}": Line(ADMIN, "person", then=frozenset({404})),
    "GET /api/tokens": Line(ADMIN),
    "POST /api/tokens": Line(ADMIN, body=TOKEN, then=REACHED),
    "DELETE /api/tokens/{id}": Line(ADMIN, "token"),
}
CALLERS = [Caller(role, scope) for role in ROLES for scope in SCOPES]


@pytest.fixture(scope="module")
def rights(template, tmp_path_factory) -> Iterator[Rights]:
    world = copy_world(template, tmp_path_factory.mktemp("rights"))
    yield Rights(create_app(world.services), world)
    world.close()


@pytest.fixture(scope="module")
def described(rights) -> set[str]:
    paths = rights.app.test_client().get("/api/openapi.json").get_json()["paths"]
    return {f"{method.upper()} {path}" for path, operations in paths.items() for method in operations}


def test_no_route_is_missing(described):
    assert described == set(LINES), "give a new route its line in LINES"


@pytest.mark.parametrize("route", LINES)
def test_it_is_for_whom_the_rules_say(rights, route):
    line, (method, path) = LINES[route], route.split(" ")
    wrong = []
    for caller in CALLERS:
        for thing in rights.of(line.about):
            allowed = line.then if line.may(caller, thing) else frozenset({line.otherwise})
            expected = allowed if caller.scope in line.scopes else frozenset({403})
            body = (
                read_as_admin(rights, thing) if line.about == "entry" and line.body is None else line.body_about(thing)
            )
            given = {"json": body} if method in {"POST", "PUT"} else {}
            headers = {"If-Match": '"0"'}
            answer = rights.as_caller(caller).open(
                address_of(path, thing.ids) + line.query, method=method, headers=headers, **given
            )
            if answer.status_code not in expected:
                wrong.append((caller, str(thing), answer.status_code, sorted(expected), answer.get_json()))
    assert not wrong


def read_as_admin(rights, thing):
    """The entry as it can be sent back."""
    entry = rights.as_caller(Caller("admin", "curate")).get(f"/api/entries/{thing.ids['id']}").get_json()
    return {name: it for name, it in entry.items() if name not in {"revision", "is_source", "stale"}}


def test_hidden_looks_like_missing(rights):
    """Same status, body and headers, whatever the route; only how often one may ask goes on counting."""
    for route, line in LINES.items():
        method, path = route.split(" ")
        if line.about != "entry":
            continue
        for caller in CALLERS:
            if caller.scope not in line.scopes:
                continue
            for thing in rights.of("entry"):
                if line.may(caller, thing):
                    continue
                body = line.body if line.body is not None else read_as_admin(rights, thing)
                missing = {**body, "id": "it/nowhere"} if "id" in body else body
                seen = [
                    open_one(rights, caller, method, address_of(path, ids), given)
                    for ids, given in ((thing.ids, body), ({"id": "it/nowhere"}, missing))
                ]
                assert seen[0] == seen[1], (route, caller, str(thing))


def open_one(rights, caller, method, address, body):
    given = {"json": body} if method in {"POST", "PUT"} else {}
    answer = rights.as_caller(caller).open(address, method=method, headers={"If-Match": '"1"'}, **given)
    headers = {name: value for name, value in answer.headers.items() if not name.startswith("X-RateLimit")}
    return answer.status_code, answer.get_json(), headers


def test_no_list_names_what_is_hidden(rights):
    for thing in rights.of("entry"):
        ask_about(rights, thing)
    for route, line in LINES.items():
        method, path = route.split(" ")
        if method != "GET" or "{" in path:
            continue
        for caller in CALLERS:
            if caller.scope not in line.scopes:
                continue
            text = rights.as_caller(caller).get(path + line.query).text
            named = [it.ids["id"] for it in rights.of("entry") if it.ids["id"] in text and not sees(caller, it)]
            if path == "/api/audit":  # whose own rule is that it tells of departments, whatever the state
                named = [it for it in named if not it.startswith("it/") and caller.role != "admin"]
            assert not named, (route, caller)


def ask_about(rights, thing):
    """Leaves receipts that name it, so that whatever draws on use knows it."""
    question = {"question": f"What of {thing.ids['id']}?", "limit": 10, "explain": True}
    rights.as_caller(Caller("admin", "suggest")).post("/api/suggestions", json=question)


def test_no_suggestion_names_what_is_hidden(rights):
    for thing in rights.of("entry"):
        for role in ROLES:
            caller = Caller(role, "suggest")
            question = {"question": f"What of {thing.ids['id']}?", "limit": 10, "explain": True}
            found = rights.as_caller(caller).post("/api/suggestions", json=question).get_json()
            hidden = [it.ids["id"] for it in rights.of("entry") if not sees(caller, it)]
            named = {it["entry"]["id"] for it in found["suggestions"]}
            titles = " ".join(str(it) for it in (found["explanation"], found["suggestions"], found["warnings"]))
            assert not named & set(hidden)
            assert not [it for it in hidden if f"answer of {it}" in titles or f"'{it}'" in titles]
