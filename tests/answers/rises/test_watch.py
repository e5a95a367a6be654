"""The job over a store: told once, ended for good, and without a customer's sentence in what is kept."""

from datetime import UTC, datetime, timedelta

import pytest

from answers.rises.watch import note_rises, watch_rises
from kb.actor import Actor
from kb.asker import Asker
from kb.audit import list_audit
from kb.bell import get_stamp
from kb.errors import NotFound
from kb.receipts import Receipt, Shown, add_receipt
from kb.rises import end_rise, get_rise, list_questions, list_rises

NOW = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
QUESTION = "the checkout shows error 503, please help"


@pytest.fixture
def ask(store):
    numbers = iter(range(10_000))

    def ask(at, question="I can't log in", entry="it/reset-password", confidence=0.95, outcome="ready"):
        receipt = Receipt(
            id=f"r{next(numbers)}",
            at=at,
            question=question,
            lang="en",
            channel=None,
            outcome=outcome,
            shown=(Shown(entry, "en", 1, confidence),),
            index_fingerprint="f",
            store_revision=1,
            asker=Asker(token_id=1),
            role="agent",
        )
        with store.adding() as session:
            add_receipt(session, receipt)

    for week in range(1, 9):
        for minute in range(0, 60, 20):
            ask(NOW - timedelta(weeks=week, minutes=minute), "where is it", "product/track-order")
    ask(NOW - timedelta(weeks=9))
    return ask


def surge(ask, now, count=30, **given):
    for number in range(count):
        ask(now - timedelta(seconds=10 * number + 1), **given)


def test_it_works(store, ask):
    assert note_rises(store, NOW) == ()
    surge(ask, NOW)
    (rise,) = note_rises(store, NOW)
    assert (rise.topic, rise.title, rise.entry_ids) == (
        "entry:it/reset-password",
        "How do I reset my password?",
        ("it/reset-password",),
    )
    assert rise.count == 30
    assert rise.expected < 1
    with store.session() as session:
        assert list_rises(session, NOW) == (rise,)
        assert len(list_questions(session, rise.receipt_ids)) == 30


def test_it_is_told_once_for_as_long_as_it_goes_on(store, ask):
    surge(ask, NOW)
    (rise,) = note_rises(store, NOW)
    with store.session() as session:
        stamp = get_stamp(session)
    for minute in range(1, 120):
        now = NOW + timedelta(minutes=minute)
        ask(now - timedelta(seconds=1))
        assert note_rises(store, now) == ()
    with store.session() as session:
        assert get_stamp(session) == stamp
        assert [line.verb for line in list_audit(session, kind="rise")] == ["noticed"]
        assert get_rise(session, rise.number).latest_at > NOW + timedelta(minutes=100)


def test_it_is_told_again_after_a_quiet_time(store, ask):
    surge(ask, NOW)
    note_rises(store, NOW)
    later = NOW + timedelta(hours=5)
    surge(ask, later)
    assert [it.topic for it in note_rises(store, later)] == ["entry:it/reset-password"]
    with store.session() as session:
        assert len(list_rises(session, later)) == 1


def test_whoever_ends_it_hears_no_more_of_it(store, ask):
    surge(ask, NOW)
    (rise,) = note_rises(store, NOW)
    with store.transaction() as session:
        end_rise(session, rise.number, actor=Actor("Lotte"), now=NOW)
        end_rise(session, rise.number, actor=Actor("Noor"), now=NOW)
    surge(ask, NOW + timedelta(minutes=3))
    assert note_rises(store, NOW + timedelta(minutes=3)) == ()
    with store.session() as session:
        assert list_rises(session, NOW + timedelta(minutes=3)) == ()
        assert get_rise(session, rise.number).ended_by == "Lotte"
        assert [line.verb for line in list_audit(session, kind="rise")] == ["dismissed", "noticed"]
        with pytest.raises(NotFound):
            get_rise(session, 99)


def test_words_of_the_same_questions_are_one_rise_without_a_sentence_of_theirs(store, ask):
    surge(ask, NOW, question=QUESTION, confidence=0.1, outcome="none")
    (rise,) = note_rises(store, NOW)
    assert rise.topic.startswith("words:")
    assert "“checkout”" in rise.title
    assert QUESTION not in rise.title
    with store.session() as session:
        assert "checkout" not in repr(list_audit(session, kind="rise"))


def test_what_was_frozen_after_a_rise_does_not_rise_again_by_its_words(store, ask):
    surge(ask, NOW, question=QUESTION)
    assert len(note_rises(store, NOW)) == 1
    later = NOW + timedelta(minutes=20)
    surge(ask, later, question=QUESTION, confidence=0.1, outcome="none")
    assert note_rises(store, later) == ()


def test_a_new_installation_says_nothing(store, ask):
    now = NOW - timedelta(weeks=9) + timedelta(days=8)
    surge(ask, now, count=200)
    assert note_rises(store, now) == ()


def test_two_processes_tell_it_once(store, ask):
    surge(ask, NOW)
    assert [len(note_rises(store, NOW)) for _ in range(2)] == [1, 0]


def test_the_job_runs(store, ask):
    surge(ask, NOW)
    watch_rises(store).run(NOW)
    with store.session() as session:
        assert len(list_rises(session, NOW)) == 1
