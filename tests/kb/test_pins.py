from datetime import UTC, datetime, timedelta

import pytest

from kb.actor import Actor
from kb.asker import Asker
from kb.audit import list_audit
from kb.channels import list_channels
from kb.database import Database, get_store_revision
from kb.errors import NotFound, ValueRefused
from kb.pins import Pin, add_pin, end_pin, get_pin, list_pins, pick_pin

NOW = datetime(2026, 11, 24, 23, 0, tzinfo=UTC)
LOTTE = Actor("Lotte Vermeer", Asker(person_id=3))
SAID = {"en": "Payments fail at the moment. We are working on it.", "nl": "Betalen lukt nu niet. We werken eraan."}


def pin(database: Database, **changes) -> Pin:
    with database.transaction() as session:
        return add_pin(session, **{"title": "Payments fail", "texts": SAID, "actor": LOTTE, "now": NOW, **changes})


def numbers(database: Database, now: datetime = NOW) -> list[int]:
    with database.session() as session:
        return [it.number for it in list_pins(session, now)]


def test_it_holds_until_somebody_ends_it(database: Database) -> None:
    made = pin(database)
    assert numbers(database, NOW + timedelta(days=400)) == [made.number]
    with database.transaction() as session:
        ended = end_pin(session, made.number, actor=LOTTE, now=NOW)
    assert (numbers(database), ended.ended_by) == ([], "Lotte Vermeer")


def test_it_ends_by_itself(database: Database) -> None:
    made = pin(database, until=NOW + timedelta(hours=2))
    assert numbers(database, NOW + timedelta(hours=1, minutes=59)) == [made.number]
    assert numbers(database, NOW + timedelta(hours=2)) == []


def test_a_change_raises_the_revision_and_is_in_the_trail(database: Database) -> None:
    made = pin(database)
    with database.transaction() as session:
        end_pin(session, made.number, actor=LOTTE, now=NOW)
        end_pin(session, made.number, actor=LOTTE, now=NOW)  # has ended: nothing to tell
    with database.session() as session:
        assert get_store_revision(session) == 2
        lines = list_audit(session, kind="pin", key=str(made.number))
    assert [(line.verb, line.actor.who) for line in lines] == [
        ("unpinned", "Lotte Vermeer"),
        ("pinned", "Lotte Vermeer"),
    ]
    assert "Payments fail at the moment" not in repr(lines)


def test_empty_languages_are_left_out(database: Database) -> None:
    assert set(pin(database, texts={**SAID, "da": "  "}).texts) == {"en", "nl"}


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("title", {"title": " "}),
        ("title", {"title": "x" * 201}),
        ("texts", {"texts": {"en": "  "}}),
        ("texts", {"texts": {"english": "Payments fail."}}),
        ("texts", {"texts": {"en": "Payments\x00fail."}}),
        ("texts", {"texts": {"en": "x" * 4_001}}),
        ("channels", {"channels": ["telegraph"]}),
        ("until", {"until": NOW}),
        ("until", {"until": datetime(2026, 11, 25)}),  # noqa: DTZ001
    ],
)
def test_it_rejects_what_nobody_could_say(database: Database, field: str, changes: dict[str, object]) -> None:
    with pytest.raises(ValueRefused) as refused:
        pin(database, **changes)
    assert refused.value.field == field
    assert numbers(database) == []


def test_it_rejects_a_number_that_is_none(database: Database) -> None:
    with database.transaction() as session:
        with pytest.raises(NotFound):
            end_pin(session, 7, actor=LOTTE, now=NOW)
        with pytest.raises(NotFound):
            get_pin(session, 7)


def test_the_newest_for_the_channel_counts(house: Database) -> None:
    with house.session() as session:
        channel = list_channels(session)[0].id
    everywhere, there = pin(house), pin(house, channels=[channel])
    with house.session() as session:
        pins = list_pins(session, NOW)
    assert [pick_pin(pins, it, NOW) for it in (channel, "elsewhere", None)] == [there, everywhere, there]
    assert pick_pin((), None, NOW) is None
