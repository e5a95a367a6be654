"""Whom a message goes to: on duty, else the backup, else whoever is there next."""

from datetime import UTC, datetime

import pytest

from answers.escalation.duty import Later, Nobody, Now, choose_contact
from kb.contacts import Contact
from kb.departments import DepartmentRecord

LOTTE = Contact("json://lotte", "Lotte", hours="Mo-We 08:00-13:00")
TEAM = Contact("json://team", "Team")
BRAM = Contact("json://bram", "Bram", hours="24/7", backup=True)
NIGHT = Contact("json://night", "Night", hours="Mo-Su 20:00-24:00", backup=True)

TUESDAY = datetime(2026, 12, 1, tzinfo=UTC)  # an hour later in Amsterdam


def department(*contacts: Contact, closed: tuple[str, ...] = (), hours: str = "Mo-Fr 09:00-17:30") -> DepartmentRecord:
    return DepartmentRecord(
        id="it",
        names={"en": "IT"},
        owners=(),
        contacts=contacts,
        timezone="Europe/Amsterdam",
        hours=hours,
        channel_hours={},
        holidays="NL",
        closed=closed,
        reply_within_minutes=240,
        slow_reply_within_minutes=None,
        holding={},
        notes="",
        revision=1,
    )


@pytest.mark.parametrize(
    ("hour", "contacts", "tried", "expected"),
    [
        (7, (LOTTE, TEAM, BRAM), (), Now(LOTTE, "on_duty")),  # before the department opens: her own hours count
        (9, (TEAM, LOTTE), (), Now(TEAM, "on_duty")),  # in the order in which they stand
        (9, (BRAM, TEAM), (), Now(TEAM, "on_duty")),  # a backup comes last, wherever it stands
        (14, (LOTTE, TEAM), (), Now(TEAM, "on_duty")),
        (14, (LOTTE, TEAM), (TEAM,), Later(LOTTE, datetime(2026, 12, 2, 7, tzinfo=UTC))),
        (14, (LOTTE, TEAM, BRAM), (TEAM,), Now(BRAM, "backup")),
        (18, (LOTTE, TEAM, BRAM), (), Now(BRAM, "backup")),
        (18, (LOTTE, TEAM), (), Later(LOTTE, datetime(2026, 12, 2, 7, tzinfo=UTC))),
        (18, (TEAM, NIGHT), (), Later(NIGHT, datetime(2026, 12, 1, 19, tzinfo=UTC))),
        (19, (TEAM, NIGHT), (), Now(NIGHT, "backup")),
    ],
)
def test_who_gets_it(hour, contacts, tried, expected):
    chosen = choose_contact(department(*contacts), TUESDAY.replace(hour=hour), tried={it.digest for it in tried})
    assert chosen == expected


def test_a_company_day_counts_for_those_with_hours_of_their_own_too():
    record = department(BRAM, LOTTE, closed=("2026-12-01 Move",))
    chosen = choose_contact(record, TUESDAY.replace(hour=9))
    assert isinstance(chosen, Later)
    assert chosen.at == datetime(2026, 12, 1, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    ("record", "tried", "words"),
    [
        (department(), (), "IT has no contacts"),
        (department(LOTTE, BRAM), (LOTTE, BRAM), "tried with everybody in IT"),
        (department(TEAM, hours="off"), (), "IT is not open within a year"),
    ],
)
def test_where_nobody_can_get_it_there_is_a_sentence(record, tried, words):
    chosen = choose_contact(record, TUESDAY, tried={it.digest for it in tried})
    assert isinstance(chosen, Nobody)
    assert words in chosen.why
