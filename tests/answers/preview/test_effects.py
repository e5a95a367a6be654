"""What an edit would do to what is found, without saving it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from answers.preview.effects import find_effects
from kb.asker import Asker
from kb.database import get_store_revision
from kb.entries import get_entry, list_entries
from kb.receipts import Receipt, add_receipt
from tests.answers.conftest import NOW

ASKED = ["where is my parcel", "how long can I send something back", "I can't log in any more"]


@pytest.fixture
def asked(store):
    with store.transaction() as session:
        for number, question in enumerate([*ASKED, ASKED[0]]):
            at = NOW - timedelta(minutes=number)
            add_receipt(session, Receipt(f"r{number}", at, question, "en", None, "ready", (), "f", 1, Asker(), "agent"))


@pytest.fixture
def effects(store, index, asked):
    def find(entry_id="product/returns", seconds=60.0, clock=None, **changes):
        with store.session() as session:
            drafted = [replace(get_entry(session, entry_id, "en"), **changes)]
            given = {"clock": clock} if clock else {}
            searcher = index.at(get_store_revision(session))
            return find_effects(session, searcher, drafted, NOW.date(), seconds=seconds, **given)

    return find


def test_nothing_changes_without_a_change(effects):
    found = effects()
    assert (found.moved, found.failing_tests, found.remarks) == ((), (), ())
    assert (found.asked, found.questions) == (3, 3)


def test_a_question_that_is_taken_over_is_said(effects):
    found = effects(questions=("where is my parcel",), title="where is my parcel")
    assert [(it.text, it.before, it.after) for it in found.moved if it.text == ASKED[0]] == [
        (ASKED[0], "product/track-order", "product/returns")
    ]


def test_an_entry_that_is_taken_back_is_not_found(effects, store):
    found = effects(status="draft")
    assert [(it.before, it.after == "product/returns") for it in found.moved if it.text == ASKED[1]] == [
        ("product/returns", False)
    ]
    with store.session() as session:
        assert {it.status for it in list_entries(session).entries} == {"published"}


def test_match_tests_that_fail_then_are_said(effects):
    found = effects(must_match=("where is my parcel",), must_not_match=("how long can I send something back",))
    assert [(it.entry, it.kind, it.text, it.found, it.failed_before) for it in found.failing_tests] == [
        ("product/returns", "must_match", "where is my parcel", "product/track-order", True),
        ("product/returns", "must_not_match", "how long can I send something back", "product/returns", True),
    ]
    assert (found.tested, found.tests) == (2, 2)


def test_a_test_that_the_edit_breaks_did_not_fail_before(effects):
    found = effects(must_match=("return an item that I bought",), questions=(), title="Zanzibar", answer="Zanzibar.")
    assert [it.failed_before for it in found.failing_tests] == [False]


def test_it_stops_in_time_and_says_so(effects):
    found = effects(seconds=0.0, must_match=("where is my parcel",))
    assert (found.tested, found.tests, found.asked, found.questions) == (0, 1, 0, 3)
    assert found.remarks == (
        "Only 0 of 1 match tests were asked: the others would have taken too long.",
        "Only 0 of 3 newest questions were asked: the others would have taken too long.",
    )
    ticks = iter([0.0, 0.0, 9.0])
    found = effects(seconds=5.0, clock=lambda: next(ticks), must_match=("where is my parcel",))
    assert (found.tested, found.asked) == (1, 0)
