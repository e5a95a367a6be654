"""No route without its line: in the API's table and OpenAPI, or in the pages' table; and all of them in docs/api.md."""

import re
from pathlib import Path

import pytest

from web.api.routes import ROUTES
from web.app import PAGES
from web.errors import HTTP_ROWS, TABLE, UNFORESEEN_CODE

DOCS = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")


def as_written(rule: str) -> str:
    return re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule)


@pytest.fixture
def routes(app) -> set[tuple[str, str]]:
    return {
        (method, as_written(rule.rule))
        for rule in app.url_map.iter_rules()
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }


def test_it_works(routes):
    in_api = {(route.method, "/api" + as_written(route.path)) for route in ROUTES}
    in_pages = {path for _, paths, _ in PAGES for path in paths.split(", ")} | {"/static/{filename}"}
    for method, path in routes:
        assert ((method, path) in in_api) != (path in in_pages), path


def test_every_route_is_documented(routes):
    for method, path in routes:
        assert f"`{method} {path}`" in DOCS or f"### `{method}` and" in DOCS, (method, path)


def test_nothing_is_documented_that_is_not_there(routes):
    documented = set(re.findall(r"^\| `([A-Z]+) (/[^`]*)`", DOCS, flags=re.MULTILINE))
    assert documented == routes


def test_every_code_is_documented_with_its_status():
    codes = {(row.code, row.status) for row in TABLE} | {(code, status) for status, (code, *_) in HTTP_ROWS.items()}
    codes.add((UNFORESEEN_CODE, 500))
    documented = {
        (code, int(status)) for code, status in re.findall(r"^\| `([a-z-]+)` \| (\d{3}) \|", DOCS, flags=re.MULTILINE)
    }
    assert documented == codes


def test_openapi_has_every_route_of_the_api_with_its_scopes(stranger):
    document = stranger.get("/api/openapi.json").get_json()
    assert document["openapi"].startswith("3.1")
    described = {
        (method.upper(), path): {scope for need in operation["security"] for scope in need["token"]}
        for path, operations in document["paths"].items()
        for method, operation in operations.items()
    }
    assert described == {(route.method, "/api" + as_written(route.path)): set(route.scopes) for route in ROUTES}


def test_openapi_names_only_schemas_that_it_has(stranger):
    text = stranger.get("/api/openapi.json").text
    named = set(re.findall(r'"#/components/schemas/([^"]+)"', text))
    there = set(stranger.get("/api/openapi.json").get_json()["components"]["schemas"])
    assert named <= there
    assert {"Problem", "QuestionBody", "Suggestions", "EntryBody"} <= there


def test_every_problem_of_openapi_is_problem_json(stranger):
    for operations in stranger.get("/api/openapi.json").get_json()["paths"].values():
        for operation in operations.values():
            for status, response in operation["responses"].items():
                kind = "application/json" if status == "200" else "application/problem+json"
                assert list(response["content"]) == [kind]


def test_every_route_of_the_api_rejects_strangers_with_every_method(stranger):
    for route in ROUTES:
        path = "/api" + route.path.replace("<path:id>", "it/reset-password").replace("<int:number>", "1").replace(
            "<int:id>", "1"
        )
        for method in {route.method, "HEAD"} if route.method == "GET" else {route.method}:
            assert stranger.open(path, method=method).status_code == 401, (method, path)
        assert stranger.open(path, method="OPTIONS").status_code == 200
