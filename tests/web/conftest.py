"""An application of its own for every test, and the three people who come to it: agent, ambassador, stranger."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.forms import token_of
from tests.web.world import World, copy_world, make_world
from web.app import create_app


@pytest.fixture(scope="session")
def template(tmp_path_factory) -> Path:
    """The world as it is when a test begins."""
    folder = tmp_path_factory.mktemp("template")
    make_world(folder).close()
    return folder


@pytest.fixture
def world(template, tmp_path) -> Iterator[World]:
    world = copy_world(template, tmp_path)
    yield world
    world.close()


@pytest.fixture
def app(world) -> Flask:
    return create_app(world.services)


@pytest.fixture
def sign_in(app, world) -> Callable[[str], FlaskClient]:
    def sign_in(who: str) -> FlaskClient:
        client = app.test_client()
        address = f"/sign-in/{world.make_link(who)}"
        answer = client.post(address, data={"csrf_token": token_of(client.get(address))})
        assert answer.status_code == 303
        return client

    return sign_in


@pytest.fixture
def agent(sign_in) -> FlaskClient:
    return sign_in("agent")


@pytest.fixture
def ambassador(sign_in) -> FlaskClient:
    return sign_in("ambassador")


@pytest.fixture
def admin(sign_in) -> FlaskClient:
    return sign_in("admin")


@pytest.fixture
def stranger(app) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def program(app, world) -> FlaskClient:
    """A client whose token may do everything."""
    return _with_token(app, world.make_token("suggest", "curate"))


@pytest.fixture
def helpdesk(app, world) -> FlaskClient:
    """A client whose token may only ask."""
    return _with_token(app, world.make_token("suggest"))


def _with_token(app: Flask, token: str) -> FlaskClient:
    client = app.test_client()
    client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {token}"
    return client
