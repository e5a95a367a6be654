"""What goes by age, what stays however old it is, and that what went is on the disk no more."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from kb.asker import Asker
from kb.database import Database, Session
from kb.forgetting import delete_belongings, find_belongings
from kb.purge import KINDS, count_older, delete_older, list_older_receipts, measure
from kb.receipts import Receipt, add_receipt
from kb.tables import (
    DeliveryRow,
    EscalationRow,
    FailedSignInRow,
    HoldingRow,
    OutcomeRow,
    PersonRow,
    PromiseMoveRow,
    PromiseRow,
    ReceiptRow,
    RiseRow,
    ShiftRow,
    SignInLinkRow,
    SignInSessionRow,
    WaiverRow,
)

NOW = datetime(2027, 11, 18, 12, tzinfo=UTC)
OLD, NEW, BEFORE = NOW - timedelta(days=400), NOW - timedelta(days=3), NOW - timedelta(days=365)
MARKER = "the zebra ate my aubergine"
DIGEST = "d" * 64


def add_suggestion(session: Session, name: str, at: datetime, *, question: str = MARKER, digest: str | None = None):
    add_receipt(
        session,
        Receipt(name, at, question, "en", "x", "adapt", (), "f", 1, Asker(person_id=1), "agent", digest),
    )
    session.add(OutcomeRow(receipt_id=name, at=at, kind="sent", text=f"{question} sent"))
    session.add(WaiverRow(receipt_id=name, guideline="g", reason=f"{question} waived", at=at))
    session.add(HoldingRow(receipt_id=name, department="it", due_at=at, at=at))
    session.flush()


def add_promise(session: Session, name: str, *, receipt: str | None, resolved: datetime | None, digest=None):
    session.add(
        PromiseRow(id=name, receipt_id=receipt, question=MARKER, department="it", made_at=OLD, due_at=OLD,
                   state="kept" if resolved else "open", resolved_at=resolved, reference_digest=digest)
    )  # fmt: skip
    session.flush()
    session.add(PromiseMoveRow(promise_id=name, at=OLD, from_due_at=OLD, to_due_at=OLD, reply=MARKER))
    session.flush()


def add_escalation(session: Session, name: str, *, receipt: str | None, state: str, digest=None, promise=None):
    answered = OLD if state == "answered" else None
    session.add(
        EscalationRow(id=name, receipt_id=receipt, promise_id=promise, question=MARKER, department="it", made_at=OLD,
                      state=state, answered_at=answered, answer=MARKER, reference_digest=digest, draft_entry="it/new")
    )  # fmt: skip
    session.flush()


def add_delivery(session: Session, key: str, subject: str) -> None:
    session.add(
        DeliveryRow(key=key, kind="escalation", subject_id=subject, department="it", tier="duty", contact="c",
                    contact_digest="c", state="delivered", made_at=OLD, not_before=OLD, finished_at=OLD)
    )  # fmt: skip
    session.flush()


def fill(session: Session) -> None:
    for name, at in (("old", OLD), ("new", NEW), ("owed", OLD), ("asked", OLD)):
        add_suggestion(session, name, at)
    add_promise(session, "p-open", receipt="owed", resolved=None)
    add_promise(session, "p-old", receipt=None, resolved=OLD)
    add_promise(session, "p-new", receipt=None, resolved=NEW)
    add_escalation(session, "e-open", receipt="asked", state="open")
    add_escalation(session, "e-old", receipt=None, state="answered")
    for subject in ("p-open", "e-open", "e-old"):
        add_delivery(session, f"key:{subject}", subject)
    session.add(PersonRow(id=1, name="Sam", email="sam@example.org", role="agent", created_at=OLD))
    session.flush()
    for name, at in (("old", OLD), ("new", NEW)):
        session.add(RiseRow(key=name, title=MARKER, count=3, expected=1.0, receipt_ids=["old", "new"], entry_ids=[],
                            at=at, latest_at=at))  # fmt: skip
        session.add(ShiftRow(person_id=1, began_at=at, seen_at=at, ended_at=at, note=MARKER))
        session.add(FailedSignInRow(digest="d", at=at))
        session.add(SignInLinkRow(digest=name, person_id=1, expires_at=at))
        session.add(SignInSessionRow(digest=name, person_id=1, way="link", device="phone", began_at=at, seen_at=at,
                                     expires_at=at))  # fmt: skip
    session.flush()


@pytest.fixture
def store(house: Database) -> Database:
    with house.transaction() as session:
        fill(session)
    return house


def purge(store: Database, *, limit: int = 200) -> dict[str, int]:
    gone = dict.fromkeys(KINDS, 0)
    for kind in KINDS:
        while True:
            with store.transaction() as session:
                deleted = delete_older(session, kind, BEFORE, limit=limit)
            if not deleted:
                break
            gone[kind] += deleted
    return gone


def names(store: Database, table: str, column: str = "id") -> list[str]:
    with store.session() as session:
        return sorted(session.execute(text(f"SELECT {column} FROM {table}")).scalars())


EXPECTED = {
    "suggestions": 1,
    "promises": 1,
    "escalations": 1,
    "deliveries": 1,
    "rises": 1,
    "shift notes": 1,
    "failed sign-ins": 1,
    "sessions": 2,
}


@pytest.mark.parametrize("limit", [1, 200])
def test_what_is_old_goes_and_what_is_open_stays(store, limit):
    with store.session() as session:
        assert {kind: count_older(session, kind, BEFORE) for kind in KINDS} == EXPECTED
        assert [receipt.id for receipt in list_older_receipts(session, BEFORE)] == ["old"]
    assert purge(store, limit=limit) == EXPECTED
    assert purge(store) == dict.fromkeys(KINDS, 0)
    assert names(store, "receipt") == ["asked", "new", "owed"]
    for table in ("outcome", "waiver", "holding"):
        assert names(store, table, "receipt_id") == ["asked", "new", "owed"]
    assert names(store, "promise") == ["p-new", "p-open"]
    assert names(store, "promise_move", "promise_id") == ["p-new", "p-open"]
    assert names(store, "escalation") == ["e-open"]
    assert names(store, "delivery", "key") == ["key:e-open", "key:p-open"]
    assert names(store, "shift", "coalesce(note, '')") == ["", MARKER]


def test_what_is_kept_is_counted_with_its_oldest(store):
    with store.session() as session:
        assert [(measure(session, kind).count, measure(session, kind).oldest_at) for kind in ("promises", "rises")] == [
            (3, OLD),
            (2, OLD),
        ]
        assert measure(session, "sessions").count == 4
    purge(store)
    with store.session() as session:
        assert measure(session, "rises").oldest_at == NEW
        assert measure(session, "shift notes").count == 1


def on_disk(store: Database) -> bool:
    """Whether the marker is in any file of the store, its write-ahead log included."""
    assert store.path
    files = [path for path in store.path.parent.iterdir() if path.name.startswith(store.path.name)]
    return any(MARKER.encode() in path.read_bytes() for path in files)


def test_texts_that_went_are_in_no_file_any_more(house):
    with house.transaction() as session:
        for number in range(50):
            add_suggestion(session, f"old{number}", OLD)
    assert on_disk(house)
    purge(house)
    assert house.scrub()
    assert not on_disk(house)


def test_a_reader_keeps_the_log_only_as_long_as_it_reads(house):
    with house.transaction() as session:
        add_suggestion(session, "old", OLD)
    with house.session() as reader:
        reader.execute(text("SELECT count(*) FROM receipt"))
        purge(house)
        assert not house.scrub()
    assert house.scrub()
    assert not on_disk(house)


def test_compacting_takes_out_what_older_releases_left(house):
    with house.transaction() as session:
        add_suggestion(session, "old", OLD)
    connection = house._engine.raw_connection()
    connection.cursor().execute("PRAGMA secure_delete = OFF")
    for table, column in (("outcome", "receipt_id"), ("waiver", "receipt_id"), ("holding", "receipt_id")):
        connection.cursor().execute(f"DELETE FROM {table} WHERE {column} = 'old'")
    connection.cursor().execute("DELETE FROM receipt")
    connection.close()
    house.close()
    house.scrub()
    assert on_disk(house)
    assert house.scrub(compact=True)
    assert not on_disk(house)


def test_all_of_a_reference_is_found_and_goes(store):
    with store.transaction() as session:
        add_suggestion(session, "r1", NEW, digest=DIGEST)
        add_suggestion(session, "r2", NEW, question="of another one")
        add_promise(session, "p1", receipt="r1", resolved=None)
        add_promise(session, "p2", receipt="r2", resolved=None, digest=DIGEST)
        add_escalation(session, "e1", receipt=None, state="open", promise="p1")
        add_delivery(session, "key:e1", "e1")
        row = session.get(RiseRow, 2)
        assert row
        row.receipt_ids = ["r1", "new"]
    with store.transaction() as session:
        found = find_belongings(session, DIGEST)
        assert ([it.id for it in found.receipts], found.promise_ids, found.escalation_ids, found.drafts) == (
            ["r1", "r2"],
            ("p1", "p2"),
            ("e1",),
            ("it/new",),
        )
        counts = delete_belongings(session, found)
        assert find_belongings(session, DIGEST).is_empty
    assert counts == {
        "suggestions": 2, "deliveries": 1, "moves": 2, "escalations": 1, "promises": 2, "outcomes": 2, "waivers": 2,
        "due times": 2, "rises": 2,
    }  # fmt: skip
    assert names(store, "receipt") == ["asked", "new", "old", "owed"]
    with store.session() as session:
        rises = {row.key: (row.title, row.receipt_ids) for row in session.execute(text("SELECT * FROM rise"))}
        assert set(rises) == {"old", "new"}
        assert MARKER not in {title for title, _ in rises.values()}  # it was their question that titled both


def test_who_is_unknown_has_nothing(store):
    with store.session() as session:
        assert find_belongings(session, "0" * 64).is_empty
        assert session.get(ReceiptRow, "old") is not None
