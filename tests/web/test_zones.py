"""In which zone moments are said, and how those of the last days are."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from kb.departments import list_departments
from web.visitor import Visitor
from web.words import say_recent
from web.zones import find_zone

FRIDAY = datetime(2026, 11, 20, 16, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("departments", "zone"),
    [
        ((), "Europe/Amsterdam"),  # of two of three
        (("hr",), "Europe/Copenhagen"),
        (("hr", "it"), "Europe/Amsterdam"),  # one each: the first by name
        (("gone",), "Europe/Amsterdam"),
    ],
)
def test_it_is_that_of_the_departments_that_somebody_works_with(world, departments, zone):
    zones = {"hr": "Europe/Copenhagen", "it": "Europe/Amsterdam", "product": "Europe/Amsterdam"}
    with world.services.database.session() as db:
        known = [replace(it, timezone=zones[it.id]) for it in list_departments(db)]
    visitor = Visitor("Sam", "agent", departments=frozenset(departments))
    assert find_zone(visitor, known).key == zone


def test_without_departments_it_is_everybodys(world):
    assert find_zone(Visitor("Sam", "agent"), ()).key == "UTC"


@pytest.mark.parametrize(
    ("now", "zone", "said"),
    [
        (datetime(2026, 11, 20, 22, tzinfo=UTC), "Europe/Amsterdam", "today 17:12"),
        (datetime(2026, 11, 20, 23, 30, tzinfo=UTC), "Europe/Amsterdam", "yesterday 17:12"),
        (datetime(2026, 11, 20, 23, 30, tzinfo=UTC), "Europe/London", "today 16:12"),
        (datetime(2026, 11, 23, 7, tzinfo=UTC), "Europe/Amsterdam", "Friday 17:12"),
        (datetime(2026, 11, 23, 7, tzinfo=UTC), "Asia/Tokyo", "Saturday 01:12"),
        (datetime(2026, 11, 26, 22, 59, tzinfo=UTC), "Europe/Amsterdam", "Friday 17:12"),
        (datetime(2026, 11, 26, 23, 0, tzinfo=UTC), "Europe/Amsterdam", "20 November, 17:12"),
        (FRIDAY, "America/New_York", "today 11:12"),
    ],
)
def test_a_moment_of_the_last_days_is_said_by_its_day(now, zone, said):
    assert say_recent(FRIDAY.astimezone(ZoneInfo(zone)), now) == said
