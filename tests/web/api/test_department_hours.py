"""When a department is there, for programs."""

from datetime import UTC, datetime, timedelta

import pytest

from kb.departments import get_department, save_department
from kb.documents import parse_department

HOURS = "/api/departments/it/hours"
DOCUMENT = """---
id: it
name: IT
owners: [lotte@example.org]
timezone: Europe/Copenhagen
hours: "Mo-Fr 08:00-12:00,12:30-16:30; PH off"
channel_hours: {x: "24/7"}
holidays: DK
closed: [Jan 01/Dec 31 Year off]
reply_within: 3h
slow_reply_within: 16h
---
"""


def put(world, text, department="it"):
    with world.services.database.transaction() as db:
        revision = get_department(db, department).revision
        save_department(db, parse_department(text), expected_revision=revision, author="lotte")


def test_it_works(helpdesk):
    found = helpdesk.get(HOURS).get_json()
    assert (found["department"], found["channel"], found["timezone"]) == ("it", None, "Europe/Amsterdam")
    assert len(found["days"]) == 14
    assert set(found["days"][0]) == {"date", "spans", "words", "reason"}
    spans = [span for day in found["days"] for span in day["spans"]]
    assert len(spans) == 10
    assert all(span["from"][11:16] == "09:00" and span["to"][11:16] == "17:30" for span in spans)
    assert all(datetime.fromisoformat(span["from"]).utcoffset() for span in spans)
    assert datetime.fromisoformat(found["promised_now"]) > datetime.now(UTC)
    assert found["promised_now_slow"] is None


def test_open_now_and_the_next_opening_agree_with_the_days(helpdesk):
    found = helpdesk.get(HOURS).get_json()
    now = datetime.now(UTC)
    opens = sorted(datetime.fromisoformat(span["from"]) for day in found["days"] for span in day["spans"])
    assert datetime.fromisoformat(found["next_opening"]) == next(it for it in opens if it > now)
    assert found["open_now"] is (found["open_until"] is not None)


def test_a_channel_has_hours_of_its_own_and_company_days_hold_there_too(helpdesk, world):
    put(world, DOCUMENT.replace("closed: [Jan 01/Dec 31 Year off]\n", ""))
    found = helpdesk.get(HOURS, query_string={"channel": "x", "days": "3"}).get_json()
    assert (found["channel"], found["open_now"], found["open_until"], len(found["days"])) == ("x", True, None, 3)
    assert found["promised_now_slow"] > found["promised_now"]
    assert helpdesk.get(HOURS, query_string={"channel": "email"}).get_json()["days"][0]["words"] != "Round the clock"
    put(world, DOCUMENT)
    closed = helpdesk.get(HOURS, query_string={"channel": "x"}).get_json()
    assert (closed["open_now"], closed["next_opening"], closed["promised_now"]) == (False, None, None)
    assert closed["days"][0]["reason"] == {"kind": "company_day", "name": "Year off"}
    assert closed["days"][0]["words"] == "Closed: Year off"


def test_the_first_day_is_today_where_the_department_is(helpdesk):
    first = datetime.fromisoformat(helpdesk.get(HOURS).get_json()["days"][0]["date"]).replace(tzinfo=UTC)
    assert abs(datetime.now(UTC) - first) < timedelta(days=2)


@pytest.mark.parametrize(
    ("query", "status"), [("days=0", 422), ("days=63", 422), ("days=many", 422), ("channel=fax", 404), ("day=3", 422)]
)
def test_it_rejects_what_makes_no_sense(helpdesk, query, status):
    assert helpdesk.get(f"{HOURS}?{query}").status_code == status


def test_it_rejects_departments_that_are_not_there_and_strangers(helpdesk, stranger):
    assert helpdesk.get("/api/departments/legal/hours").status_code == 404
    assert stranger.get(HOURS).status_code == 401
