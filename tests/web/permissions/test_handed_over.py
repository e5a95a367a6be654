"""What only its department may say is read by no ambassador, by none of the ways that lead to it."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from kb.documents import EntryDocument
from kb.entries import save_entry
from tests.web.forms import ask
from tests.web.permissions.rights import Caller
from tests.web.permissions.test_api import LINES as ROUTES
from tests.web.permissions.test_pages import LINES as PAGES
from tests.web.permissions.things import Rights
from tests.web.world import copy_world
from web.app import create_app

ENTRY, TITLE = "it/only-it-says", "May I open the server cabinet?"
WORDS = ("Never unscrew the yellow lid", "Never lift the yellow lid", "Leave the lid")


@pytest.fixture(scope="module")
def rights(template, tmp_path_factory) -> Iterator[Rights]:
    world = copy_world(template, tmp_path_factory.mktemp("rights"))
    rights = Rights(create_app(world.services), world)
    for revision, words in enumerate(WORDS[:2]):
        document = EntryDocument(
            id=ENTRY, title=TITLE, department="it", lang="en", authority="hand_over", answer=f"{words}.", short=WORDS[2]
        )
        with world.services.database.transaction() as db:
            save_entry(db, document, expected_revision=revision or None, author="Lotte")
        rights.between = rights.between or datetime.now(UTC)
    yield rights
    world.close()


def list_said(text):
    return [words for words in WORDS if words in text]


def test_no_route_gives_its_words(rights):
    paths = [route.split(" ")[1] + line.query for route, line in ROUTES.items() if route.startswith("GET")]
    for scope in ("suggest", "curate", "admin", "report"):
        client = rights.as_caller(Caller("ambassador", scope))
        for path in paths:
            assert not list_said(client.get(path.replace("{id}", ENTRY)).text), path


def test_no_page_gives_its_words(rights):
    client = rights.as_caller(Caller("ambassador"))
    for page in PAGES:
        method, path = page.split(" ")
        if method == "GET":
            assert not list_said(client.get(path.replace("{id}", ENTRY)).text), path
    answer = ask(client, TITLE)
    assert "is for IT to answer" in answer.text
    assert not list_said(answer.text)


@pytest.mark.parametrize("role", ["agent", "ambassador"])
def test_its_change_is_told_without_its_words(rights, role):
    """A shift that ended between the two wordings."""
    since = rights.between.isoformat().replace("+00:00", "Z")
    changed = rights.as_caller(Caller(role, "suggest")).get(f"/api/shift?since={since}").text
    assert bool(list_said(changed)) == (role == "agent")


def test_agents_read_them(rights):
    assert list_said(rights.as_caller(Caller("agent")).get(f"/entries/{ENTRY}").text)
    assert list_said(rights.as_caller(Caller("agent", "suggest")).get(f"/api/entries/{ENTRY}").text)


def test_checking_a_draft_quotes_none_of_them(rights):
    body = {"text": "You may open it in 5 minutes.", "entry": ENTRY}
    assert not list_said(rights.as_caller(Caller("ambassador", "suggest")).post("/api/checks", json=body).text)
