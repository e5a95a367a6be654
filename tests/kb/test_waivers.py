"""Musts that were set aside, as the store keeps them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kb.asker import Asker
from kb.backup import backup, restore
from kb.database import Database
from kb.errors import ValueRefused
from kb.receipts import Receipt, add_receipt, get_receipt
from kb.waivers import Waiver, list_waivers, record_waiver

PERSON, PROGRAM = Asker(person_id=4), Asker(token_id=2)
RECEIPT = Receipt(
    id="r1",
    at=datetime(2026, 11, 18, 10, tzinfo=UTC),
    question="where is my parcel",
    lang="en",
    channel="x",
    outcome="adapt",
    shown=(),
    index_fingerprint="f",
    store_revision=7,
    asker=PERSON,
    role="agent",
)
REASON = "They asked for English"


@pytest.fixture
def store(house: Database) -> Database:
    with house.adding() as session:
        add_receipt(session, RECEIPT)
        add_receipt(session, replace(RECEIPT, id="r2"))
    return house


def waive(store: Database, reason: str = REASON, asker: Asker = PERSON, **given: str | None) -> Waiver:
    values = {"guideline": "customers-language", "check": "language", **given}
    with store.transaction() as session:
        receipt = get_receipt(session, "r1")
        return record_waiver(
            session, receipt, guideline=values["guideline"] or "", check=values["check"], reason=reason, asker=asker
        )


def test_waivers_are_kept_in_order(store: Database) -> None:
    first = waive(store)
    second = waive(store, "  I asked the\nwarehouse myself ", PROGRAM, guideline="check-order-number", check=None)
    with store.session() as session:
        assert list_waivers(session, "r1") == (first, second)
        assert list_waivers(session, "r2") == ()
    assert (first.guideline, first.check, first.reason, first.asker) == (
        "customers-language",
        "language",
        REASON,
        PERSON,
    )
    assert (second.check, second.reason, second.asker) == (None, "I asked the warehouse myself", PROGRAM)
    assert timedelta(0) <= second.at - first.at < timedelta(minutes=5)


def test_the_same_again_is_kept_once(store: Database) -> None:
    assert waive(store) == waive(store, f" {REASON}  ")
    others = [
        waive(store, asker=PROGRAM),
        waive(store, f"{REASON}!"),
        waive(store, guideline="no-blame", check="blame"),
    ]
    with store.session() as session:
        assert [one.number for one in list_waivers(session, "r1")][1:] == [one.number for one in others]


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("", "needs a reason: write why"),
        (" \n\t", "needs a reason: write why"),
        ("because", "in three words or more why"),
        ("because so-and-so-and-so", "in three words or more why"),
        ("a b c d", "in three words or more why"),
        ("why not " * 200, "at most 1,000 characters"),
    ],
)
def test_what_is_no_reason_is_refused(store: Database, reason: str, words: str) -> None:
    with pytest.raises(ValueRefused, match=words) as refused:
        waive(store, reason)
    assert refused.value.field == "reason"
    with store.session() as session:
        assert list_waivers(session, "r1") == ()


def test_a_backup_brings_them_back(store: Database, tmp_path: Path) -> None:
    kept = waive(store)
    backup(store, tmp_path / "backup.db")
    waive(store, "Another one that is lost")
    restore(tmp_path / "backup.db", store)
    with store.session() as session:
        assert list_waivers(session, "r1") == (kept,)
