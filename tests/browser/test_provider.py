"""The way to the organisation's sign-in and back, across sites: the browser has to send our cookie along."""

import threading
from dataclasses import replace

import pytest
from playwright.sync_api import expect
from werkzeug.serving import make_server

from tests.web.okapi import CLIENT, CLIENT_SECRET, open_okapi
from web.app import create_app
from web.settings import Settings

pytestmark = pytest.mark.browser


@pytest.fixture
def address(site):
    """The same world with a provider on `localhost`, which to a browser is another site than 127.0.0.1."""
    with open_okapi("localhost") as okapi:
        settings = Settings(
            data=site.world.services.settings.data,
            oidc_issuer=okapi.issuer,
            oidc_client_id=CLIENT,
            oidc_client_secret=CLIENT_SECRET,
            oidc_name="Okapi",
        )
        app = create_app(replace(site.world.services, settings=settings))
        server = make_server("127.0.0.1", 0, app, threaded=True)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
        server.server_close()


def test_it_works(new_visit, address):
    visit = new_visit(viewport={"width": 360, "height": 740})
    visit.page.goto(f"{address}/account")
    visit.check_axe()
    visit.page.get_by_role("link", name="Sign in with Okapi").click()
    expect(visit.page.get_by_role("heading", name="Your account")).to_be_visible()
    expect(visit.page.get_by_role("main")).to_contain_text("Signed in by the work account")
    assert visit.page.url == f"{address}/account"
    kept = {it["name"]: it for it in visit.page.context.cookies()}
    assert kept["speeddial"]["sameSite"] == "Lax"
    assert kept["speeddial"]["httpOnly"]
