"""No customer's word, name, token, password or secret in any log, at the most talkative level, nor on an error page."""

import logging
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

from answers.clockwork import Job
from kb.departments import get_department, save_department
from kb.documents import parse_department
from tests.answers.escalation.conftest import QUICK
from tests.answers.escalation.receivers import GOES_WELL, IS_SILENT_AFTER_DATA, REFUSES, always, first, webhook
from tests.web.forms import token_of
from web.cli.main import cli
from web.server import Server
from web.settings import Settings
from web.wiring import set_up_logging

TEXT, NAME, MAIL = "zebraaubergine", "Thistledown", "imogen.f@example.net"
REFERENCE, PASSWORD, HOOK = "VH-7730184", "Sommer2024!x", "hook-8d71c0ffee"
MARKED = f"my {TEXT} is gone, {NAME}, {MAIL}"


@pytest.fixture
def log(capfd):
    """All that is logged, formatted with tracebacks as a log file has it, and all that goes to standard error."""
    lines: list[str] = []

    class Keeper(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(self.format(record))

    root, keeper = logging.getLogger(), Keeper()
    before = root.level
    set_up_logging(Settings(log_level="debug"))
    root.setLevel(logging.DEBUG)
    root.addHandler(keeper)
    yield lambda: "\n".join(lines) + "".join(capfd.readouterr())
    root.removeHandler(keeper)
    root.setLevel(before)


@pytest.fixture
def secrets(world):
    """What must never be seen: filled as it is made."""
    return {"text": TEXT, "name": NAME, "mail": MAIL, "reference": REFERENCE, "password": PASSWORD, "hook": HOOK}


def check(said: str, secrets: dict[str, str]) -> None:
    found = {what for what, secret in secrets.items() if secret.casefold() in said.casefold()}
    assert found == set(), f"the log has a {found}"


def test_the_keeper_hears_everything(log, secrets):
    try:
        raise ValueError(MARKED)
    except ValueError:
        logging.getLogger("anything").debug("said", exc_info=True)
    with pytest.raises(AssertionError, match="text"):
        check(log(), secrets)


def test_pages_and_the_api_log_no_texts(app, world, sign_in, log, secrets):
    secrets["token"] = token = world.make_token("suggest", "curate", "report", "admin")
    secrets["link"] = link = world.make_link("agent")
    client, headers = app.test_client(), {"Authorization": f"Bearer {token}"}
    client.get(f"/sign-in/{link}")
    client.post(f"/sign-in/{link}", data={"csrf_token": "wrong", "secret": link})
    client.get("/api/entries", headers={"Authorization": f"Bearer wrong{token}"})
    question = {"question": MARKED, "customer": {"first_name": NAME}, "reference": REFERENCE}
    found = client.post("/api/suggestions", json=question, headers=headers).get_json()
    client.post("/api/suggestions", json={"question": MARKED * 500}, headers=headers)
    client.post("/api/suggestions", json={"question": MARKED, TEXT: NAME, "lang": TEXT}, headers=headers)
    client.post("/api/suggestions", data=f"{{{MARKED}", content_type="application/json", headers=headers)
    client.post("/api/checks", json={"text": MARKED, "question": MARKED}, headers=headers)
    outcome = f"/api/suggestions/{found['id']}/outcome"
    client.post(outcome, json={"outcome": "sent", "text": MARKED, "reference": REFERENCE}, headers=headers)
    client.post(outcome, json={"outcome": "sent", "department": "it", "text": f"{MARKED} tomorrow"}, headers=headers)
    client.post("/api/forgettings", json={"reference": REFERENCE}, headers=headers)
    agent = sign_in("agent")
    form = {"csrf_token": token_of(agent.get("/")), "question": MARKED, "first_name": NAME, "reference": REFERENCE}
    assert TEXT in agent.post("/", data=form).text
    agent.post("/checks", data={**form, "text": MARKED})
    agent.post("/suggestions/none/outcome", data={**form, "outcome": "sent", "text": MARKED})
    agent.post("/sign-in", data={**form, "email": MAIL, "password": PASSWORD})
    check(log(), secrets)


@pytest.mark.parametrize("as_program", [True, False])
def test_what_breaks_says_where_and_not_what(app, world, sign_in, log, secrets, monkeypatch, as_program):
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError(MARKED)

    agent, token = sign_in("agent"), world.make_token("suggest")
    form = {"csrf_token": token_of(agent.get("/")), "question": MARKED}
    monkeypatch.setattr("answers.suggest.look_up", fail)
    if as_program:
        headers = {"Authorization": f"Bearer {token}"}
        answer = app.test_client().post("/api/suggestions", json={"question": MARKED}, headers=headers)
        check(answer.text, secrets)
    else:
        answer = agent.post("/", data=form, headers={"HX-Request": "true"})
        check(answer.text, secrets)
    assert answer.status_code == 500
    assert "Traceback" not in answer.text
    said = log()
    assert "RuntimeError" in said
    check(said, secrets)


def test_a_store_that_breaks_says_no_values(app, world, log, secrets):
    with world.services.database.transaction() as session:
        session.connection().exec_driver_sql("DROP INDEX ix_receipt_reference_digest")
        session.connection().exec_driver_sql("ALTER TABLE receipt DROP COLUMN reference_digest")
    headers = {"Authorization": f"Bearer {world.make_token('suggest')}"}
    answer = app.test_client().post("/api/suggestions", json={"question": MARKED}, headers=headers)
    assert answer.status_code == 200
    said = log()
    assert "could not be written" in said
    check(said, secrets)


@pytest.mark.parametrize(
    "plan", [always(GOES_WELL), first(REFUSES), always(IS_SILENT_AFTER_DATA)], ids=["well", "refused", "hanging"]
)
def test_messages_to_departments_log_neither_their_text_nor_where_they_go(app, world, log, secrets, plan, monkeypatch):
    services, now = world.services, datetime.now(UTC)
    secrets["webhook"] = "s3cret-word"
    (deliveries,) = (job for job in services.clockwork._jobs if job.name == "deliveries")
    monkeypatch.setattr(deliveries.run.__self__, "_post", QUICK)  # its patience
    with webhook(plan) as (url, heard):
        address = f"{url.rstrip('/')}/{HOOK}"
        with services.database.transaction() as session:
            was = get_department(session, "it")
            text = (
                "---\nid: it\nname: IT\ntimezone: Europe/Amsterdam\nhours: 24/7\nreply_within: 4h\n"
                f'contacts: ["{address}"]\n---\n'
            )
            save_department(session, parse_department(text), expected_revision=was.revision, author="test")
        headers = {"Authorization": f"Bearer {world.make_token('suggest', 'curate')}"}
        body = {"question": MARKED, "note": MARKED, "department": "it", "reference": REFERENCE}
        assert app.test_client().post("/api/escalations", json=body, headers=headers).status_code == 200
        for job in services.clockwork._jobs:
            services.clockwork.run_once(job)
            job.run(now + timedelta(days=1))
    assert heard.attempts.total() >= 1
    check(log(), secrets)


def test_a_job_that_fails_says_which_and_not_why(world, log, secrets):
    def fail(_: datetime) -> None:
        raise RuntimeError(MARKED)

    assert not world.services.clockwork.run_once(Job("moon", 1.0, fail))
    said = log()
    assert "moon failed: RuntimeError" in said
    check(said, secrets)


def test_commands_log_no_texts(world, log, secrets, tmp_path, monkeypatch):
    for name, value in (("DATA", tmp_path / "data"), ("ENCODERS", "hashing"), ("LOG_LEVEL", "debug")):
        monkeypatch.setenv(f"SPEEDDIAL_{name}", str(value))
    for command in (["suggest", MARKED], ["forget", REFERENCE], ["purge"], ["draft", "--question", MARKED, "-"]):
        told = CliRunner().invoke(cli, command, input=MARKED)
        check(told.stderr, secrets)
    check(log(), secrets)


def test_the_server_keeps_no_access_log():
    server = Server(Settings())
    assert server.cfg.accesslog is None
    assert not server.cfg.capture_output
    assert server.cfg.loglevel == "warning"
