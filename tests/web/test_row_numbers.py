"""A number that no row can have names nothing, in an address as in a query."""

import pytest

from tests.web.conftest import _with_token

BIG = "9" * 22


def test_in_an_address_it_is_not_found(admin):
    assert admin.get(f"/people/{BIG}").status_code == 404


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/people/{}", 404),
        ("/api/entries/it/vpn/learned-phrasings/{}", 404),
        ("/api/entries/it/vpn/revisions?before={}", 422),
        ("/api/audit?before={}", 422),
        ("/api/shift?since=0001-01-01T00:00:00Z", 422),
    ],
)
def test_in_the_api_it_is_refused_or_not_found(app, world, path, status):
    program = _with_token(app, world.make_token("suggest", "curate", "admin", role="admin"))
    assert program.get(path.format(BIG)).status_code == status


@pytest.mark.parametrize("method", ["GET", "PUT"])
def test_nothing_there_is_said_before_a_wrong_method(app, world, method):
    program = _with_token(app, world.make_token("admin", role="admin"))
    assert program.open(f"/api/people/{BIG}", method=method, json={}).status_code == 404
