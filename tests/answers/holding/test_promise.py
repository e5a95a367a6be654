"""Which department gives its word, and what its word depends on."""

from datetime import UTC, datetime, timedelta

import pytest

from answers.errors import QuestionRefused
from answers.house import HouseKeeper
from answers.pace import NO_PACES, Pace, Paces
from answers.promise import promise_of
from answers.question import Question
from answers.reading import read_desk
from answers.situations.recognise import recognise
from kb.current import find_current
from kb.database import get_store_revision
from kb.departments import get_department, save_department
from kb.documents import parse_department
from kb.entries import list_published, save_entry
from tests.answers.conftest import NOW

_HOUR = timedelta(hours=1)
_IT = """---
id: it
name: IT
owners: [lotte@example.org]
timezone: Europe/London
hours: "Mo-Fr 09:00-17:00"
channel_hours: {x: "24/7"}
reply_within: 2h
slow_reply_within: 16h
---
"""


@pytest.fixture
def put(store):
    def put(text):
        document = parse_department(text)
        with store.transaction() as session:
            revision = get_department(session, document.id).revision
            return save_department(session, document, expected_revision=revision, author="test")

    return put


@pytest.fixture
def promise(store, put):
    """What IT promises to a question."""
    record = put(_IT)

    def promise(text="qqq", *, paces=NO_PACES, takes_days=False, record=record, **known):
        question = Question(text, situations=recognise(text, "en"), **known)
        with store.session() as session:
            house = HouseKeeper().current(session, get_store_revision(session))
            desk = read_desk(session, house, question, [], None, NOW)
        return promise_of(record, question, desk, lambda *_: paces, takes_days=takes_days)

    return promise


def test_the_channel_has_hours_of_its_own(promise):
    assert promise().due_at.astimezone(UTC) == NOW + 2 * _HOUR
    evening = datetime(2026, 11, 18, 10, tzinfo=UTC)
    assert promise(channel="x").due_at.astimezone(UTC) == evening + 2 * _HOUR


def test_questions_that_take_days_and_a_slow_month(promise):
    assert promise(takes_days=True).due_at.astimezone(UTC) == datetime(2026, 11, 20, 10, tzinfo=UTC)
    slow = promise(paces=Paces(Pace(6 * _HOUR, 12)))
    assert slow.due_at.astimezone(UTC) == NOW + 6 * _HOUR


def test_a_department_that_says_nothing_of_slow_questions_takes_none_for_one(promise, put):
    assert promise(takes_days=True).takes_days
    plain = promise(takes_days=True, record=put(_IT.replace("slow_reply_within: 16h\n", "")))
    assert not plain.takes_days
    assert plain.due_at.astimezone(UTC) == NOW + 2 * _HOUR


def test_a_complaint_is_told_that_we_are_sorry(promise):
    assert promise("This is a disgrace, I have been waiting for weeks!").reply.startswith("I'm sorry")
    assert "sorry" not in promise("Why is there a fly in my beans?").reply


def test_a_customer_in_no_time_zone_is_refused(promise):
    with pytest.raises(QuestionRefused, match="`Mars` is no time zone"):
        promise(customer={"timezone": "Mars"})


@pytest.mark.parametrize("marked", [True, False])
def test_the_nearest_entry_says_whether_it_takes_days(suggester, store, put, marked):
    for department in ("it", "product"):
        put(_IT.replace("id: it", f"id: {department}"))
    if marked:
        _mark_all(store)
    found = suggester.suggest(Question("qqq zzz wwww password"), now=NOW)
    assert found.outcome == "none"
    assert found.suggestions
    assert found.holding.takes_days is marked
    assert found.holding.due_at.astimezone(UTC) == NOW + (48 if marked else 2) * _HOUR


def _mark_all(store):
    with store.transaction() as session:
        for entry in [it for it in list_published(session) if it.is_source]:
            document = find_current(session, "entry", entry.key).document.model_copy(update={"takes_days": True})
            save_entry(session, document, expected_revision=entry.revision, author="test")
