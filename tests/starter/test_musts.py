"""Every starter entry, in every language, on every channel that it suits: its reply meets every must."""

from datetime import UTC, datetime

import pytest

from answers.checklist.catalogue import CATALOGUE
from answers.house import HouseKeeper
from answers.language import LANGUAGES
from answers.preview.place import list_places
from kb.database import Database, get_store_revision
from kb.entries import list_published
from kb.starter import load_starter

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def starter(tmp_path_factory):
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('starter') / 'store.sqlite3'}")
    database.upgrade()
    load_starter(database, checks=CATALOGUE)
    with database.session() as session:
        yield HouseKeeper().current(session, get_store_revision(session)), list_published(session)
    database.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_reply_fails_a_must(starter, lang):
    house, published = starter
    entries = [entry for entry in published if entry.lang == lang]
    previews = [(entry.id, place.preview()) for entry in entries for place in list_places(entry, house, NOW)]
    assert len(previews) > 9 * len(entries)
    failed = [
        (entry_id, preview.channel, item.check, item.detail, [preview.reply.text[a:b] for a, b in item.matches])
        for entry_id, preview in previews
        for item in preview.checklist
        if item.level == "must" and item.status == "fail"
    ]
    assert failed == []


def test_no_must_waits_for_a_person_where_nothing_special_is_asked(starter):
    house, published = starter
    waiting = {
        item.guideline
        for entry in published[::7]
        for place in list_places(entry, house, NOW)
        for item in place.preview().checklist
        if item.level == "must" and item.status == "confirm"
    }
    assert waiting <= {"ask-details-in-private"}  # for which a sentence may not say where to send them
