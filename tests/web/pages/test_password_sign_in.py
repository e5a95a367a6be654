"""Signing in by password: what a person, a mistake and an attacker get."""

import re
from datetime import UTC, datetime, timedelta

import argon2
import pytest

from kb.actor import COMMAND_LINE
from kb.audit import list_audit
from kb.columns import utc_now
from kb.passwords import find_account, renew_digest
from kb.people import disable_person, find_person_by_email
from kb.sessions import end_sessions
from tests.web.forms import token_of
from tests.web.world import PASSWORD, PEOPLE
from web.app import create_app
from web.local_paths import local_path

SAM = PEOPLE["agent"][1]


def sign_in(client, email=SAM, password=PASSWORD, **fields):
    page = client.get("/sign-in")
    data = {"csrf_token": token_of(page), "email": email, "password": password, **fields}
    return client.post("/sign-in", data=data)


@pytest.fixture
def sam(world):
    world.make_password("agent")
    with world.services.database.session() as db:
        return find_person_by_email(db, SAM)


@pytest.fixture
def clock(monkeypatch):
    """The moment at which forms arrive, to be put forward."""

    class Clock:
        now = datetime.now(UTC)

    class Moments(datetime):
        @classmethod
        def now(cls, tz=None):
            return Clock.now.astimezone(tz)

    monkeypatch.setattr("web.pages.sign_in.datetime", Moments)
    return Clock


def test_it_works(stranger, sam):
    answer = sign_in(stranger)
    assert (answer.status_code, answer.location) == (303, "/")
    assert "Sam de Vries" in stranger.get("/").text


@pytest.mark.parametrize("email", [SAM.upper(), f"  {SAM} "])
def test_the_address_may_be_typed_in_any_capitals(stranger, sam, email):
    assert sign_in(stranger, email).status_code == 303


def test_the_form_is_made_for_password_managers(stranger):
    page = stranger.get("/sign-in").text
    assert re.search(r'<input[^>]*type="email"[^>]*autocomplete="username"', page)
    assert re.search(r'<input[^>]*type="password"[^>]*autocomplete="current-password"', page)
    assert "maxlength" not in re.search(r'<input[^>]*type="password"[^>]*>', page)[0]


def test_it_rejects_a_wrong_password_and_says_the_same_of_unknown_people(stranger, world, sam):
    with world.services.database.transaction() as db:
        disable_person(db, find_person_by_email(db, PEOPLE["owner"][1]).id)
    world.make_password("owner")
    pages = []
    for email, password in (
        (SAM, "wrong"),
        (SAM, ""),
        ("nobody@example.org", PASSWORD),
        (PEOPLE["ambassador"][1], PASSWORD),  # has no password
        (PEOPLE["owner"][1], PASSWORD),  # is disabled
        ("", ""),
        ("%00' OR 1=1 --\ufffd", "x"),
    ):
        answer = sign_in(stranger, email, password)
        assert answer.status_code == 401, email
        pages.append(re.search(r'role="alert">(.*?)</div>', answer.text, re.DOTALL)[1])
        assert stranger.get("/").status_code == 401
    assert len(set(pages)) == 1
    assert "do not fit together" in pages[0]


def test_it_keeps_the_address_that_was_typed_and_never_the_password(stranger, sam):
    page = sign_in(stranger, "sam+<b>@example.org", "geheim geheim").text
    assert 'value="sam+&lt;b&gt;@example.org"' in page
    assert "geheim geheim" not in page


def test_it_rejects_a_huge_password_without_hashing_it(stranger, sam):
    assert sign_in(stranger, password="x" * 900_000).status_code == 401
    assert sign_in(stranger, password="x" * 1_100_000).status_code == 413


def test_it_rejects_a_form_without_its_token(stranger, sam):
    assert stranger.post("/sign-in", data={"email": SAM, "password": PASSWORD}).status_code == 400


def test_it_goes_on_to_the_page_that_was_asked_for(stranger, sam):
    page = stranger.get("/entries/it/reset-password?lang=nl")
    assert page.status_code == 401
    assert 'name="next" value="/entries/it/reset-password?lang=nl"' in page.text
    assert sign_in(stranger, next="/entries/it/reset-password?lang=nl").location == "/entries/it/reset-password?lang=nl"


@pytest.mark.parametrize(
    "wanted",
    [
        *("https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)", ""),
        *(
            "/\t/evil.example",
            "/%0d%0aX: y\r\n",
            " //evil.example",
            "/sign-out",
            "/api/entries",
            "evil",
            "/" + "x" * 2000,
        ),
    ],
)
def test_it_rejects_other_places_to_go_on_to(stranger, sam, wanted):
    assert sign_in(stranger, next=wanted).location == "/"


def test_paths_of_this_site_stay(stranger):
    assert local_path("/entries/a/b?lang=nl&x=//y") == "/entries/a/b?lang=nl&x=//y"


def test_the_session_that_was_there_is_worth_nothing(app, world, sam):
    """Whoever planted a cookie, or kept a form's token, has nothing afterwards."""
    planted = app.test_client()
    planted.get("/sign-in")
    with planted.session_transaction() as session:
        session["channel"] = "x"
        before = dict(session)
    victim = app.test_client()
    with victim.session_transaction() as session:
        session.update(before)
    token = token_of(victim.get("/sign-in"))
    victim.post("/sign-in", data={"csrf_token": token, "email": SAM, "password": PASSWORD})
    assert "Sam de Vries" in victim.get("/").text
    assert planted.get("/").status_code == 401
    with victim.session_transaction() as session:
        assert "channel" not in session
        assert session.get("csrf_token") != before["csrf_token"]
    assert victim.post("/", data={"csrf_token": token, "question": "hi"}).status_code == 400


def test_signing_in_again_ends_the_session_before(app, stranger, world, sam):
    sign_in(stranger)
    stolen = app.test_client()
    with stranger.session_transaction() as session:
        kept = dict(session)
    with stolen.session_transaction() as session:
        session.update(kept)
    assert stolen.get("/").status_code == 200
    sign_in(stranger)
    assert stranger.get("/").status_code == 200
    assert stolen.get("/").status_code == 401


def test_signing_out_ends_the_session_in_the_store(app, stranger, sam):
    sign_in(stranger)
    kept = app.test_client()
    with stranger.session_transaction() as session:
        values = dict(session)
    with kept.session_transaction() as session:
        session.update(values)
    stranger.post("/sign-out", data={"csrf_token": token_of(stranger.get("/"))})
    assert kept.get("/").status_code == 401


def test_another_process_knows_at_once_that_a_session_has_ended(world, sam):
    first, second = create_app(world.services).test_client(), create_app(world.services).test_client()
    sign_in(first)
    with first.session_transaction() as session:
        values = dict(session)
    with second.session_transaction() as session:
        session.update(values)
    assert second.get("/").status_code == 200
    with world.services.database.transaction() as db:
        end_sessions(db, sam.id, by=COMMAND_LINE, why="ended", now=utc_now())
    assert second.get("/").status_code == 401
    assert first.get("/").status_code == 401


def test_disabling_a_person_shuts_them_out_at_once(stranger, world, sam):
    sign_in(stranger)
    with world.services.database.transaction() as db:
        disable_person(db, sam.id)
    assert stranger.get("/").status_code == 401
    assert sign_in(stranger).status_code == 401


def test_it_rejects_who_guesses_and_says_how_long_to_wait(app, sam, clock):
    stranger = app.test_client()
    assert [sign_in(stranger, password=f"guess {n}").status_code for n in range(6)] == [401] * 5 + [429]
    refused = sign_in(stranger)
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "30")
    assert "wait 30 seconds" in refused.text
    clock.now += timedelta(seconds=30)
    assert sign_in(stranger, password="one more").status_code == 401
    clock.now += timedelta(seconds=59)
    assert sign_in(stranger).headers["Retry-After"] == "1"
    clock.now += timedelta(seconds=1)
    assert sign_in(stranger).status_code == 303


def test_unknown_accounts_have_to_wait_too(stranger, clock):
    codes = [sign_in(stranger, "nobody@example.org").status_code for _ in range(6)]
    assert codes == [401] * 5 + [429]


def test_two_processes_count_together(world, sam, clock):
    apps = [create_app(world.services) for _ in range(2)]
    codes = [sign_in(apps[n % 2].test_client(), password="guess").status_code for n in range(6)]
    assert codes == [401] * 5 + [429]


def test_nobody_can_keep_a_person_out_of_their_own_browser(app, sam, clock):
    own = app.test_client()
    assert sign_in(own).status_code == 303
    own.post("/sign-out", data={"csrf_token": token_of(own.get("/"))})
    attacker = app.test_client()
    for _ in range(30):
        sign_in(attacker, password="guess")
        clock.now += timedelta(minutes=1)
    assert sign_in(app.test_client()).status_code == 429
    assert sign_in(own).status_code == 303


def test_a_browser_is_known_only_for_who_signed_in_there(app, world, sam, clock):
    world.make_password("owner")
    own = app.test_client()
    sign_in(own, PEOPLE["owner"][1])
    own.post("/sign-out", data={"csrf_token": token_of(own.get("/"))})
    attacker = app.test_client()
    for _ in range(5):
        sign_in(attacker, password="guess")
    assert sign_in(own).status_code == 429


def test_a_known_browser_has_to_wait_for_its_own_guesses(app, sam, clock):
    own = app.test_client()
    sign_in(own)
    assert [sign_in(own, password="guess").status_code for _ in range(6)] == [401] * 5 + [429]
    assert sign_in(app.test_client()).status_code == 303


def test_it_rejects_a_known_browser_that_somebody_made_up(app, sam, clock):
    for value in ("", "x", "WzEsMl0.aaaa.bbbb"):
        client = app.test_client()
        client.set_cookie("speeddial-browser", value)
        assert sign_in(client, password="guess").status_code == 401


def test_an_address_cannot_try_many_accounts(app, sam, clock):
    client = app.test_client()
    codes = [sign_in(client, f"{n}@example.org").status_code for n in range(21)]
    assert codes == [401] * 20 + [429]
    elsewhere = app.test_client()
    elsewhere.environ_base["REMOTE_ADDR"] = "192.0.2.7"
    assert sign_in(elsewhere).status_code == 303


def test_an_address_of_ipv6_is_its_whole_network(app, sam, clock):
    codes = []
    for number in range(21):
        client = app.test_client()
        client.environ_base["REMOTE_ADDR"] = f"2001:db8:1:2::{number:x}"
        codes.append(sign_in(client, f"{number}@example.org").status_code)
    assert codes == [401] * 20 + [429]


def test_a_link_works_while_somebody_guesses(app, world, sam, clock):
    attacker = app.test_client()
    for _ in range(6):
        sign_in(attacker, password="guess")
    client, address = app.test_client(), f"/sign-in/{world.make_link('agent')}"
    assert client.post(address, data={"csrf_token": token_of(client.get(address))}).status_code == 303


def test_the_digest_gets_todays_parameters(stranger, world, sam):
    old = argon2.PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash(PASSWORD)
    with world.services.database.transaction() as db:
        renew_digest(db, sam.id, old)
    assert sign_in(stranger).status_code == 303
    with world.services.database.session() as db:
        assert argon2.extract_parameters(find_account(db, SAM).digest).memory_cost == 65536


def test_the_trail_tells_of_it_without_secrets(stranger, world, sam):
    sign_in(stranger, password="een geheim raden")
    sign_in(stranger)
    stranger.post("/sign-out", data={"csrf_token": token_of(stranger.get("/"))})
    with world.services.database.session() as db:
        lines = list_audit(db)
    told = [(line.actor.who, line.verb, line.kind) for line in lines][:3]
    assert told == [
        ("Sam de Vries", "ended", "session"),
        ("Sam de Vries", "began", "session"),
        ("somebody", "failed", "sign-in"),
    ]
    assert SAM not in repr(lines)
    assert "geheim" not in repr(lines)


def test_nothing_secret_is_logged(stranger, world, sam, caplog):
    caplog.set_level("DEBUG")
    sign_in(stranger, password="een geheim raden")
    sign_in(stranger)
    assert "geheim" not in caplog.text
    assert PASSWORD not in caplog.text
    assert SAM not in caplog.text


def test_the_cookie_of_a_known_browser_is_not_for_scripts(stranger, sam):
    cookies = sign_in(stranger).headers.getlist("Set-Cookie")
    (known,) = [it for it in cookies if it.startswith("speeddial-browser=")]
    assert "HttpOnly" in known
    assert "SameSite=Lax" in known
    assert all(re.search(r"Expires|Max-Age", it) for it in cookies)
