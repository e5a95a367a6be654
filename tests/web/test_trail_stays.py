"""The audit trail stays as it is, whatever interface is tried: the API, the pages' forms, the commands, and kb itself.

Restoring a backup is not among them: it replaces the whole store, trail and all, by one that was kept.
"""

import importlib
import inspect
import itertools
import pkgutil
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlmodel import Session

import kb
from kb.actor import COMMAND_LINE
from kb.audit import record_audit
from kb.database import Database
from tests.web.addresses import address_of
from tests.web.cli.terminal import Terminal
from tests.web.forms import token_of
from web.api.routes import ROUTES
from web.cli.main import cli

LINE = "SELECT number, at, who, person_id, token_id, verb, kind, key, before, after FROM audit ORDER BY number"
IDS = {"id": "it/reset-password", "number": "1"}


def read_trail(database: Database) -> list[tuple[Any, ...]]:
    with database.session() as session:
        return [tuple(row) for row in session.connection().execute(text(LINE))]


@pytest.fixture
def trail(world) -> Iterator[Callable[[], None]]:
    """Asserts, also at the end, that the lines from before are there unchanged."""
    with world.services.database.transaction() as session:
        record_audit(session, COMMAND_LINE, "moved", "promise", "p1", before={"due_at": "a"}, after={"due_at": "b"})
    before = read_trail(world.services.database)
    assert len(before) > 5

    def check() -> None:
        assert read_trail(world.services.database)[: len(before)] == before

    yield check
    check()


BODIES: Sequence[dict[str, Any]] = (
    {},
    {"number": 1, "before": None, "after": None, "who": "nobody"},
    {"reference": "CASE-1", "confirm": True, "question": "I can't log in any more"},
    {"entry": "it/reset-password", "reason": "a reason of words", "text": "Reset it.", "outcome": "sent"},
)


def test_no_route_of_the_api_alters_it(app, world, trail):
    client = app.test_client()
    token = world.make_token("suggest", "curate", "report", "admin", role="admin")
    client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {token}"
    for route in ROUTES:
        for body in BODIES if route.method != "GET" else BODIES[:1]:
            address = "/api" + address_of(route.path, IDS)
            answer = client.open(address, method=route.method, json=body, headers={"If-Match": '"1"'})
            assert answer.status_code < 500, (route, answer.text)
        trail()
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        assert client.open("/api/audit", method=method, json={}).status_code == 405
        assert client.open("/api/audit/1", method=method, json={}).status_code == 404


FIELDS = ({}, {"do": "publish", "title": "x", "answer": "y", "revision": "1"}, {"reference": "CASE-1", "sure": "yes"})


def test_no_form_of_a_page_alters_it(app, sign_in, trail):
    for rule in list(app.url_map.iter_rules()):
        if rule.rule.startswith("/api/") or "POST" not in rule.methods or rule.rule == "/sign-out":
            continue
        admin = sign_in("admin")  # some forms end the session
        token = token_of(admin.get("/"))
        for form in FIELDS:
            answer = admin.post(address_of(rule.rule, IDS), data={"csrf_token": token, **form})
            assert answer.status_code < 500, (rule.rule, answer.text)
        trail()


COMMANDS: Mapping[str, Sequence[Sequence[str]]] = {
    "backup": [["backup", "{home}/kept.sqlite3"]],
    "check": [["check"]],
    "draft": [["draft", "{home}/draft.txt", "--entry", "it/reset-password"]],
    "evaluate": [["evaluate", "--json"]],
    "export": [["export", "{home}/out"]],
    "forget": [["forget", "CASE-1"]],
    "import": [["import", "{library}"], ["import", "{home}/out"]],
    "person": [["person", "add", "bo@example.org", "--name", "Bo", "--role", "agent"], ["person", "list"]],
    "promise": [["promise", "--department", "it", "--lang", "nl", "--at", "2026-12-24T18:00+01:00"]],
    "purge": [["purge", "--compact"]],
    "reindex": [["reindex"]],
    "settings": [["settings"]],
    "sign-in-link": [["sign-in-link", "noor@example.org"]],
    "suggest": [["suggest", "I can't log in any more", "--as", "ambassador"]],
    "token": [["token", "create", "desk", "--scopes", "suggest"], ["token", "list"], ["token", "revoke", "1"]],
}
OTHERS = {
    "models",  # opens no store
    "restore",  # replaces the store
    "serve",  # the pages and the API, which are tried above
}


def test_no_command_alters_it(world, trail, tmp_path, monkeypatch):
    commands = set(cli.list_commands(None))  # type: ignore[arg-type]
    assert commands == set(COMMANDS) | OTHERS, "give a new command its line in COMMANDS"
    for name, value in {
        "DATA": world.services.settings.data,
        "MODELS": tmp_path / "models",
        "ENCODERS": "hashing",
    }.items():
        monkeypatch.setenv(f"SPEEDDIAL_{name}", str(value))
    terminal = Terminal(tmp_path)
    (tmp_path / "draft.txt").write_text("Reset it.", "utf-8")
    places = {"home": str(tmp_path), "library": str(Path(__file__).parent / "library")}
    for lines in COMMANDS.values():
        for arguments in lines:
            terminal.run(*(it.format(**places) for it in arguments))
            trail()


NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
KNOWN: Mapping[str, Any] = {
    "entry_id": "it/reset-password",
    "lang": "en",
    "kind": "entry",
    "key": "it/reset-password:en",
    "department": "it",
    "email": "sam@example.org",
    "role": "agent",
    "limit": 3,
    "most": 3,
}


PLAIN: Mapping[Any, Any] = {
    str: "1",
    int: 1,
    bool: True,
    float: 0.5,
    datetime: NOW,
    date: NOW.date(),
    timedelta: timedelta(1),
    Any: "x",
}


def made(hint: Any, name: str = "", depth: int = 0) -> Any:
    """Something of this type, or LookupError."""
    inner = typing.get_args(hint)
    if isinstance(hint, types.UnionType):
        return made(next(it for it in inner if it is not type(None)), name, depth)
    if name in KNOWN:
        return KNOWN[name]
    if hint in PLAIN:
        return PLAIN[hint]
    return inner[0] if typing.get_origin(hint) is typing.Literal else made_of_others(hint, depth)


def made_of_others(hint: Any, depth: int) -> Any:
    origin = typing.get_origin(hint)
    if inspect.isclass(origin) and issubclass(origin, Iterable):
        return {} if issubclass(origin, Mapping) else origin() if origin in (tuple, list, set, frozenset) else ()
    if not is_dataclass(hint) or depth > 3:
        raise LookupError(hint)
    hints = typing.get_type_hints(hint)
    needed = [it for it in fields(hint) if it.default is MISSING and it.default_factory is MISSING]
    return hint(**{it.name: made(hints[it.name], it.name, depth + 1) for it in needed})


def list_functions() -> Iterator[tuple[str, Callable[..., Any]]]:
    """All functions of kb that take a session."""
    for module in pkgutil.walk_packages(kb.__path__, "kb."):
        if ".migrations" in module.name or ".starter" in module.name:
            continue
        for name, function in inspect.getmembers(importlib.import_module(module.name), inspect.isfunction):
            first = next(iter(inspect.signature(function).parameters.values()), None)
            if function.__module__ == module.name and first is not None and first.name in {"session", "db"}:
                yield f"{module.name}.{name}", function


def call(function: Callable[..., Any], session: Session, *, all_given: bool) -> None:
    hints = typing.get_type_hints(function)
    positional, named = [], {}
    for it in list(inspect.signature(function).parameters.values())[1:]:
        if it.default is not it.empty and not all_given:
            continue
        if it.kind is it.KEYWORD_ONLY:
            named[it.name] = made(hints[it.name], it.name)
        elif it.kind is it.POSITIONAL_OR_KEYWORD:
            positional.append(made(hints[it.name], it.name))
    result = function(session, *positional, **named)
    if inspect.isgenerator(result):
        list(itertools.islice(result, 50))


def test_no_function_of_kb_alters_it(world, trail):
    called = set()
    for (name, function), all_given in itertools.product(list_functions(), (False, True)):
        try:
            with world.services.database.transaction() as session:
                call(function, session, all_given=all_given)
            called.add(name)
        except Exception:  # whatever it says of made-up arguments: only what is left behind counts
            pass
        trail()
    assert len(called) > 80, sorted(called)


STATEMENTS = (
    "UPDATE audit SET who = 'nobody'",
    "UPDATE audit SET number = number + 1000",
    "DELETE FROM audit",
    "DELETE FROM audit WHERE number = 1",
    "INSERT OR REPLACE INTO audit (number, at, who, verb, kind, key) SELECT number, at, 'x', verb, '', '' FROM audit",
    "INSERT INTO audit (number, at, who, verb, kind, key) SELECT number, at, 'x', verb, '', '' FROM audit WHERE true "
    "ON CONFLICT (number) DO UPDATE SET who = 'x'",
)


@pytest.mark.parametrize("statement", STATEMENTS)
def test_no_statement_alters_it(world, trail, statement):
    with pytest.raises(Exception, match="append-only"), world.services.database.transaction() as session:
        session.connection().execute(text(statement))
