"""An application with something of everything, and cases of its API that name what is there."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

from flask import Flask
from flask.testing import FlaskClient
from hypothesis import strategies as st
from schemathesis import Case

from answers.checklist.catalogue import CATALOGUE
from kb.actor import COMMAND_LINE
from kb.columns import utc_now
from kb.database import Session
from kb.learned import Taught, put_live
from kb.people import save_person
from kb.promises import NewPromise, open_promise
from kb.starter import load_starter
from kb.tokens import create_token
from web.app import create_app
from web.data_folder import open_database
from web.settings import Settings
from web.wiring import open_services

SCOPES = ("suggest", "curate", "report", "admin")
_ASKED = ("My coffee is not hot", "I want my money back", "Where is my order? And can I still change the address?")
_TAUGHT = "product/descale"
_BODY_FIELDS = {
    "entry": "entries",
    "department": "departments",
    "suggestion": "suggestions",
    "channel": "channels",
    "person": "emails",
    "email": "emails",
    "promise": "promises",
}
_OUTCOMES = ("copied", "sent", "edited")
_MADE_FROM_WHAT_IS_THERE = {"PUT /api/entries/{id}", "POST /api/entries/{id}/preview"}


def make_furnished_app(folder: Path) -> tuple[Flask, str, Callable[[], None]]:
    """The starter library over the hashing encoder, a token that may do everything, and what closes it all."""
    settings = Settings(
        data=folder / "data", models=folder / "models", encoders=("hashing",), rate_limit="1000000 per minute"
    )
    database = open_database(settings)
    load_starter(database, checks=CATALOGUE)
    database.close()
    services = open_services(settings)
    services.index.wait(120)
    with services.database.transaction() as db:
        for role in ("agent", "ambassador", "owner", "admin"):
            save_person(db, name=f"Somebody {role}", email=f"{role}@example.org", role=role, departments=())
        token = create_token(db, "all", SCOPES, role="admin")
        _furnish(db)

    def close() -> None:
        services.learner.close()
        services.index.wait(60)
        services.database.close()

    return create_app(services), token, close


def _furnish(session: Session) -> None:
    """What no route makes by itself: promises, and what use has taught."""
    for days in (-1, 1, 3):
        new = NewPromise("it", utc_now() + timedelta(days=days), "why does the light blink")
        open_promise(session, new, actor=COMMAND_LINE, at=utc_now() - timedelta(days=2))
    taught = [Taught(_TAUGHT, "en", f"key {number}", f"chalk in it, {number}", 2) for number in range(9)]
    put_live(session, taught)


class Things:
    """What there is, as the API itself lists it; `settle` puts it into a case."""

    def __init__(self, client: FlaskClient, token: str) -> None:
        self.token = token
        self._client = client
        self._client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {token}"
        self._suggestions = [self._ask(question) for question in _ASKED]
        self._own = max((int(it) for it in self._ids("tokens", "tokens", "id")), default=0)
        self._known: dict[str, list[str]] = {}

    def look(self) -> None:
        """Sees anew what there is; routes make and end things."""
        emails = self._ids("people", "people", "email")
        known = {
            "entries": self._ids("entries?limit=200", "entries", "id"),
            "departments": self._ids("departments", "departments", "id"),
            "channels": self._ids("channels", "channels", "id"),
            "promises": self._ids("promises?state=all", "promises", "id"),
            "escalations": self._ids("escalations", "escalations", "id"),
            "must-reads": self._ids("must-reads", "must_reads", "number"),
            "people": self._ids("people", "people", "id"),
            "emails": [*emails, f"new{len(emails)}@example.org"],
            "tokens": [it for it in self._ids("tokens", "tokens", "id") if it != str(self._own)],
            "suggestions": self._suggestions,
        }
        self._known = {kind: sorted(found) for kind, found in known.items() if found}

    def settle(self, case: Case[Any], choices: st.DataObject) -> None:
        """Lets a case name what is there, about every second time, and never its own token."""
        kind = case.operation.path.removeprefix("/api/").partition("/")[0]
        for name in case.path_parameters or {}:
            if name == "id" and self._known.get(kind) and choices.draw(st.booleans()):
                case.path_parameters[name] = choices.draw(st.sampled_from(self._known[kind]))
            elif name == "number" and choices.draw(st.booleans()):
                case.path_parameters[name] = choices.draw(st.integers(1, 9))
        if kind == "tokens" and str((case.path_parameters or {}).get("id")) == str(self._own):
            case.path_parameters["id"] = self._own + 1_000_000
        if "learned-phrasings" in case.operation.path and choices.draw(st.booleans()):
            case.path_parameters.update(id=_TAUGHT, number=choices.draw(st.integers(1, 9)))
        if "lang" in (case.query or {}) and choices.draw(st.integers(0, 3)):
            case.query["lang"] = "en"
        if case.method in {"PUT", "DELETE"} and choices.draw(st.integers(0, 3)):
            case.headers["If-Match"] = self._find_etag(case)
        self._settle_body(case, choices)

    def _settle_body(self, case: Case[Any], choices: st.DataObject) -> None:
        if not isinstance(case.body, dict):
            return
        for name, kind in _BODY_FIELDS.items():
            if name in case.body and self._known.get(kind) and choices.draw(st.booleans()):
                case.body[name] = choices.draw(st.sampled_from(self._known[kind]))
        if "departments" in case.body and choices.draw(st.booleans()):
            case.body["departments"] = [*self._known["departments"][: choices.draw(st.integers(0, 2))]]
        if "outcome" in case.body and choices.draw(st.booleans()):
            case.body = {"outcome": choices.draw(st.sampled_from(_OUTCOMES))}
        if case.operation.label in _MADE_FROM_WHAT_IS_THERE and choices.draw(st.integers(0, 3)):
            address = f"/api/entries/{quote(str(case.path_parameters['id']))}"
            entry = self._client.get(address, query_string=_language(case)).get_json()
            if "answer" in entry:
                kept = {name: it for name, it in entry.items() if name not in {"revision", "is_source", "stale"}}
                changed = choices.draw(st.sampled_from(sorted(kept)))
                case.body = {**kept, **({changed: case.body[changed]} if changed in case.body else {})}

    def _find_etag(self, case: Case[Any]) -> str:
        """Of what the case is about, as it stands now."""
        kind, found = case.operation.path.removeprefix("/api/").partition("/")[0], case.path_parameters or {}
        answer = self._client.get(f"/api/{kind}/{quote(str(found.get('id')))}", query_string=_language(case))
        return answer.headers.get("ETag", '"1"')

    def _ask(self, question: str) -> str:
        return str(self._client.post("/api/suggestions", json={"question": question}).get_json()["id"])

    def _ids(self, path: str, kind: str, name: str) -> list[str]:
        answer: Mapping[str, Any] = self._client.get(f"/api/{path}").get_json()
        return [str(it[name]) for it in answer.get(kind, ())]


def _language(case: Case[Any]) -> dict[str, str]:
    lang = (case.query or {}).get("lang")
    return {"lang": lang} if isinstance(lang, str) else {}
