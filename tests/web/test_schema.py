"""What the API answers is what its OpenAPI document says, whatever Schemathesis makes of it.

`make schemathesis` does so for ten minutes, with other cases.
"""

from collections.abc import Iterator

import pytest
from flask import Flask

from benchmarks.api_cases import try_all
from benchmarks.api_things import make_furnished_app

pytestmark = [pytest.mark.schema, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def furnished(tmp_path_factory) -> Iterator[tuple[Flask, str]]:
    app, token, close = make_furnished_app(tmp_path_factory.mktemp("furnished"))
    yield app, token
    close()


def test_it_never_fails_and_never_lies(furnished):
    app, token = furnished
    tried = try_all(app, token, seconds=30)
    assert not tried.failures
    answered = {label for (label, status) in tried.statuses if status == 200}
    described = app.test_client().get("/api/openapi.json").get_json()["paths"]
    assert len(answered) > 0.6 * sum(map(len, described.values())), "most routes should have answered something"


def test_it_finds_an_answer_that_is_not_as_described(furnished):
    app, token = furnished
    view = app.view_functions["api.list_of_facts"]
    app.view_functions["api.list_of_facts"] = lambda: {"facts": "none"}
    try:
        tried = try_all(app, token, seconds=0, only=("GET /api/facts",))
    finally:
        app.view_functions["api.list_of_facts"] = view
    assert [label for label, _ in tried.failures] == ["GET /api/facts"]
