"""A purge that unlearns nothing, and a customer who is forgotten, with what only they have taught."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from answers.errors import ReferenceUnknown
from answers.learning.learner import Learner
from answers.outcomes import OutcomeBook, Told
from answers.privacy.forgetting import Forgetter
from answers.privacy.purging import Purger, find_last_purge, purge_daily
from answers.privacy.retention import Retention
from answers.question import Question
from kb.actor import COMMAND_LINE
from kb.audit import list_audit
from kb.curated_views import list_views
from kb.errors import ValueRefused
from kb.learned import list_held, list_learned
from kb.purge import KINDS
from kb.receipts import add_receipt, list_newest_receipts
from kb.reference_digest import digest_of_reference
from tests.answers.told import ANN, BOB, EVE, ODD, RECEIPT, SENT
from tests.keys import REFERENCE_KEY

NOW = datetime(2027, 12, 1, tzinfo=UTC)
KEPT = Retention(questions_days=30)
ENTRY = "product/track-order"


@pytest.fixture
def learner(store, index):
    learner = Learner(store, index, every_seconds=3600)
    yield learner
    learner.close()


@pytest.fixture
def tell(store, learner):
    """Serves a question and says what became of it."""
    book = OutcomeBook(store, learner)
    count = iter(range(1_000))

    def tell(question, entry=ENTRY, by=ANN, kind="sent", reference=None, at=RECEIPT.at, **given):
        name = f"s{next(count)}"
        digest = digest_of_reference(REFERENCE_KEY, reference) if reference else None
        with store.adding() as session:
            made = replace(RECEIPT, id=name, question=question, asker=by, reference_digest=digest, at=at)
            add_receipt(session, made)
        text = {"text": SENT} if kind == "sent" else {}
        book.note(name, Told(kind, entry, **text, **given), asker=by, sees_all=False)

    return tell


@pytest.fixture
def purger(store, tmp_path):
    return Purger(store, KEPT, tmp_path / "evaluations")


@pytest.fixture
def forgetter(store, tmp_path):
    return Forgetter(store, REFERENCE_KEY, tmp_path / "evaluations")


def live(store):
    with store.session() as session:
        return [it.text for it in list_learned(session, ENTRY)]


def questions(store):
    with store.session() as session:
        return {receipt.question for receipt in list_newest_receipts(session, 100)}


def test_what_was_learned_outlives_the_outcomes_that_taught_it(store, suggester, tell, learner, purger):
    for who in (ANN, BOB):
        tell(ODD, by=who)
    learner.learn()
    assert live(store) == [ODD]
    assert purger.look(NOW).counts["suggestions"] == 2
    done = purger.purge(NOW)
    assert (done.counts["suggestions"], done.total, done.is_scrubbed) == (2, 2, True)
    assert questions(store) == set()
    learner.learn()
    assert live(store) == [ODD]
    assert suggester.suggest(Question(ODD)).suggestions[0].entry.id == ENTRY


def test_newer_outcomes_overrule_what_is_held(store, tell, learner, purger):
    for who in (ANN, BOB):
        tell(ODD, by=who)
    learner.learn()
    purger.purge(NOW)
    with store.session() as session:
        assert len(list_held(session)) == 1
    tell("another question altogether", at=NOW)
    learner.learn()
    assert ODD in live(store)
    for who in (ANN, BOB, EVE):
        tell(ODD, entry="it/reset-password", by=who, at=NOW)
    learner.learn()
    assert ODD not in live(store)


def test_views_of_questions_that_went_go_too(store, tell, learner, purger):
    tell(ODD)
    learner.learn()
    with store.session() as session:
        assert list_views(session)
    purger.purge(NOW)
    with store.session() as session:
        assert not list_views(session)


def test_nothing_goes_where_all_is_kept_for_ever(store, tell, tmp_path):
    tell(ODD)
    purger = Purger(store, Retention(), tmp_path)
    assert purger.look(NOW).total == purger.purge(NOW).total == 0
    assert questions(store) == {ODD}


def test_it_runs_once_a_day_whoever_asks(store, tell, purger):
    job = purge_daily(purger)
    assert job.every_seconds == 3600
    assert job.run(NOW) is not None
    tell(ODD)
    assert job.run(NOW + timedelta(hours=5)) is None
    assert questions(store) == {ODD}
    assert job.run(NOW + timedelta(hours=24)) is not None
    assert questions(store) == set()
    with store.session() as session:
        assert find_last_purge(session) == NOW + timedelta(hours=24)
        line = list_audit(session, kind="retention", limit=1)[0]
        assert line.after == {**dict.fromkeys((*KINDS, "evaluations"), 0), "suggestions": 1}


def test_a_purge_that_is_killed_loses_no_lesson(store, tell, learner, purger, monkeypatch):
    for who in (ANN, BOB):
        tell(ODD, by=who)
    learner.learn()
    monkeypatch.setattr(purger, "_forget_views", lambda: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        purger.purge(NOW)
    learner.learn()
    assert (questions(store), live(store)) == (set(), [ODD])


def test_evaluations_go_by_their_moment(store, tmp_path):
    folder = tmp_path / "evaluations"
    folder.mkdir()
    for name in ("20260101T000000_000000Z.json", "20271130T000000_000000Z.json", "notes.txt"):
        (folder / name).write_text("{}")
    purger = Purger(store, Retention(evaluations_days=30), folder)
    assert purger.look(NOW).counts["evaluations"] == purger.purge(NOW).counts["evaluations"] == 1
    assert sorted(path.name for path in folder.iterdir()) == ["20271130T000000_000000Z.json", "notes.txt"]


def test_a_customer_is_forgotten_and_the_others_stay(store, tell, learner, forgetter):
    tell(ODD, reference="VH-1")
    tell("where is the blue one", reference="VH-2")
    learner.learn()
    before = set(live(store))
    assert ODD in before
    looked = forgetter.look("vh-1")
    assert questions(store) == {ODD, "where is the blue one"}
    assert set(live(store)) == before
    done = forgetter.forget(" #VH-1", actor=COMMAND_LINE, now=NOW)
    assert looked.counts == done.counts
    assert (done.counts["suggestions"], done.counts["outcomes"], done.counts["learned phrasings"]) == (1, 1, 1)
    assert questions(store) == {"where is the blue one"}
    assert ODD not in live(store)
    learner.learn()
    assert set(live(store)) == before - {ODD}
    with store.session() as session:
        line = list_audit(session, kind="reference", limit=1)[0]
    assert (line.verb, line.key, line.after) == ("forgot", digest_of_reference(REFERENCE_KEY, "VH-1"), done.counts)


def test_what_others_taught_too_is_decided_anew(store, tell, learner, forgetter):
    tell(ODD, reference="VH-1")
    tell(ODD, by=BOB)
    learner.learn()
    assert forgetter.forget("VH-1", actor=COMMAND_LINE, now=NOW).counts["learned phrasings"] == 0
    learner.learn()
    assert live(store) == [ODD]


def test_an_evaluation_that_asked_their_question_goes(store, tell, forgetter, tmp_path):
    folder = tmp_path / "evaluations"
    folder.mkdir()
    (folder / "20260101T000000_000000Z.json").write_text(f'{{"asked": "{ODD}"}}')
    (folder / "20260102T000000_000000Z.json").write_text('{"asked": "something else"}')
    tell(ODD, reference="VH-1")
    assert forgetter.look("VH-1").counts["evaluations"] == 1
    assert forgetter.forget("VH-1", actor=COMMAND_LINE, now=NOW).counts["evaluations"] == 1
    assert [path.name for path in folder.iterdir()] == ["20260102T000000_000000Z.json"]


@pytest.mark.parametrize("reference", ["VH-9", "vh"])
def test_who_is_not_known_is_said(forgetter, tell, reference):
    tell(ODD, reference="VH-1")
    for ask in (forgetter.look, lambda it: forgetter.forget(it, actor=COMMAND_LINE, now=NOW)):
        with pytest.raises(ReferenceUnknown) as told:
            ask(reference)
        assert reference not in str(told.value)


@pytest.mark.parametrize("reference", ["", "  ", "7" * 201])
def test_a_reference_that_is_none_is_refused(forgetter, reference):
    with pytest.raises(ValueRefused):
        forgetter.look(reference)
