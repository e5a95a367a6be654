"""Must-reads: for whom they are, how they are ticked, and how they end."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kb.actor import Actor
from kb.asker import Asker
from kb.audit import list_audit
from kb.bell import get_stamp
from kb.current import find_current
from kb.entries import save_entry
from kb.errors import NotFound, ValueRefused
from kb.must_read_progress import list_progress
from kb.must_reads import add_must_read, end_must_read, list_must_reads, list_unread, tick_must_read
from kb.people import disable_person, save_person

NOW = datetime(2026, 11, 20, 16, 12, tzinfo=UTC)
TODAY = NOW.date()
LOTTE = Actor("Lotte Vermeer", Asker(person_id=1))


@pytest.fixture
def people(house):
    with house.transaction() as db:
        return {
            role: save_person(db, name=role.title(), email=f"{role}@example.org", role=role)
            for role in ("agent", "ambassador", "owner")
        }


def make(house, **given):
    with house.transaction() as db:
        return add_must_read(db, LOTTE, **{"text": "Returns take 14 days now.", "at": NOW, **given})


def unread(house, person, departments=(), today=TODAY):
    with house.session() as db:
        return [it.number for it in list_unread(db, person.id, person.role, departments, today)]


def tick(house, number, person):
    with house.transaction() as db:
        return tick_must_read(db, Actor(person.name, Asker(person_id=person.id)), number, person, NOW)


def test_it_is_read_until_it_is_ticked(house, people):
    made = make(house)
    assert unread(house, people["agent"]) == unread(house, people["ambassador"]) == [made.number]
    assert unread(house, people["owner"]) == []
    first = tick(house, made.number, people["agent"])
    assert unread(house, people["agent"]) == []
    assert unread(house, people["ambassador"]) == [made.number]
    assert tick(house, made.number, people["agent"]) == first


def test_every_change_leaves_a_line_and_rings(house, people):
    with house.session() as db:
        before = get_stamp(db)
    made = make(house)
    tick(house, made.number, people["agent"])
    tick(house, made.number, people["agent"])
    with house.transaction() as db:
        end_must_read(db, LOTTE, made.number, NOW)
    with house.transaction() as db:
        end_must_read(db, LOTTE, made.number, NOW + timedelta(days=1))
    with house.session() as db:
        lines = list_audit(db, kind="must-read")
        assert [line.verb for line in lines] == ["ended", "ticked", "made"]
        assert all("14 days" not in str(line.after) for line in lines)
        assert get_stamp(db)[1] == before[1] + 3


@pytest.mark.parametrize(
    ("departments", "is_theirs"), [((), True), (("it",), True), (("hr",), False), (("hr", "it"), True)]
)
def test_it_is_for_those_who_see_its_department(house, people, departments, is_theirs):
    made = make(house, department="it")
    assert unread(house, people["agent"], departments) == ([made.number] if is_theirs else [])


def test_of_an_entry_it_is_in_that_department(house):
    assert make(house, entry_id="it/reset-password", department="hr").department == "it"


def test_ambassadors_never_read_of_what_is_for_agents(house, people):
    set_audience(house, "agents")
    made = make(house, entry_id="it/reset-password")
    assert made.roles == ("agent",)
    with pytest.raises(ValueRefused, match="Ambassadors"):
        make(house, entry_id="it/reset-password", roles=["ambassador"])


def test_nor_of_what_became_so_later(house, people):
    made = make(house, entry_id="it/reset-password")
    set_audience(house, "agents")
    assert unread(house, people["ambassador"]) == []
    with pytest.raises(NotFound):
        tick(house, made.number, people["ambassador"])


def test_it_ends_after_its_last_day_or_when_somebody_ends_it(house, people):
    made, other = make(house, until=TODAY), make(house)
    assert unread(house, people["agent"]) == [made.number, other.number]
    assert unread(house, people["agent"], today=TODAY + timedelta(days=1)) == [other.number]
    with house.transaction() as db:
        assert end_must_read(db, LOTTE, other.number, NOW).ended_by == "Lotte Vermeer"
        assert [it.number for it in list_must_reads(db, TODAY)] == [made.number]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"text": "  "}, "text"),
        ({"text": "x" * 1001}, "text"),
        ({"roles": []}, "roles"),
        ({"roles": ["king"]}, "roles"),
        ({"until": date(2026, 11, 19)}, "until"),
        ({"entry_id": "it/nothing"}, "entry"),
        ({"department": "nothing"}, "department"),
    ],
)
def test_it_rejects_what_makes_no_sense(house, given, field):
    with pytest.raises(ValueRefused) as refused:
        make(house, **given)
    assert refused.value.field == field


def test_nobody_ticks_or_ends_what_is_not_there(house, people):
    made = make(house, roles=["owner"])
    for number, person in ((made.number, people["agent"]), (99, people["agent"])):
        with pytest.raises(NotFound):
            tick(house, number, person)
    with pytest.raises(NotFound), house.transaction() as db:
        end_must_read(db, LOTTE, 99, NOW)


def test_its_owner_sees_who_has_read_it(house, people):
    made = make(house)
    with house.transaction() as db:
        gone = save_person(db, name="Gone", email="gone@example.org", role="agent")
        disable_person(db, gone.id)
    tick(house, made.number, people["ambassador"])
    with house.session() as db:
        (progress,) = list_progress(db, [made])
    assert [(it.name, it.at) for it in progress.read] == [("Ambassador", NOW)]
    assert progress.unread == ("Agent",)


def set_audience(house, audience):
    with house.transaction() as db:
        current = find_current(db, "entry", "it/reset-password:en")
        document = current.document.model_copy(update={"audience": audience})
        save_entry(db, document, expected_revision=current.revision.number, author="lotte")
