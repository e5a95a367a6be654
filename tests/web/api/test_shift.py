"""What changed since a moment, for programs."""

from datetime import UTC, datetime, timedelta

import pytest

from kb.current import find_current
from kb.documents import EntryDocument
from kb.entries import save_entry

PATH = "/api/shift"


def edit(world, key, **fields):
    with world.services.database.transaction() as db:
        current = find_current(db, "entry", key)
        document = EntryDocument.model_validate({**current.document.model_dump(), **fields})
        save_entry(db, document, expected_revision=current.revision.number, author="Lotte Vermeer")


@pytest.fixture
def since():
    return datetime.now(UTC).isoformat()


def test_it_works(helpdesk, world, since):
    edit(world, "it/vpn:en", answer="Port 443.")
    found = helpdesk.get(PATH, query_string={"since": since}).get_json()
    (entry,) = found["entries"]
    assert (entry["id"], entry["kind"], entry["by"]) == (
        "it/vpn", "changed", ["Lotte Vermeer"],
    )  # fmt: skip
    assert [(it["field"], it["lang"], it["after"]) for it in entry["differences"]] == [("answer", "en", "Port 443.")]
    assert (found["next"], found["facts"], found["must_reads"]) == (None, [], [])


def test_it_comes_page_by_page(helpdesk, world, since):
    edit(world, "it/vpn:en", answer="Port 443.")
    edit(world, "it/reset-password:en", authority="edit")
    asked = {"since": since, "limit": 1}
    first = helpdesk.get(PATH, query_string=asked).get_json()
    second = helpdesk.get(PATH, query_string={**asked, "start": first["next"]}).get_json()
    assert [it["id"] for it in first["entries"] + second["entries"]] == ["it/reset-password", "it/vpn"]
    assert second["next"] is None


@pytest.mark.parametrize(
    "query",
    [{}, {"since": "yesterday"}, {"since": "2026-11-20T17:12:00"}, {"since": "2999-01-01T00:00:00Z"}, {"limit": 0}],
)
def test_it_rejects_a_moment_that_is_none(helpdesk, query):
    answer = helpdesk.get(PATH, query_string=query)
    assert (answer.status_code, answer.get_json()["field"] in {"since", "limit"}) == (422, True)


def test_it_takes_a_moment_of_long_ago(helpdesk):
    long_ago = datetime.now(UTC) - timedelta(days=9000)
    found = helpdesk.get(PATH, query_string={"since": long_ago.isoformat()}).get_json()
    assert {it["kind"] for it in found["entries"]} == {"new"}


def test_it_rejects_strangers(stranger):
    assert stranger.get(PATH).status_code == 401
