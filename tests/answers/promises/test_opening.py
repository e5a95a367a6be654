"""A holding reply that was sent opens its promise, in the transaction that notes it as sent."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from answers.learning.learner import Learner
from answers.outcomes import Noted, OutcomeBook, Told
from answers.promises.opening import Opened
from kb.asker import Asker
from kb.audit import list_audit
from kb.database import Database
from kb.errors import OutcomeConflict, ValueRefused
from kb.outcomes import list_outcomes
from kb.promise_lists import Wanted, list_promises
from kb.receipts import Receipt, Shown, add_receipt
from kb.reference_digest import digest_of_reference
from kb.tables import HoldingRow
from tests.keys import REFERENCE_KEY

ASKED_AT = datetime(2026, 11, 18, 10, tzinfo=UTC)  # a Wednesday, 11:00 in Amsterdam
DUE = datetime(2026, 11, 18, 14, tzinfo=UTC)
SAM = Asker(person_id=1)
RECEIPT = Receipt("r1", ASKED_AT, "where is [name]'s parcel", "en", None, "none", (), "f", 1, SAM, "agent", "digest")

Send = Callable[..., Noted]


@pytest.fixture
def send(store: Database, index) -> Iterator[Send]:  # type: ignore[no-untyped-def]
    learner = Learner(store, index, every_seconds=3600)
    book = OutcomeBook(store, learner, reference_key=REFERENCE_KEY)
    with store.adding() as session:
        add_receipt(session, RECEIPT)

    def send(text: str | None = None, kind: str = "sent", receipt: str = "r1", **given: object) -> Noted:
        told = Told(kind, text=text, **given)  # type: ignore[arg-type]
        return book.note(receipt, told, asker=SAM, sees_all=False, who="Sam", now=ASKED_AT + timedelta(minutes=5))

    yield send
    learner.close()


@pytest.fixture
def held(store: Database) -> Callable[..., None]:
    def held(department: str = "it", due_at: datetime = DUE, timezone: str | None = None) -> None:
        with store.transaction() as session:
            row = HoldingRow(receipt_id="r1", department=department, due_at=due_at, at=ASKED_AT, timezone=timezone)
            session.add(row)

    return held


def opened(noted: Noted) -> Opened:
    assert noted.opened is not None
    return noted.opened


def test_it_works(store: Database, held: Callable[..., None], send: Send) -> None:
    held()
    it = opened(send("You'll hear from us today before 15:00."))
    assert (it.due_from, it.promise.due_at, it.promise.department) == ("holding", DUE, "it")
    assert (it.promise.question, it.promise.asker, it.promise.receipt_id) == (RECEIPT.question, SAM, "r1")
    assert it.promise.reference_digest == "digest"
    with store.session() as session:
        (line,) = list_audit(session, kind="promise")
    assert (line.actor.who, line.verb, line.key) == ("Sam", "opened", it.promise.id)


def test_said_twice_it_is_one_promise(store: Database, held: Callable[..., None], send: Send) -> None:
    held()
    assert opened(send()) == opened(send())
    with store.session() as session:
        assert len(list_promises(session).promises) == 1


@pytest.mark.parametrize(
    ("text", "due", "due_from"),
    [
        ("You'll hear from us today before 17:00.", DUE + timedelta(hours=2), "text"),
        ("A colleague looks into it. You'll hear from us tomorrow before 10:00.", DUE + timedelta(hours=19), "text"),
        ("I'll get back to you within two hours.", ASKED_AT + timedelta(hours=2), "text"),
        ("I'll get back to you this afternoon.", datetime(2026, 11, 18, 16, tzinfo=UTC), "text"),
        ("You'll hear from us tomorrow before 10:00, and my colleague calls you on Friday at 9:00.", DUE, "holding"),
        ("We opened at 9:00 today. A colleague is looking into it.", DUE, "holding"),
        ("A colleague is looking into it.", DUE, "holding"),
        ("You'll hear from us today before 9:00.", DUE, "holding"),
        (None, DUE, "holding"),
    ],
)
def test_it_is_due_when_the_text_says(
    held: Callable[..., None], send: Send, text: str | None, due: datetime, due_from: str
) -> None:
    held()
    it = opened(send(text, "edited"))
    assert (it.promise.due_at, it.due_from) == (due, due_from)


def test_a_time_in_the_customers_zone_is_read_there(held: Callable[..., None], send: Send) -> None:
    held(timezone="Europe/London")
    assert opened(send("You'll hear from us today before 14:00.")).due_from == "holding"


def test_another_time_in_the_customers_zone_is_read_there(held: Callable[..., None], send: Send) -> None:
    held(timezone="Europe/London")
    assert opened(send("You'll hear from us today before 16:00.")).promise.due_at == DUE + timedelta(hours=2)


def test_it_is_read_as_heard_when_it_was_written(store: Database, held: Callable[..., None], index) -> None:  # type: ignore[no-untyped-def]
    """A program that tells of it a day later means the same time."""
    held()
    with store.adding() as session:
        add_receipt(session, RECEIPT)
    learner = Learner(store, index, every_seconds=3600)
    book = OutcomeBook(store, learner)
    told = Told("edited", text="You'll hear from us tomorrow before 10:00.")
    late = ASKED_AT + timedelta(hours=20)
    noted = book.note("r1", told, asker=SAM, sees_all=False, now=late)
    learner.close()
    assert opened(noted).promise.due_at == DUE + timedelta(hours=19)


def test_one_of_several_departments_has_to_be_named(store: Database, held: Callable[..., None], send: Send) -> None:
    held()
    held("product", DUE + timedelta(hours=1))
    with pytest.raises(ValueRefused, match="it, product"):
        send()
    with store.session() as session:
        assert list_outcomes(session, "r1") == ()
    assert opened(send(department="product")).promise.due_at == DUE + timedelta(hours=1)


def test_a_department_that_named_no_time_promises_what_it_can_keep(send: Send) -> None:
    it = opened(send(department="it"))
    assert (it.due_from, it.promise.department) == ("department", "it")
    assert it.promise.due_at > ASKED_AT


def test_it_rejects_a_department_that_is_not_there(send: Send) -> None:
    with pytest.raises(ValueRefused, match="name one of"):
        send(department="nowhere")


def test_it_rejects_a_department_beside_an_entry(send: Send) -> None:
    with pytest.raises(ValueRefused, match="holding reply"):
        send(department="it", entry="it/reset-password")
    with pytest.raises(ValueRefused, match="holding reply"):
        send(kind="dismissed", reason="other", department="it")


def test_what_promised_nothing_opens_nothing(send: Send) -> None:
    assert send("Thank you!").opened is None


@pytest.mark.parametrize("kind", ["copied", "dismissed"])
def test_what_was_not_sent_opens_nothing(store: Database, held: Callable[..., None], send: Send, kind: str) -> None:
    held()
    assert send(kind=kind, reason="other" if kind == "dismissed" else None).opened is None
    with store.session() as session:
        assert list_promises(session, Wanted("all")).promises == ()


def test_a_refused_outcome_opens_nothing_else(store: Database, held: Callable[..., None], send: Send) -> None:
    held()
    send("A colleague is looking into it.")
    with pytest.raises(OutcomeConflict):
        send("You'll hear from us tomorrow before 10:00.")
    with store.session() as session:
        assert [it.due_at for it in list_promises(session).promises] == [DUE]


def test_the_case_is_kept_in_words_and_as_a_digest(held: Callable[..., None], send: Send) -> None:
    held()
    promise = opened(send(reference=" VH-20418 ")).promise
    assert promise.reference == "VH-20418"
    assert promise.reference_digest == digest_of_reference(REFERENCE_KEY, "vh-20418")


def test_a_holding_reply_that_was_chosen_in_place_of_an_answer_promises_too(
    store: Database, held: Callable[..., None], send: Send
) -> None:
    held()
    ready = replace(RECEIPT, id="r2", outcome="ready", shown=(Shown("it/reset-password", "en", 1, 0.9),))
    with store.adding() as session:
        add_receipt(session, ready)
    noted = send(department="product", receipt="r2")
    assert (noted.outcome.entry_id, opened(noted).promise.receipt_id) == (None, "r2")
