"""What lies ready to write replies: the channel as a reply sees it, and what an entry says."""

from dataclasses import replace

import pytest

from answers.indexing import item_of
from answers.reading import Desk, answer_of
from answers.reply.fields import Field
from kb.documents import BlankDocument
from kb.entries import find_entry
from tests.answers.conftest import NOW


@pytest.fixture
def entry(store):
    with store.session() as session:
        return find_entry(session, "it/reset-password", "en")


def test_a_channels_close_and_address_are_those_of_the_language(house):
    channel = replace(
        house.channels["x"], close={"en": "Anything else?", "nl": "Nog iets?"}, address={"nl": "informal"}
    )
    desk = Desk(now=NOW, lang=None, channel=channel, picked={}, house=house)
    assert [(desk.form(lang).close, desk.form(lang).address) for lang in ("en", "nl", "da")] == [
        ("Anything else?", None),
        ("Nog iets?", "informal"),
        ("Anything else?", None),
    ]
    assert (desk.form("nl").channel, desk.form("nl").lang) == ("x", "nl")
    assert replace(desk, channel=None).form("nl").lang == "nl"


def test_an_entrys_blanks_are_fields_and_its_cursor_is_not_searched_for(entry):
    entry = replace(
        entry,
        answer="Go on [[cursor]]here.",
        blanks={
            "reset.date": BlankDocument(hint="the day of the mail"),
            "order.number": BlankDocument(type="text"),
            "machine": BlankDocument(type="choice", choices=("Solo", "Duo")),
        },
    )
    assert answer_of(entry).fields == {
        "reset.date": Field("date", "the day of the mail"),
        "order.number": Field("text"),
        "machine": Field("choice", "", ("Solo", "Duo")),
    }
    assert item_of(entry).answer == "Go on here."
