"""Every error of the table, as a program and as a person meets it: one shape each, and never a word too much."""

import logging
from dataclasses import replace

import pytest
from flask import Blueprint

from answers import errors as answers_errors
from answers.hours import HoursUnreadable, NeverOpen
from kb import errors as kb_errors
from kb.documents.problems import Problem as LibraryProblem
from tests.answers.promises.offices import OFFICES
from tests.web.forms import token_of
from web import refusals
from web.answer_links import AnswerLinkUnusable
from web.app import create_app
from web.errors import HTTP_ROWS, TABLE
from web.failures import TYPE_PREFIX

SECRET = "my iban is NL91ABNA0417164300"

# One of each class in the table that the engine raises, and of some that are not in it.
RAISED = {
    "QuestionRefused": answers_errors.QuestionRefused("question", "The question is empty."),
    "MustsOpen": answers_errors.MustsOpen([]),
    "ReplyHalted": answers_errors.ReplyHalted("it/x", "“Passwords” is frozen", "The page is down."),
    "NeverPasses": answers_errors.NeverPasses([], ["In Dutch it can never pass the must “Own words” (own): Say it."]),
    "DraftRefused": answers_errors.DraftRefused("text", "The draft is empty."),
    "SearchFailed": answers_errors.SearchFailed("FAISS said no"),
    "NothingPromised": NeverOpen(OFFICES["it"].department),
    "HoursUnreadable": HoursUnreadable(OFFICES["it"].department),
    "TemplateFailed": answers_errors.TemplateFailed("a loop without end."),
    "NoRunKept": answers_errors.NoRunKept(),
    "ReferenceUnknown": answers_errors.ReferenceUnknown(),
    "NotFound": kb_errors.NotFound("entry", "it/secret-project:en"),
    "StaleRevision": kb_errors.StaleRevision("entry", "it/x:en", 1, 2),
    "DocumentRefused": kb_errors.DocumentRefused([LibraryProblem("entry it/x", 3, "title", "is empty; write it.")]),
    "OutcomeConflict": kb_errors.OutcomeConflict("r1", "sent"),
    "PromiseResolved": kb_errors.PromiseResolved("p1", "kept"),
    "EscalationClosed": kb_errors.EscalationClosed("e1", "answered"),
    "DeliveryNotResendable": kb_errors.DeliveryNotResendable(3, "delivered"),
    "DocumentInUse": kb_errors.DocumentInUse("department", "it", ["it/x"]),
    "CursorUnusable": kb_errors.CursorUnusable("nonsense"),
    "ValueRefused": kb_errors.ValueRefused("email", "This is no e-mail address; write it like name@example.org."),
    "AnswerLinkUnusable": AnswerLinkUnusable(),
    "HandedOver": answers_errors.HandedOver("it/vpn", "VPN", "IT"),
    "WordingFixed": answers_errors.WordingFixed("VPN", "one word was added", "Open the app."),
    "LastAdmin": kb_errors.LastAdmin("Noor"),
    "TooManyFailures": kb_errors.TooManyFailures(30),
    "SignInFailed": refusals.SignInFailed(),
    "ProviderFailed": refusals.ProviderFailed("Okapi does not answer as it should."),
    "ProviderRefused": refusals.ProviderRefused("Okapi did not sign you in."),
    "SignInLinkUnusable": kb_errors.SignInLinkUnusable(),
    "DatabaseError": kb_errors.DatabaseLocked("/srv/speeddial/data/speeddial.sqlite3"),
    "SignInNeeded": refusals.SignInNeeded("Open the one-time link that you were given."),
    "NotAllowed": refusals.NotAllowed("The token lacks the scope curate."),
    "Malformed": refusals.Malformed("The body is not valid JSON."),
    "WrongContentType": refusals.WrongContentType("text/plain"),
    "InputRefused": refusals.InputRefused("limit", "limit must be at most 10."),
    "PreconditionMissing": refusals.PreconditionMissing(),
}
UNFORESEEN = {
    "ValueError": ValueError(SECRET),
    "KeyError": KeyError(SECRET),
    "RecursionError": RecursionError(SECRET),
    "a store error that no page can cause": kb_errors.BackupUnsupported(),
}
BY_FLASK = {"CSRFError", "RateLimitExceeded"}


@pytest.fixture
def broken(world):
    """An application with an address that raises whatever it is asked for."""
    app = create_app(world.services)
    for name, prefix in (("broken_page", "/broken"), ("broken_api", "/api/broken")):
        blueprint = Blueprint(name, __name__)
        blueprint.add_url_rule(f"{prefix}/<kind>", view_func=_raise, endpoint="raise")
        app.register_blueprint(blueprint)
    return app.test_client()


def _raise(kind):
    raise {**RAISED, **UNFORESEEN}[kind]


def check_problem(answer, status, code):
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    problem = answer.get_json()
    assert (
        {"type", "title", "status", "detail"}
        <= set(problem)
        <= {"type", "title", "status", "detail", "field", "reference"}
    )
    assert problem["type"] == TYPE_PREFIX + code
    assert problem["status"] == status
    assert problem["detail"].endswith(".")
    assert "\n" not in problem["detail"]
    assert "Traceback" not in answer.text
    return problem


def check_page(answer, status):
    assert answer.status_code == status
    assert answer.mimetype == "text/html"
    assert answer.text.startswith("<!doctype html>")
    assert "<h1" in answer.text
    assert "Traceback" not in answer.text


def row_of(error):
    return next(row for row in TABLE if isinstance(error, row.error))


def test_it_works_for_every_row_of_the_table():
    assert {row.error.__name__ for row in TABLE} == set(RAISED) | BY_FLASK


@pytest.mark.parametrize("kind", RAISED)
def test_it_gives_programs_a_problem(broken, kind):
    row = row_of(RAISED[kind])
    problem = check_problem(broken.get(f"/api/broken/{kind}"), row.status, row.code)
    assert problem["title"] == row.title.rstrip(".")
    assert "reference" not in problem


@pytest.mark.parametrize("kind", RAISED)
def test_it_gives_people_a_page(broken, kind):
    check_page(broken.get(f"/broken/{kind}"), row_of(RAISED[kind]).status)


@pytest.mark.parametrize("kind", RAISED)
def test_it_gives_htmx_a_notice_to_put_into_the_page(broken, kind):
    answer = broken.get(f"/broken/{kind}", headers={"HX-Request": "true"})
    assert answer.status_code == row_of(RAISED[kind]).status
    assert "<html" not in answer.text
    assert 'role="alert"' in answer.text
    assert 'id="outcome"' in answer.text


@pytest.mark.parametrize("kind", UNFORESEEN)
@pytest.mark.parametrize("path", ["/broken", "/api/broken"])
def test_it_says_nothing_about_what_nobody_foresaw_but_a_reference(broken, caplog, kind, path):
    caplog.set_level(logging.DEBUG)
    answer = broken.get(f"{path}/{kind}")
    if path == "/broken":
        check_page(answer, 500)
        reference = answer.text.split("Reference ")[1][:8]
    else:
        reference = check_problem(answer, 500, "failed")["reference"]
    assert SECRET not in answer.text
    assert type(UNFORESEEN[kind]).__name__ not in answer.text
    assert reference in caplog.text
    assert type(UNFORESEEN[kind]).__name__ in caplog.text
    assert SECRET not in caplog.text


def test_it_keeps_the_place_of_the_database_for_the_log(broken, caplog):
    for path in ("/broken", "/api/broken"):
        assert "/srv" not in broken.get(f"{path}/DatabaseError").text
    assert "/srv/speeddial" in caplog.text


def test_a_broken_search_never_looks_like_no_answer(broken):
    for path in ("/broken", "/api/broken"):
        text = broken.get(f"{path}/SearchFailed").text
        assert "does not mean that there is no answer" in text
        assert "No answer is good enough" not in text


def test_hidden_and_missing_read_the_same(broken):
    hidden, missing = broken.get("/api/broken/NotFound"), broken.get("/api/entry/nothing")
    assert hidden.get_json() == missing.get_json()
    assert "secret-project" not in hidden.text
    assert broken.get("/broken/NotFound").text == broken.get("/nothing").text


@pytest.mark.parametrize(
    ("path", "method", "status", "code"),
    [
        ("/api/nothing", "GET", 404, "missing"),
        ("/api/suggestions", "GET", 405, "wrong-method"),
        ("/api/departments", "DELETE", 405, "wrong-method"),
        ("/healthz", "POST", 405, "wrong-method"),
    ],
)
def test_it_answers_for_flask_to_programs(program, path, method, status, code):
    answer = program.open(path, method=method, json={} if method == "POST" else None)
    check_problem(answer, status, code)
    assert (status == 405) == ("Allow" in answer.headers)


@pytest.mark.parametrize(
    ("path", "method", "status"), [("/nothing", "GET", 404), ("/entries/a", "GET", 404), ("/", "PUT", 405)]
)
def test_it_answers_for_flask_to_people(agent, path, method, status):
    check_page(agent.open(path, method=method), status)


def test_its_words_for_flask_are_sentences():
    for code, (_, title, detail) in HTTP_ROWS.items():
        assert 400 <= code < 500
        assert title.endswith(".")
        assert detail.endswith(".")


@pytest.mark.parametrize(
    ("data", "kind", "status", "code"),
    [
        (b"{", "application/json", 400, "malformed"),
        (b"", "application/json", 400, "malformed"),
        (b"\xff\xfe", "application/json", 400, "malformed"),
        (b"[" * 50_000, "application/json", 400, "malformed"),
        (b'{"question":' + b'{"a":' * 10_000, "application/json", 400, "malformed"),
        (b'{"question": "\x00"}', "application/json", 400, "malformed"),
        (b"[]", "application/json", 400, "malformed"),
        (b'{"question": "hi"}', "text/plain", 415, "wrong-content-type"),
        (b"question=hi", "application/x-www-form-urlencoded", 415, "wrong-content-type"),
        (b'{"question": "' + b"x" * 5_000_000 + b'"}', "application/json", 413, "too-large"),
        (b'{"question": "hi", "channel": "x\\r\\nSet-Cookie: a=b"}', "application/json", 422, "question-refused"),
    ],
    ids=lambda value: None if isinstance(value, bytes) else str(value),
)
def test_it_rejects_hostile_bodies(program, data, kind, status, code):
    answer = program.post("/api/suggestions", data=data, content_type=kind)
    check_problem(answer, status, code)
    assert "Set-Cookie" not in answer.headers


def test_it_rejects_a_form_that_is_too_large(agent):
    data = {"csrf_token": token_of(agent.get("/")), "question": "x" * 5_000_000}
    check_page(agent.post("/", data=data), 413)


def test_it_rejects_too_many_requests(world):
    settings = world.services.settings.model_copy(update={"rate_limit": "2 per minute"})
    services = replace(world.services, settings=settings)
    client = create_app(services).test_client()
    client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {world.make_token('suggest')}"
    assert [client.get("/api/facts").status_code for _ in range(2)] == [200, 200]
    answer = client.get("/api/facts")
    check_problem(answer, 429, "too-many")
    assert int(answer.headers["Retry-After"]) <= 60


def test_it_rejects_who_guesses_tokens(app, world):
    client = app.test_client()
    codes = [client.get("/api/facts", headers={"Authorization": f"Bearer guess-{n}"}).status_code for n in range(21)]
    assert codes == [401] * 20 + [429]


def test_an_error_page_works_while_the_store_does_not(agent, world):
    world.services.database.close()
    world.services.database.path.unlink()
    for path in world.services.database.path.parent.glob("speeddial.sqlite3*"):
        path.unlink()
    check_page(agent.get("/"), 503)
