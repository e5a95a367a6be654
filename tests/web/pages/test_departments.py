"""The departments' pages."""

from datetime import UTC, datetime, timedelta

import pytest

from kb.tables import PromiseRow
from tests.web.api.test_department_hours import DOCUMENT, put

PAGE = "/departments/it/hours"


def test_the_list_works(agent):
    page = agent.get("/departments").text
    assert page.count('class="office') >= 3
    assert 'href="/departments/it/hours"' in page
    assert "now in Europe/Amsterdam" in page


def test_a_department_works(ambassador):
    page = ambassador.get(PAGE).text
    assert page.count('<li class="week__day') == 14
    assert page.count("week__day--today") == 1
    assert "09:00–17:30" in page
    assert "is promised an answer" in page
    assert "4 h of open time" in page
    assert 'aria-label="Channels"' not in page


def test_a_channel_with_hours_of_its_own(agent, world):
    put(world, DOCUMENT.replace("closed: [Jan 01/Dec 31 Year off]", "closed: [2099-05-04 Team day]"))
    page = agent.get(PAGE, query_string={"channel": "x"}).text
    assert "Round the clock" in page
    assert '<a href="/departments/it/hours?channel=x" aria-current="page">' in page
    assert "2099-05-04 Team day" in page
    assert "and one that takes days" in page


def test_who_is_never_there_promises_nothing(agent, world):
    put(world, DOCUMENT)
    page = agent.get(PAGE).text
    assert "Nothing can be promised" in page
    assert "Closed: Year off" in page
    assert "Not there within a year" in agent.get("/departments").text


def test_what_it_took_lately_is_said_and_promised(agent, world):
    put(
        world,
        DOCUMENT.replace("closed: [Jan 01/Dec 31 Year off]\n", "").replace(
            "Mo-Fr 08:00-12:00,12:30-16:30; PH off", "24/7"
        ),
    )
    now = datetime.now(UTC)
    with world.services.database.transaction() as db:
        for number in range(5):
            made = now - timedelta(days=1 + number)
            answered = made + timedelta(hours=5)
            row = PromiseRow(id=str(number), question="?", department="it", made_at=made, due_at=answered, state="kept")
            row.resolved_at = answered
            db.add(row)
    page = agent.get(PAGE).text
    assert "nine of ten of its 5 answers came within 5 h of open time: nothing faster is promised." in page


def test_everybody_finds_the_list(agent):
    assert 'href="/departments"' in agent.get("/").text


@pytest.mark.parametrize("path", ["/departments/legal/hours", "/departments/it/hours?channel=fax"])
def test_what_is_not_there(agent, path):
    assert agent.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/departments", PAGE])
def test_it_rejects_strangers(stranger, path):
    assert stranger.get(path).status_code == 401
