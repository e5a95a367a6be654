from datetime import UTC, datetime, timedelta

import pytest

from kb.actor import Actor
from kb.audit import list_audit
from kb.database import Database, get_store_revision
from kb.errors import NotFound, ValueRefused
from kb.freezes import Freeze, add_freeze, end_freeze, frozen_entries, get_freeze, list_freezes

NOW = datetime(2026, 11, 24, 23, 0, tzinfo=UTC)
LOTTE = Actor("Lotte Vermeer")


def freeze(database: Database, **changes: object) -> Freeze:
    given = {"title": "Passwords", "reason": "The page is down.", "entry_ids": ["it/reset-password"], **changes}
    with database.transaction() as session:
        return add_freeze(session, **given, actor=LOTTE, now=NOW)  # type: ignore[arg-type]  # changed on purpose


def frozen(database: Database, now: datetime = NOW) -> list[str]:
    with database.session() as session:
        return sorted(frozen_entries(list_freezes(session, now), now))


def test_it_holds_until_somebody_ends_it(house: Database) -> None:
    made = freeze(house)
    assert frozen(house, NOW + timedelta(days=90)) == ["it/reset-password"]
    with house.transaction() as session:
        assert end_freeze(session, made.number, actor=LOTTE, now=NOW).ended_by == "Lotte Vermeer"
        assert not get_freeze(session, made.number).holds(NOW)
    assert frozen(house) == []


def test_it_ends_by_itself(house: Database) -> None:
    freeze(house, until=NOW + timedelta(hours=1))
    assert frozen(house, NOW + timedelta(minutes=59)) == ["it/reset-password"]
    assert frozen(house, NOW + timedelta(hours=1)) == []


def test_an_entry_stays_frozen_while_one_of_its_freezes_holds(house: Database) -> None:
    first, second = freeze(house), freeze(house, title="All of IT")
    with house.session() as session:
        assert frozen_entries(list_freezes(session, NOW), NOW)["it/reset-password"].number == second.number
    with house.transaction() as session:
        end_freeze(session, second.number, actor=LOTTE, now=NOW)
    with house.session() as session:
        assert frozen_entries(list_freezes(session, NOW), NOW)["it/reset-password"].number == first.number


def test_a_change_raises_the_revision_and_is_in_the_trail(house: Database) -> None:
    with house.session() as session:
        before = get_store_revision(session)
    made = freeze(house)
    with house.transaction() as session:
        end_freeze(session, made.number, actor=LOTTE, now=NOW)
        end_freeze(session, made.number, actor=LOTTE, now=NOW)  # has ended: nothing to tell
    with house.session() as session:
        assert get_store_revision(session) == before + 2
        assert [line.verb for line in list_audit(session, kind="freeze", key=str(made.number))] == ["unfroze", "froze"]


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("title", {"title": ""}),
        ("reason", {"reason": " "}),
        ("entries", {"entry_ids": []}),
        ("entries", {"entry_ids": ["it/nothing"]}),
        ("entries", {"entry_ids": [f"it/e{number}" for number in range(301)]}),
        ("until", {"until": NOW - timedelta(seconds=1)}),
    ],
)
def test_it_rejects_what_nobody_could_follow(house: Database, field: str, changes: dict[str, object]) -> None:
    with pytest.raises(ValueRefused) as refused:
        freeze(house, **changes)
    assert refused.value.field == field


def test_it_rejects_a_number_that_is_none(house: Database) -> None:
    with house.transaction() as session, pytest.raises(NotFound):
        end_freeze(session, 7, actor=LOTTE, now=NOW)
