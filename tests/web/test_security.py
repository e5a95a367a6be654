from dataclasses import replace

import pytest

from tests.web.forms import token_of
from web.app import create_app
from web.settings import Settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@pytest.fixture
def https(world):
    """The application as it runs behind a proxy that speaks https."""
    settings = Settings(data=world.services.settings.data, base_url="https://speeddial.example", trusted_proxies=1)
    services = replace(world.services, settings=settings)
    client = create_app(services).test_client()
    client.environ_base.update(HTTP_X_FORWARDED_PROTO="https", HTTP_X_FORWARDED_HOST="speeddial.example")
    return client


@pytest.mark.parametrize("path", ["/", "/sign-in", "/nothing", "/healthz", "/api/facts", "/static/speeddial.js"])
def test_it_works_on_every_response(stranger, path):
    with stranger.get(path) as answer:
        headers = answer.headers
    assert headers["Content-Security-Policy"] == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "Server" not in headers
    assert "Strict-Transport-Security" not in headers


def test_pages_are_not_kept_but_static_files_are(agent, stranger):
    assert agent.get("/").headers["Cache-Control"] == "no-store"
    with stranger.get("/static/speeddial.js") as answer:
        assert "max-age=31536000" in answer.headers["Cache-Control"]


def test_the_session_cookie_is_for_this_site_and_not_for_scripts(stranger):
    cookie = stranger.get("/sign-in/x").headers["Set-Cookie"]
    assert cookie.startswith("speeddial=")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie


def test_https_makes_the_cookie_secure_and_lasting(https):
    answer = https.get("/sign-in/x")
    assert answer.headers["Set-Cookie"].startswith("__Host-speeddial=")
    assert "Secure" in answer.headers["Set-Cookie"]
    assert "Path=/" in answer.headers["Set-Cookie"]
    assert "Domain" not in answer.headers["Set-Cookie"]
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_https_signs_in_with_the_referrer_of_its_own_pages(https, world):
    address = f"/sign-in/{world.make_link('agent')}"
    page = https.get(address, base_url="https://speeddial.example")
    data = {"csrf_token": token_of(page)}
    elsewhere = https.post(
        address, data=data, base_url="https://speeddial.example", headers={"Referer": "https://evil.example/"}
    )
    assert elsewhere.status_code == 400
    here = https.post(
        address,
        data=data,
        base_url="https://speeddial.example",
        headers={"Referer": "https://speeddial.example/sign-in"},
    )
    assert here.status_code == 303


def test_it_rejects_forwarded_headers_without_a_proxy(stranger):
    page = stranger.get("/nothing", headers={"X-Forwarded-Host": "evil.example", "Host": "good.example"})
    assert "evil.example" not in page.text
    assert "evil.example" not in str(page.headers)


def test_it_rejects_a_token_of_another_session(app, agent):
    other = app.test_client()
    token = token_of(other.get("/sign-in/x"))
    assert agent.post("/", data={"csrf_token": token, "question": "hi"}).status_code == 400


@pytest.mark.parametrize("path", ["/static/../app.py", "/static/..%2fapp.py", "/static/%2e%2e/settings.py", "/static/"])
def test_it_rejects_ways_out_of_the_static_folder(stranger, path):
    assert stranger.get(path).status_code == 404


def test_it_rejects_line_breaks_in_what_it_repeats(agent):
    page = agent.get("/entries/x%0d%0aSet-Cookie:%20a=b")
    assert page.status_code == 404
    assert "a=b" not in page.headers.get("Set-Cookie", "")
