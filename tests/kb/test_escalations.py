"""Questions that were handed over: opened once, answered once, listed for those whose they are."""

from datetime import UTC, datetime, timedelta

import pytest

from kb.actor import Actor
from kb.asker import Asker
from kb.audit import list_audit
from kb.database import Database
from kb.deliveries import add_delivery, list_deliveries
from kb.errors import CursorUnusable, EscalationClosed, NotFound
from kb.escalations import (
    Escalation,
    answer_escalation,
    get_escalation,
    list_escalations,
    list_new_answers,
    note_answer_seen,
    open_escalation,
    take_back_escalation,
)

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
SANNE = Actor("Sanne", Asker(person_id=7))
LOTTE = Actor("Lotte", Asker(person_id=1))


def _open(database: Database, key: str = "e1", **given: object) -> Escalation:
    values = {"question": "Where is my router?", "department": "it", "asker": SANNE.asker, "made_at": NOW, **given}
    with database.transaction() as session:
        return open_escalation(session, Escalation(id=key, **values), actor=SANNE)  # type: ignore[arg-type]


def test_it_is_kept_with_its_trail(database: Database) -> None:
    opened = _open(database, nearest=("it/router", "it/parcel"), confidence=0.7, note="angry", lang="en")
    with database.session() as session:
        assert get_escalation(session, "e1") == opened
        (line,) = list_audit(session, kind="escalation")
    assert (line.verb, line.key, line.after) == ("opened", "e1", {"state": "open", "department": "it"})


def test_the_same_asked_twice_is_one(database: Database) -> None:
    first = _open(database, "e1", receipt_id="r1")
    assert _open(database, "e2", receipt_id="r1") == first
    assert _open(database, "e3", receipt_id="r1", department="hr").id == "e3"
    assert _open(database, "e4", receipt_id="r1", asker=LOTTE.asker).id == "e4"
    with database.transaction() as session:
        take_back_escalation(session, "e1", actor=SANNE, now=NOW)
    assert _open(database, "e5", receipt_id="r1").id == "e5"


def test_it_is_answered_once_and_its_message_need_not_go(database: Database) -> None:
    _open(database)
    with database.transaction() as session:
        add_delivery(session, key="k", kind="escalation", subject_id="e1", department="it", now=NOW)
        answered = answer_escalation(
            session, "e1", "It is in the post.", by="Lotte", draft_entry="it/router", actor=LOTTE, now=NOW
        )
    assert (answered.state, answered.answer, answered.answered_by) == ("answered", "It is in the post.", "Lotte")
    with database.session() as session:
        assert [it.state for it in list_deliveries(session, ["e1"])] == ["withdrawn"]
        assert "post" not in repr(list_audit(session))
    for verb in (
        lambda session: answer_escalation(session, "e1", "No.", by="x", draft_entry=None, actor=LOTTE, now=NOW),
        lambda session: take_back_escalation(session, "e1", actor=SANNE, now=NOW),
    ):
        with database.transaction() as session, pytest.raises(EscalationClosed, match="answered already"):
            verb(session)


def test_what_was_taken_back_is_not_answered(database: Database) -> None:
    _open(database)
    for _ in range(2):
        with database.transaction() as session:
            assert take_back_escalation(session, "e1", actor=SANNE, now=NOW).state == "taken_back"
    with database.transaction() as session, pytest.raises(EscalationClosed, match="taken back"):
        answer_escalation(session, "e1", "Yes.", by="x", draft_entry=None, actor=LOTTE, now=NOW)
    with database.session() as session:
        assert [line.verb for line in list_audit(session, kind="escalation")] == ["took back", "opened"]


def test_a_new_answer_is_new_until_it_is_taken_up(database: Database) -> None:
    _open(database)
    with database.transaction() as session:
        answer_escalation(session, "e1", "Yes.", by="Lotte", draft_entry=None, actor=LOTTE, now=NOW)
    with database.session() as session:
        assert [it.id for it in list_new_answers(session, SANNE.asker)] == ["e1"]
        assert list_new_answers(session, LOTTE.asker) == ()
    with database.transaction() as session:
        note_answer_seen(session, "e1", actor=SANNE, now=NOW)
        assert note_answer_seen(session, "e1", actor=SANNE, now=NOW + timedelta(days=1)).seen_at == NOW
    with database.session() as session:
        assert list_new_answers(session, SANNE.asker) == ()


def test_lists_page_newest_first_and_know_whose_they_are(database: Database) -> None:
    for number in range(5):
        _open(database, f"e{number}", made_at=NOW + timedelta(minutes=number // 2), department=("it", "hr")[number % 2])
    found, cursor = [], None
    with database.session() as session:
        while True:
            page = list_escalations(session, cursor=cursor, limit=2)
            found += [it.id for it in page.escalations]
            cursor = page.cursor
            if cursor is None:
                break
        of_hr = list_escalations(session, departments=["hr"]).escalations
        theirs = list_escalations(session, departments=["hr"], asker=SANNE.asker).escalations
        others = list_escalations(session, departments=[], asker=LOTTE.asker).escalations
    assert found == ["e4", "e2", "e3", "e0", "e1"]
    assert [it.id for it in of_hr] == ["e3", "e1"]
    assert len(theirs) == 5
    assert others == ()


@pytest.mark.parametrize("cursor", ["", "x", "2026-12-01T09:00:00~e1", "~"])
def test_a_cursor_that_no_page_gave_is_refused(database: Database, cursor: str) -> None:
    with database.session() as session, pytest.raises(CursorUnusable):
        list_escalations(session, cursor=cursor)


def test_what_is_not_there_is_not_found(database: Database) -> None:
    with database.session() as session, pytest.raises(NotFound):
        get_escalation(session, "nope")
