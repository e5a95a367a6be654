"""`speeddial person`, `sign-in-link`, `token`, `promise` and `settings`."""

from datetime import datetime

import pytest

from kb.passwords import find_account, fits
from kb.people import save_person
from web.data_folder import open_database
from web.settings import read_settings


def test_a_person_gets_a_link_and_only_the_link_is_a_result(terminal):
    outcome = terminal.run("person", "add", "Lotte@example.org", "--role", "owner", "--department", "it")
    assert outcome.status == 0
    assert outcome.stdout.startswith("http://127.0.0.1:8470/sign-in/")
    assert outcome.stdout.count("\n") == 1
    assert outcome.stderr == "Works once, within 60 minutes:\n"
    (person,) = terminal.run("person", "list", "--json").json
    assert (person["email"], person["role"], person["departments"]) == ("lotte@example.org", "owner", ["it"])
    assert "lotte@example.org" in terminal.run("person", "list").stdout
    again = terminal.run("sign-in-link", "lotte@example.org")
    assert again.status == 0
    assert again.stdout != outcome.stdout


def test_all_people_are_listed(terminal):
    database = open_database(read_settings())
    with database.transaction() as session:
        for number in range(230):
            save_person(session, name="x", email=f"{number}@example.org", role="agent")
    database.close()
    assert len(terminal.run("person", "list", "--json").json) == 230


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("person", "add", "lotte"), "`lotte` is no e-mail address; write it like name@example.org."),
        (("person", "add", "a@example.org", "--name", " "), "A person needs a name"),
        (("person", "add", "a@example.org", "--department", "sales"), "There is no department `sales`"),
        (("sign-in-link", "nobody@example.org"), "There is no person `nobody@example.org`; check its name."),
        (
            ("token", "create", "x", "--scopes", "suggest,everything"),
            "`everything` is no scope; choose from suggest, curate, report, admin.",
        ),
        (("token", "create", "x", "--scopes", ","), "A token needs a scope; choose from"),
        (("token", "create", " ", "--scopes", "suggest"), "A token needs a name"),
        (("token", "revoke", "7"), "There is no token `7`"),
        (("promise", "--department", "sales"), "There is no department `sales`; check its name."),
        (("promise", "--department", "it", "--lang", "xx"), "“xx” is no language code: choose one of en, nl,"),
        (("promise", "--department", "it", "--at", "tomorrow"), "“tomorrow” is no moment with its offset"),
        (
            ("promise", "--department", "it", "--at", "2026-12-24T18:00"),
            "is no moment with its offset: write --at like",
        ),
        (("promise", "--department", "it", "--at", ""), "is no moment with its offset"),
        (("promise", "--department", "it", "--at", "9999-12-31T23:00+00:00"), "is no moment with its offset"),
        (("promise", "--department", "it", "--at", "0001-01-01T00:00+05:00"), "is no moment with its offset"),
    ],
)
def test_it_rejects_bad_values(terminal, arguments, words):
    assert words in terminal.refuses(*arguments)


def test_a_token_is_shown_once_and_can_be_revoked(terminal):
    made = terminal.run("token", "create", "help desk", "--scopes", "suggest, curate")
    assert (made.status, made.stderr) == (0, "Keep it well: it is not shown again.\n")
    assert made.stdout.startswith("sd_")
    (listed,) = terminal.run("token", "list", "--json").json
    assert (listed["name"], listed["scopes"], listed["revoked_at"]) == ("help desk", ["suggest", "curate"], None)
    assert datetime.fromisoformat(listed["created_at"]).tzinfo is not None
    assert "T" in listed["created_at"]
    assert made.stdout.strip() not in terminal.run("token", "list").stdout
    assert "exists already" in terminal.refuses("token", "create", "help desk", "--scopes", "suggest")
    assert terminal.run("token", "revoke", str(listed["id"])).stderr == "Revoked help desk.\n"
    assert "revoked" in terminal.run("token", "list").stdout


def test_a_person_is_disabled_and_enabled(terminal):
    terminal.run("person", "add", "noor@example.org", "--role", "admin")
    terminal.run("person", "add", "sam@example.org", "--name", "Sam")
    assert terminal.run("person", "disable", "SAM@example.org").stderr == "Sam is disabled and signed out everywhere.\n"
    assert "disabled" in terminal.run("person", "list").stdout
    assert terminal.run("person", "enable", "sam@example.org").stderr == "Sam may sign in again.\n"
    assert "disabled" not in terminal.run("person", "list").stdout
    assert "last administrator" in terminal.refuses("person", "disable", "noor@example.org")
    assert "last administrator" in terminal.refuses("person", "add", "noor@example.org", "--role", "agent")
    assert "no person `bo@example.org`" in terminal.refuses("person", "disable", "bo@example.org")


@pytest.mark.parametrize(
    "typed", ["fietsbel olifant regen\n", "fietsbel olifant regen\r\nmore", "fietsbel olifant regen"]
)
def test_a_password_is_read_from_standard_input(terminal, typed):
    terminal.run("person", "add", "sam@example.org", "--name", "Sam")
    outcome = terminal.run("person", "password", "sam@example.org", typed=typed)
    assert (outcome.status, outcome.stdout) == (0, "")
    assert "The password of Sam is set" in outcome.stderr
    database = open_database(read_settings())
    with database.session() as session:
        account = find_account(session, "sam@example.org")
    database.close()
    assert fits(account, "fietsbel olifant regen")


def test_a_bad_password_is_refused_and_is_no_argument(terminal):
    terminal.run("person", "add", "sam@example.org")
    assert "12 characters" in terminal.run("person", "password", "sam@example.org", typed="short\n").stderr
    assert terminal.run("person", "password", "sam@example.org", "fietsbel olifant regen").status == 2


def test_a_token_has_a_role_and_departments(terminal):
    made = terminal.run(
        "token", "create", "hr desk", "--scopes", "suggest", "--role", "ambassador", "--department", "hr"
    )
    assert made.status == 0
    (listed,) = terminal.run("token", "list", "--json").json
    assert (listed["role"], listed["departments"]) == ("ambassador", ["hr"])
    assert "no department `sales`" in terminal.refuses(
        "token", "create", "x", "--scopes", "suggest", "--department", "sales"
    )
    assert "did you mean `hr`" in terminal.refuses("person", "add", "x@example.org", "--department", "hrr")


def test_promise(terminal):
    asked = ("promise", "--department", "it", "--lang", "nl", "--at", "2026-12-24T18:00+01:00")
    outcome = terminal.run(*asked)
    assert (outcome.status, outcome.stderr) == (0, "")
    told = terminal.run(*asked, "--json").json
    assert set(told) == {"reply", "due_at", "department"}
    assert told["reply"] == outcome.stdout.strip()
    assert datetime.fromisoformat(told["due_at"]) > datetime.fromisoformat("2026-12-24T18:00+01:00")


def test_settings_hide_secrets(terminal):
    env = {"SPEEDDIAL_SECRET_KEY": "k" * 40}
    outcome = terminal.run("settings", "--json", env=env)
    assert (outcome.status, outcome.stderr) == (0, "")
    assert outcome.json["SPEEDDIAL_ENCODERS"] == "hashing"
    assert "kkkk" not in outcome.stdout + terminal.run("settings", env=env).stdout


@pytest.mark.parametrize("arguments", [("suggest", "x"), ("reindex",), ("import", "."), ("serve",), ("settings",)])
def test_it_rejects_an_unknown_variable_and_names_the_nearest(terminal, arguments):
    sentence = terminal.refuses(*arguments, env={"SPEEDDIAL_ENCODER": "hashing"})
    assert sentence == "There is no setting SPEEDDIAL_ENCODER. Did you mean SPEEDDIAL_ENCODERS?"
