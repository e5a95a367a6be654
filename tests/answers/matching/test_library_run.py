"""A run over a small store, from outcomes and match tests to the report."""

from dataclasses import replace

import pytest

from answers.indexing import list_items
from answers.learning.learner import Learner
from answers.matching.kept_runs import dump_report
from answers.matching.library_run import evaluate_library
from answers.outcomes import OutcomeBook, Told
from answers.question import Question
from index.encoders import HashingEncoder
from index.searcher import Searcher
from kb.database import get_store_revision
from kb.documents import read_library
from kb.library import import_library
from kb.receipts import add_receipt
from tests.answers.conftest import LIBRARY, NOW
from tests.answers.told import ANN, BOB, ODD, RECEIPT, SENT


def build(items):
    return Searcher.build(items, [HashingEncoder()])


def run(store, **given):
    return evaluate_library(store, build, now=NOW, **given)


@pytest.fixture
def tell(store, index):
    learner = Learner(store, index, every_seconds=3600)
    book = OutcomeBook(store, learner)
    count = iter(range(100))

    def tell(question, entry, by=ANN, kind="sent", *, learn=False, **given):
        suggestion = f"s{next(count)}"
        with store.adding() as session:
            add_receipt(session, replace(RECEIPT, id=suggestion, question=question, asker=by))
        book.note(
            suggestion,
            Told(kind, entry, **({"text": SENT} if kind in {"sent", "edited"} else {}) | given),
            asker=by,
            sees_all=False,
        )
        if learn:
            learner.learn()

    yield tell
    learner.close()


@pytest.fixture
def tested(database, tmp_path):
    """The same house, where one entry has match tests."""
    library = read_library(LIBRARY)
    entries = tuple(
        entry.model_copy(
            update={
                "must_match": ("I can't log in any more", "zzz qqq xxx", "I can't log in any more"),
                "must_not_match": ("warehouse tunnel port number", "reset my password please"),
            }
        )
        if (entry.id, entry.lang) == ("it/reset-password", "en")
        else entry
        for entry in library.entries
    )
    import_library(database, replace(library, entries=entries), author="test")
    return database


def test_it_works(store, tell):
    tell("where is my parcel", "product/track-order")
    tell("where is my parcel", "product/track-order", BOB)
    tell("my password is lost", "it/vpn", kind="dismissed", reason="wrong_answer")
    found = run(store)
    assert [(it.text, it.right, it.wrong) for it in found.questions] == [
        ("where is my parcel", ("product/track-order",), ()),
        ("my password is lost", None, ("it/vpn",)),
    ]
    assert found.questions[0].first == "product/track-order"
    assert found.all_figures.questions == 2
    with store.session() as session:
        assert found.measured.library_revision == get_store_revision(session)
    assert found.names["product/track-order"].department == "product"


def test_a_question_does_not_find_what_it_taught(store, tell):
    tell(ODD, "product/track-order", learn=True)
    with store.session() as session:
        before = get_store_revision(session)
    found = run(store)
    (line,) = found.questions
    innocent = build([replace(item, learned=()) for item in _items(store)]).search(ODD, lang="en")
    assert (line.first, line.confidence) == (innocent[0].group, round(innocent[0].confidence, 4))
    assert any("learned from them" in note for note in found.notes)
    whole = build(_items(store)).search(ODD, lang="en")
    assert whole[0].group == "product/track-order"
    assert whole[0].matched == ODD
    assert whole[0].confidence > innocent[0].confidence
    with store.session() as session:
        assert get_store_revision(session) == before


def test_personal_data_never_reaches_a_report(store, index, suggester):
    question = "where is my parcel? my name is Bo Jensen, bo@example.org, +45 20 12 34 56"
    said = suggester.suggest(Question(question, asker=ANN), now=NOW)
    learner = Learner(store, index, every_seconds=3600)
    told = Told("sent", said.suggestions[0].entry.id, text=f"Hi Bo, {question}")
    OutcomeBook(store, learner).note(said.id, told, asker=ANN, sees_all=False)
    learner.close()
    report = dump_report(run(store)).decode()
    assert "where is my parcel?" in report
    for secret in ("Bo", "Jensen", "example.org", "20 12"):
        assert secret not in report


def test_match_tests_are_asked(tested):
    found = run(tested)
    assert [(it.source, it.text, it.standing) for it in found.questions] == [
        ("must_match", "I can't log in any more", "right"),
        ("must_match", "zzz qqq xxx", "missed"),
        ("must_not_match", "warehouse tunnel port number", "right"),
        ("must_not_match", "reset my password please", "wrong"),
    ]
    assert [it.text for it in found.tests.failed] == ["zzz qqq xxx", "reset my password please"]
    assert any(note.startswith("No outcomes") for note in found.notes)


def test_entries_that_may_not_be_shown_today_take_nothing_and_have_no_tests(tested):
    assert "product/old-sale" not in {it.first for it in run(tested).questions}
    with tested.session() as session:
        assert {item.group for item in _items_of(session)} >= {"it/reset-password"}


def test_without_outcomes_and_tests_it_says_so(store):
    found = run(store)
    assert found.all_figures.questions == 0
    assert any("match tests" in note for note in found.notes)
    assert any(note.startswith("No outcomes") for note in found.notes)


def test_an_empty_library_is_no_error(database):
    found = run(database)
    assert (found.measured.entries, found.questions) == (0, ())
    assert found.notes[0].startswith("The library has no published entries")


def test_the_same_library_gives_the_same_report(tested):
    assert dump_report(run(tested)) == dump_report(run(tested))


def test_it_compares_with_the_run_before(tested):
    assert run(tested, previous=run(tested)).compared.same == 4


def test_progress_ends_with_all(tested):
    told = []
    run(tested, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (4, 4)


def _items(store):
    with store.session() as session:
        return _items_of(session)


def _items_of(session):
    return list_items(session)
