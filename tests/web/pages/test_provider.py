"""The organisation's own sign-in: against a real provider, with every fault that it or somebody between may have."""

import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from joserfc.jwk import RSAKey

from kb.people import disable_person, find_person_by_email
from tests.web.forms import token_of
from tests.web.okapi import CLIENT, CLIENT_SECRET, Okapi, by_the_secret, follow, open_okapi, query_of
from web.app import create_app
from web.settings import Settings, SettingsRefused, read_settings


@pytest.fixture
def okapi() -> Iterator[Okapi]:
    with open_okapi() as okapi:
        yield okapi


@pytest.fixture
def app(world, okapi):
    settings = Settings(
        data=world.services.settings.data,
        oidc_issuer=okapi.issuer,
        oidc_client_id=CLIENT,
        oidc_client_secret=CLIENT_SECRET,
        oidc_name="Okapi",
    )
    return create_app(replace(world.services, settings=settings))


def come_back(client, wanted="/"):
    there = client.get("/sign-in/provider", query_string={"next": wanted})
    assert there.status_code == 302, there.text
    return client.get(follow(there.location))


def test_it_works(stranger, okapi):
    assert "Sign in with Okapi" in stranger.get("/sign-in").text
    answer = come_back(stranger)
    assert (answer.status_code, answer.location) == (303, "/")
    assert "Sam de Vries" in stranger.get("/").text
    assert "Signed in by the work account" in stranger.get("/account").text


def test_it_asks_with_state_nonce_and_a_proof_of_who_asked(stranger, okapi):
    come_back(stranger)
    (asked,), (exchanged,) = okapi.asked, okapi.exchanged
    assert asked["client_id"] == CLIENT
    assert asked["scope"] == "openid email"
    assert asked["redirect_uri"] == "http://localhost/sign-in/provider/back"
    assert len(asked["state"]) >= 20
    assert len(asked["nonce"]) >= 20
    assert asked["code_challenge_method"] == "S256"
    assert len(exchanged["code_verifier"]) >= 43
    assert CLIENT_SECRET not in repr(asked)


def test_each_time_is_another(app, okapi):
    for _ in range(2):
        come_back(app.test_client())
    first, second = okapi.asked
    assert not {first[it] for it in ("state", "nonce", "code_challenge")} & {
        second[it] for it in ("state", "nonce", "code_challenge")
    }


def test_it_goes_on_to_a_page_of_this_site_only(app):
    assert come_back(app.test_client(), "/checks?x=1").location == "/checks?x=1"
    assert come_back(app.test_client(), "https://evil.example/").location == "/"


@pytest.mark.parametrize(
    ("claims", "status", "words"),
    [
        ({"nonce": "another"}, 403, "cannot be trusted"),
        ({"nonce": None}, 403, "cannot be trusted"),
        ({"aud": "another"}, 403, "cannot be trusted"),
        ({"aud": "another", "azp": CLIENT}, 403, "cannot be trusted"),
        ({"aud": None}, 403, "cannot be trusted"),
        ({"iss": "https://evil.example"}, 403, "cannot be trusted"),
        ({"iss": None}, 403, "cannot be trusted"),
        ({"exp": int(time.time()) - 3600}, 403, "cannot be trusted"),
        ({"exp": None}, 403, "cannot be trusted"),
        ({"email_verified": False}, 403, "has no e-mail address of yours that it verified"),
        ({"email_verified": None}, 403, "has no e-mail address of yours that it verified"),
        ({"email_verified": "false"}, 403, "has no e-mail address of yours that it verified"),
        ({"email": None}, 403, "has no e-mail address of yours that it verified"),
        ({"email": ["sam@example.org"]}, 403, "has no e-mail address of yours that it verified"),
        ({"email": "nobody@example.org"}, 403, "Speeddial does not know that address"),
        ({"email": ""}, 403, "Speeddial does not know that address"),
    ],
)
def test_it_rejects_what_does_not_vouch_for_a_person_here(stranger, okapi, claims, status, words):
    okapi.claims = claims
    answer = come_back(stranger)
    assert answer.status_code == status
    assert words in answer.text
    assert 'name="password"' in answer.text  # the other ways are there
    assert stranger.get("/").status_code == 401


@pytest.mark.parametrize("kind", ["another key", "none", "the client's secret"])
def test_it_rejects_a_signature_that_proves_nothing(stranger, okapi, kind):
    if kind == "another key":
        okapi.signed_by = RSAKey.generate_key(2048, parameters={"kid": "one"})
    elif kind == "none":
        okapi.algorithm = "none"
    else:
        okapi.algorithm, okapi.signed_by = "HS256", by_the_secret()
    answer = come_back(stranger)
    assert answer.status_code == 403
    assert "cannot be trusted" in answer.text
    assert stranger.get("/").status_code == 401


def test_a_new_key_of_the_provider_is_fetched(stranger, app, okapi):
    assert come_back(stranger).status_code == 303
    okapi.key = RSAKey.generate_key(2048, parameters={"kid": "two"})
    other = app.test_client()
    assert come_back(other).status_code == 303


def test_it_rejects_a_disabled_person(stranger, world):
    with world.services.database.transaction() as db:
        disable_person(db, find_person_by_email(db, "sam@example.org").id)
    answer = come_back(stranger)
    assert answer.status_code == 403
    assert "ask an administrator" in answer.text
    assert stranger.get("/").status_code == 401


def test_it_rejects_an_answer_that_comes_again(app, okapi):
    client = app.test_client()
    back = follow(client.get("/sign-in/provider").location)
    assert client.get(back).status_code == 303
    client.post("/sign-out", data={"csrf_token": token_of(client.get("/"))})
    again = client.get(back)
    assert again.status_code == 403
    assert "begin again" in again.text
    assert client.get("/").status_code == 401
    assert len(okapi.exchanged) == 1


def test_it_rejects_an_answer_that_another_browser_asked_for(app, okapi):
    """Otherwise somebody could sign others in as themselves, and read what those then ask."""
    attacker, victim = app.test_client(), app.test_client()
    back = follow(attacker.get("/sign-in/provider").location)
    victim.get("/sign-in/provider")
    assert victim.get(back).status_code == 403
    assert victim.get("/").status_code == 401
    assert okapi.exchanged == []


@pytest.mark.parametrize("query", ["", "?code=x", "?state=x", "?code=x&state=x", "?error=access_denied&state=x"])
def test_it_rejects_answers_that_nobody_asked_for(stranger, query):
    answer = stranger.get(f"/sign-in/provider/back{query}")
    assert answer.status_code == 403
    assert "begin again" in answer.text


def test_it_rejects_a_state_with_another_code(stranger, app):
    there = stranger.get("/sign-in/provider")
    state = query_of(there.location)["state"]
    assert stranger.get(f"/sign-in/provider/back?code=made-up&state={state}").status_code == 403


@pytest.mark.parametrize("broken", ["openid-configuration", "token", "keys"])
def test_a_provider_that_fails_gives_a_sentence_and_the_other_ways(app, world, okapi, broken):
    okapi.broken, client = broken, app.test_client()
    answer = client.get("/sign-in/provider")
    if broken != "openid-configuration":
        answer = client.get(follow(answer.location))
    assert answer.status_code in {403, 503}
    assert "Okapi" in answer.text
    world.make_password("agent")
    fields = {"email": "sam@example.org", "password": "fietsbel olifant regen"}
    assert client.post("/sign-in", data={"csrf_token": token_of(answer), **fields}).status_code == 303


def test_a_provider_that_is_down_gives_a_sentence_and_comes_back(stranger, okapi):
    okapi.broken = "openid-configuration"
    answer = stranger.get("/sign-in/provider")
    assert answer.status_code == 503
    assert "Okapi does not answer as it should: sign in another way" in answer.text
    okapi.broken = None
    assert come_back(stranger).status_code == 303


def test_nobody_listens_there(world):
    settings = Settings(data=world.services.settings.data, oidc_client_id="x", oidc_issuer="http://127.0.0.1:9")
    client = create_app(replace(world.services, settings=settings)).test_client()
    assert client.get("/sign-in/provider").status_code == 503
    assert client.get("/sign-in").status_code == 200


def test_it_rejects_a_provider_that_calls_itself_otherwise(stranger, okapi):
    okapi.named_issuer = "https://evil.example"
    assert stranger.get("/sign-in/provider").status_code == 503


def test_without_the_setting_there_is_no_such_page(world):
    client = create_app(world.services).test_client()
    assert client.get("/sign-in/provider").status_code == 404
    assert client.get("/sign-in/provider/back").status_code == 404
    assert "Sign in with" not in client.get("/sign-in").text


def test_the_address_to_come_back_to_is_the_one_that_people_type(world, okapi):
    settings = Settings(
        data=world.services.settings.data,
        base_url="https://speeddial.example",
        oidc_client_id=CLIENT,
        oidc_client_secret=CLIENT_SECRET,
        oidc_issuer=okapi.issuer,
    )
    client = create_app(replace(world.services, settings=settings)).test_client()
    there = client.get("/sign-in/provider", headers={"Host": "evil.example"})
    assert query_of(there.location)["redirect_uri"] == "https://speeddial.example/sign-in/provider/back"


def test_nothing_secret_is_logged(stranger, caplog):
    caplog.set_level("INFO")
    come_back(stranger)
    assert CLIENT_SECRET not in caplog.text
    assert "sam@example.org" not in caplog.text


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"oidc_issuer": "http://login.example.org", "oidc_client_id": "x"}, "write it like https://login.example.org"),
        ({"oidc_issuer": "login.example.org", "oidc_client_id": "x"}, "write it like https://login.example.org"),
        ({"oidc_issuer": "https://login.example.org"}, "SPEEDDIAL_OIDC_CLIENT_ID"),
    ],
)
def test_it_rejects_settings_that_cannot_work(values, words):
    with pytest.raises(SettingsRefused) as refused:
        read_settings(**values)
    assert words.lower() in str(refused.value).lower()
