"""Receipts, outcomes and what was learned, as the store keeps them."""

import threading
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from kb.asker import Asker
from kb.curated_views import forget_views, list_views, put_views
from kb.database import Database, get_store_revision
from kb.entries import changes_since
from kb.errors import DatabaseLocked, NotFound, OutcomeConflict, ValueRefused
from kb.learned import Taught, get_learned, list_learned, list_live, list_settled, put_live, settle_learned
from kb.outcomes import Outcome, get_last_number, list_outcomes, list_verdicts, record_outcome
from kb.receipts import Receipt, Shown, add_receipt, find_newest_fingerprint, get_receipt

RECEIPT = Receipt(
    id="r1",
    at=datetime(2026, 11, 18, 10, tzinfo=UTC),
    question="where is [name]'s parcel",
    lang="en",
    channel="x",
    outcome="adapt",
    shown=(Shown("it/reset-password", "en", 3, 0.61), Shown("hr/open-jobs", "en", 1, 0.2)),
    index_fingerprint="f",
    store_revision=7,
    asker=Asker(person_id=4),
    role="agent",
)
PERSON, PROGRAM = Asker(person_id=4), Asker(token_id=2)
TAUGHT = [
    Taught("it/reset-password", "en", "forgot my secret", "Forgot my secret!", 1),
    Taught("it/reset-password", "nl", "ben het vergeten", "ben het vergeten", 2),
]


@pytest.fixture
def store(house: Database) -> Database:
    with house.adding() as session:
        add_receipt(session, RECEIPT)
    return house


def record(store: Database, kind: str, entry: str | None = "it/reset-password", by: Asker = PERSON, **given) -> Outcome:
    with store.transaction() as session:
        receipt = get_receipt(session, "r1")
        return record_outcome(session, receipt, kind, entry_id=entry, asker=by, **given)  # type: ignore[arg-type]


def test_a_receipt_is_read_as_it_was_written(store: Database) -> None:
    with store.session() as session:
        assert get_receipt(session, "r1") == RECEIPT
        assert find_newest_fingerprint(session) == "f"
        with pytest.raises(NotFound):
            get_receipt(session, "r2")


def test_adding_waits_only_shortly_and_leaves_the_connection_as_it_was(store: Database) -> None:
    patient = Database(str(store.url), wait_seconds=30)
    with store.transaction(), pytest.raises(DatabaseLocked), patient.adding() as session:
        add_receipt(session, replace(RECEIPT, id="r2"))
    with patient.adding() as session:
        add_receipt(session, replace(RECEIPT, id="r3"))
        assert session.connection().execute(text("PRAGMA synchronous")).scalar() == 1
    with patient.transaction() as session:
        assert session.connection().execute(text("PRAGMA synchronous")).scalar() == 2
        assert session.connection().execute(text("PRAGMA busy_timeout")).scalar() == 30_000
    patient.close()


def test_receipts_are_added_side_by_side(store: Database) -> None:
    def add(number: int) -> None:
        with store.adding() as session:
            add_receipt(session, replace(RECEIPT, id=f"s{number}"))

    threads = [threading.Thread(target=add, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.session() as session:
        assert all(get_receipt(session, f"s{number}") for number in range(8))


def test_outcomes_are_kept_in_order(store: Database) -> None:
    record(store, "copied")
    record(store, "edited", text="Hello")
    record(store, "dismissed", None, reason="outdated", by=PROGRAM)
    with store.session() as session:
        found = list_outcomes(session, "r1")
        assert [(it.kind, it.entry_id, it.lang, it.text, it.reason, it.asker) for it in found] == [
            ("copied", "it/reset-password", "en", None, None, PERSON),
            ("edited", "it/reset-password", "en", "Hello", None, PERSON),
            ("dismissed", None, None, None, "outdated", PROGRAM),
        ]
        assert get_last_number(session) == found[-1].number


def test_the_same_again_is_kept_once(store: Database) -> None:
    assert record(store, "sent", text="Hello") == record(store, "sent", text="Hello")
    assert record(store, "sent", "hr/open-jobs").number != record(store, "sent", text="Hello").number
    with store.session() as session:
        assert len(list_outcomes(session, "r1")) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("sent", {"text": "a"}), ("sent", {"text": "b"})),
        (("sent", {}), ("edited", {})),
        (("dismissed", {"reason": "other"}), ("dismissed", {"reason": "outdated"})),
    ],
)
def test_another_word_on_the_same_is_a_conflict(store: Database, first: tuple, second: tuple) -> None:
    record(store, first[0], **first[1])
    with pytest.raises(OutcomeConflict):
        record(store, second[0], **second[1])


@pytest.mark.parametrize(
    ("field", "kind", "given"),
    [
        ("entry", "sent", {"entry": "it/vpn"}),
        ("reason", "dismissed", {}),
        ("reason", "sent", {"reason": "other"}),
        ("text", "copied", {"text": "Hello"}),
    ],
)
def test_what_makes_no_sense_is_refused(store: Database, field: str, kind: str, given: dict) -> None:
    with pytest.raises(ValueRefused) as refused:
        record(store, kind, **given)
    assert refused.value.field == field


def test_verdicts_are_what_was_sent_or_called_wrong(store: Database) -> None:
    record(store, "copied")
    record(store, "dismissed", None, reason="wrong_answer", by=PROGRAM)
    record(store, "sent", "hr/open-jobs")
    record(store, "dismissed", "hr/open-jobs", reason="outdated")
    with store.session() as session:
        found = list_verdicts(session, most=10)
        assert [(it.entry_id, it.in_favour, it.who, it.first) for it in found] == [
            ("it/reset-password", False, "token 2", "it/reset-password"),
            ("hr/open-jobs", False, "token 2", "it/reset-password"),
            ("hr/open-jobs", True, "person 4", "it/reset-password"),
        ]
        assert [it.in_favour for it in list_verdicts(session, most=1)] == [True]


def test_a_verdict_knows_the_confidence_that_ships_and_what_was_changed(store: Database) -> None:
    moved = (Shown("it/reset-password", "en", 3, 0.91, None, 0.83), Shown("it/vpn", "en", 1, 0.1, None, 0.05))
    with store.adding() as session:
        add_receipt(session, replace(RECEIPT, id="moved", shown=moved, index_fingerprint="g"))
    record(store, "sent")
    with store.transaction() as session:
        receipt = get_receipt(session, "moved")
        assert receipt.shown == moved
        record_outcome(session, receipt, "edited", entry_id="it/vpn", asker=PERSON)
    with store.session() as session:
        found = [
            (it.receipt_id, it.index_fingerprint, it.confidence, it.as_shown) for it in list_verdicts(session, most=9)
        ]
        assert found == [("r1", "f", 0.61, True), ("moved", "g", 0.83, False)]


def test_several_questions_in_one_message_are_told_apart(store: Database) -> None:
    shown = (
        Shown("it/reset-password", "en", 3, 0.9, "where is my key"),
        Shown("hr/open-jobs", "en", 1, 0.8, "are there jobs"),
        Shown("it/vpn", "en", 1, 0.2, "are there jobs"),
    )
    with store.adding() as session:
        add_receipt(session, replace(RECEIPT, id="two", shown=shown))
    with store.transaction() as session:
        receipt = get_receipt(session, "two")
        assert receipt.shown == shown
        record_outcome(session, receipt, "sent", entry_id="it/vpn", asker=PERSON)
    with store.session() as session:
        (verdict,) = list_verdicts(session, most=10)
        assert (verdict.question, verdict.entry_id, verdict.first) == ("are there jobs", "it/vpn", "hr/open-jobs")


def test_what_is_learned_raises_the_revision_only_when_it_changes(store: Database) -> None:
    with store.transaction() as session:
        before = get_store_revision(session)
        assert put_live(session, TAUGHT) == 2
    with store.transaction() as session:
        assert put_live(session, [TAUGHT[0]._replace(people=3), TAUGHT[1]]) == 0
    with store.session() as session:
        assert get_store_revision(session) == before + 1
        assert [(it.id, it.lang, it.gone) for it in changes_since(session, before)] == [
            ("it/reset-password", "en", False),
            ("it/reset-password", "nl", False),
        ]
        assert [it.people for it in list_learned(session, "it/reset-password")] == [3, 2]
        assert list_live(session) == {it[:2]: (it.text,) for it in TAUGHT}
        assert list_live(session, only=[("it/reset-password", "nl")]) == {TAUGHT[1][:2]: (TAUGHT[1].text,)}
        assert list_live(session, only=[]) == {}
    with store.transaction() as session:
        assert put_live(session, TAUGHT[1:]) == 1
        assert get_store_revision(session) == before + 2
        assert list(list_live(session)) == [TAUGHT[1][:2]]


@pytest.mark.parametrize("state", ["undone", "kept"])
def test_what_an_owner_decided_stays_decided(store: Database, state) -> None:
    with store.transaction() as session:
        put_live(session, TAUGHT)
        number = list_learned(session, "it/reset-password")[0].number
    with store.transaction() as session:
        before = get_store_revision(session)
        assert settle_learned(session, "it/reset-password", number, state, by="Lotte").by == "Lotte"
        assert get_store_revision(session) == before + 1
    with store.transaction() as session:
        assert put_live(session, TAUGHT) == 0
        assert put_live(session, []) == 1
        assert list_settled(session) == {TAUGHT[0][:3]}
        with pytest.raises(NotFound):
            settle_learned(session, "it/reset-password", number, "undone", by="Lotte")
        assert [it.state for it in list_learned(session, "it/reset-password", state=None)] == [state]


def test_a_phrasing_is_found_under_its_own_entry_only(store: Database) -> None:
    with store.transaction() as session:
        put_live(session, TAUGHT)
        number = list_learned(session, "it/reset-password")[0].number
        assert get_learned(session, "it/reset-password", number).text == "Forgot my secret!"
        with pytest.raises(NotFound):
            get_learned(session, "hr/open-jobs", number)


def test_views_are_kept_until_nobody_asks(store: Database) -> None:
    with store.transaction() as session:
        put_views(session, {("en", "a"): {"it/x": 0.123456}, ("nl", "a"): {}})
        put_views(session, {("en", "a"): {"it/y": 1.0}})
        assert list_views(session) == {("en", "a"): {"it/x": 0.1235}, ("nl", "a"): {}}
        forget_views(session, but={("nl", "a")})
        assert list(list_views(session)) == [("nl", "a")]


def test_a_difference_is_kept_with_its_outcome(store: Database) -> None:
    kept = record(store, "edited", difference=(("within five minutes", "at once"),))
    with store.session() as session:
        (read,) = list_outcomes(session, "r1")
    assert read.difference == kept.difference == (("within five minutes", "at once"),)
