from datetime import UTC, datetime, timedelta

import pytest

from kb.actor import Actor
from kb.asker import Asker
from kb.audit import list_audit
from kb.database import Database
from kb.entries import list_variants
from kb.errors import NotFound, ValueRefused
from kb.publication import set_status
from kb.revisions import list_revisions
from kb.withdrawals import Withdrawal, find_withdrawal, list_withdrawals, withdraw_everywhere

NOW = datetime(2026, 11, 24, 23, 0, tzinfo=UTC)
LOTTE = Actor("Lotte Vermeer", Asker(person_id=3))
ENTRY = "it/reset-password"


def withdraw(database: Database, entry_id: str = ENTRY, reason: str = "The page leaks addresses.") -> Withdrawal:
    with database.transaction() as session:
        return withdraw_everywhere(session, entry_id, reason=reason, actor=LOTTE, now=NOW)


def test_it_is_out_of_use_in_every_language(house: Database) -> None:
    with house.session() as session:
        assert len(list_variants(session, ENTRY)) > 1
    made = withdraw(house)
    with house.session() as session:
        assert {entry.status for entry in list_variants(session, ENTRY)} == {"archived"}
        assert find_withdrawal(session, ENTRY) == made
        assert list_withdrawals(session, since=NOW) == (made,)
        assert list_withdrawals(session, since=NOW + timedelta(seconds=1)) == ()


def test_a_language_with_a_status_of_its_own_goes_too(house: Database) -> None:
    with house.transaction() as session:
        variant = next(entry for entry in list_variants(session, ENTRY) if not entry.is_source)
        set_status(session, ENTRY, variant.lang, "draft", expected_revision=variant.revision, author="lotte")
    withdraw(house)
    with house.session() as session:
        assert {entry.status for entry in list_variants(session, ENTRY)} == {"archived"}


def test_the_trail_and_the_revision_say_who_and_why(house: Database) -> None:
    made = withdraw(house)
    with house.session() as session:
        (line,) = [it for it in list_audit(session, kind="entry", key=ENTRY) if it.verb == "withdrew"]
        revision = list_revisions(session, "entry", f"{ENTRY}:en")[0]
    assert line.actor == LOTTE
    assert line.after == {"status": "archived", "withdrawal": made.number}
    assert (revision.note, revision.author) == ("The page leaks addresses.", "Lotte Vermeer")


def test_an_entry_that_is_in_use_again_is_withdrawn_no_more(house: Database) -> None:
    withdraw(house)
    with house.transaction() as session:
        source = list_variants(session, ENTRY)[0]
        set_status(session, ENTRY, source.lang, "published", expected_revision=source.revision, author="lotte")
    with house.session() as session:
        assert find_withdrawal(session, ENTRY) is None
        assert list_withdrawals(session, since=NOW) == ()


def test_it_rejects_what_cannot_be_withdrawn(house: Database) -> None:
    with pytest.raises(NotFound):
        withdraw(house, "it/nothing")
    with pytest.raises(ValueRefused):
        withdraw(house, reason="  ")
    withdraw(house)
    with pytest.raises(ValueRefused):
        withdraw(house)
    with house.session() as session:
        assert find_withdrawal(session, "it/nothing") is None
