"""Times are held against the department's hours by the clock of the customer who reads them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from answers.checklist.draft import Draft
from answers.checklist.registry import find_check
from answers.department import Department
from kb.documents.company_days import parse_company_days

_NOW = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)  # a Wednesday
_CLOSED = (parse_company_days("2026-11-20 Team day"),)
_LONDON = Department("it", "IT", "Europe/London", "Mo-Fr 09:00-17:00", timedelta(hours=4), closed=_CLOSED)


@pytest.mark.parametrize(
    ("said", "zone", "status"),
    [
        ("tomorrow before 05:00", None, "fail"),
        ("tomorrow before 05:00", "America/New_York", "pass"),
        ("today before 15:00", None, "pass"),
        ("today before 15:00", "America/New_York", "fail"),
        ("tomorrow before 21:00", "Asia/Kolkata", "pass"),
        ("today before 06:00", "America/New_York", "pass"),
        ("today before 04:00", "America/New_York", "fail"),  # has passed
        ("on Friday before 11:00", None, "fail"),  # a company day
        ("on Monday before 11:00", None, "pass"),
    ],
)
def test_it_works(said, zone, status):
    text = f"A colleague looks into it. You'll hear from us {said}."
    draft = Draft(text, lang="en", department=_LONDON, now=_NOW, zone=ZoneInfo(zone) if zone else None)
    assert find_check("time_within_hours").run(draft, {}).status == status
