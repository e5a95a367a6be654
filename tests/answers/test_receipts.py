"""What a suggestion leaves behind."""

import sqlite3

import pytest

from answers.question import Question
from kb.asker import Asker
from kb.errors import NotFound
from kb.receipts import get_receipt
from tests.answers.conftest import NOW

SAM = Asker(person_id=3)


def ask(suggester, text, **given):
    return suggester.suggest(Question(text, **given), now=NOW)


def read(store, found):
    with store.session() as session:
        return get_receipt(session, found.id)


def test_it_works(suggester, store, index):
    found = ask(suggester, "I can't log in any more", channel="x", asker=SAM, role="owner")
    receipt = read(store, found)
    assert (receipt.question, receipt.lang, receipt.channel) == ("I can't log in any more", "en", "x")
    assert (receipt.outcome, receipt.asker, receipt.role) == (found.outcome, SAM, "owner")
    assert receipt.index_fingerprint == index.at(receipt.store_revision).fingerprint
    shown = [
        (it.entry.id, it.entry.lang, it.entry.revision, round(it.confidence, 4), None, None) for it in found.suggestions
    ]
    assert [tuple(it) for it in receipt.shown] == shown
    assert found.warnings == ()


def test_personal_data_is_not_in_it(suggester, store):
    text = "I'm Bo, where is parcel VH-2231? Mail bo@example.org"
    found = ask(suggester, text, asker=SAM, customer={"first_name": "Bo"}, values={"order": {"number": "VH-2231"}})
    assert read(store, found).question == "I'm [name], where is parcel [number]? Mail [email]"


def test_a_question_by_nobody_leaves_none(suggester, store):
    with pytest.raises(NotFound):
        read(store, ask(suggester, "where is my parcel"))


def test_no_answer_leaves_one_too(suggester, store):
    found = ask(suggester, "zzzz qqqq xxxx", asker=SAM)
    assert read(store, found).outcome == found.outcome == "none"


def test_one_that_cannot_be_written_costs_a_warning_and_no_answer(suggester, store, caplog):
    blocker = sqlite3.connect(store.path)
    blocker.execute("BEGIN IMMEDIATE")
    found = ask(suggester, "where is my secret parcel", asker=SAM)
    blocker.close()
    assert found.suggestions
    assert found.warnings == (
        "This suggestion could not be recorded: the answer counts, but what becomes of it cannot be noted.",
    )
    logged = "\n".join(record.getMessage() for record in caplog.records if record.name == "answers.receipts")
    assert found.id in logged
    assert "secret" not in logged


def test_of_several_questions_each_entry_keeps_its_own(suggester, store):
    text = "I can't log in any more. And where is my parcel?"
    found = ask(suggester, text, asker=SAM)
    assert len(found.questions) == 2
    asked = {it.entry_id: it.asked for it in read(store, found).shown}
    assert asked["it/reset-password"] == "I can't log in any more."
    assert "parcel" in asked["product/track-order"]
    assert "log in" not in asked["product/track-order"]
