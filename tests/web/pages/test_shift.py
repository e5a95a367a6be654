"""Coming back, looking what changed, and handing over."""

from datetime import UTC, datetime, timedelta

import pytest

from kb.actor import Actor
from kb.asker import Asker
from kb.current import find_current
from kb.documents import EntryDocument
from kb.entries import save_entry
from kb.escalations import Escalation, answer_escalation, open_escalation
from kb.must_reads import add_must_read
from kb.people import find_person_by_email
from kb.promises import NewPromise, open_promise
from kb.shifts import begin_shift, find_shift
from tests.web.forms import ask, token_of
from tests.web.world import PEOPLE

PAUSE = timedelta(hours=4)
SECRET = "product/where-is-my-parcel"


def now():
    return datetime.now(UTC)


@pytest.fixture
def back(world):
    """Somebody whose last shift ended just before what the test changes; the pause is over."""

    def be_back(who):
        with world.services.database.transaction() as db:
            person = find_person_by_email(db, PEOPLE[who][1])
            begin_shift(db, person.id, now(), timedelta(0))
            begin_shift(db, person.id, now(), timedelta(0))
        return person

    return be_back


def edit(world, key, **fields):
    with world.services.database.transaction() as db:
        current = find_current(db, "entry", key)
        document = EntryDocument.model_validate({**current.document.model_dump(), **fields})
        save_entry(db, document, expected_revision=current.revision.number, author="Lotte Vermeer")


def test_somebody_who_was_never_here_finds_nothing(agent):
    page = agent.get("/shift")
    assert page.status_code == 200
    assert "first shift" in page.text
    assert "See what changed" not in agent.get("/").text


def test_it_shows_what_changed_with_the_words_then_and_now(agent, world, back):
    back("agent")
    edit(world, "it/reset-password:en", short="Reset it at {{ facts.reset_url }} now.", authority="edit")
    strip = agent.get("/").text
    assert "1 answer changed" in strip
    page = agent.get("/shift").text
    assert "How do I reset my password?" in page
    assert "For ambassadors now: to be adapted." in page
    assert "<del>" in page
    assert "<ins>" in page
    assert "Lotte Vermeer, today" in page
    assert "You know all there is to know" not in page


def test_the_strip_goes_once_somebody_has_looked(agent, world, back):
    back("agent")
    edit(world, "it/reset-password:en", title="How?")
    assert "See what changed" in agent.get("/").text
    agent.get("/shift")
    assert "See what changed" not in agent.get("/").text
    edit(world, "it/vpn:en", title="Port?")
    assert "See what changed" in agent.get("/").text


@pytest.mark.parametrize("days", ["7", "90", "0", "91", "x", "-1", "²"])
def test_a_range_is_a_number_of_days(agent, days):
    page = agent.get(f"/shift?days={days}")
    assert page.status_code == 200
    assert (f"The last {days} days" in page.text) is (days in {"7", "90"})


def test_an_ambassador_learns_nothing_of_what_is_for_agents(ambassador, agent, world, back):
    back("ambassador"), back("agent")
    edit(world, "it/vpn:en", title="Port of the tunnel?", answer="Port 443 it is.")
    assert "Port of the tunnel?" in agent.get("/shift").text
    page = ambassador.get("/shift").text
    assert "tunnel" not in page
    assert "it/vpn" not in page


def test_what_is_taken_from_them_stands_there_without_its_new_words(ambassador, world, back):
    back("ambassador")
    edit(world, f"{SECRET}:en", audience="agents", title="Lost in the sea", answer="The ship sank.")
    page = ambassador.get("/shift").text
    assert "Withdrawn" in page
    assert "Do not use it any more." in page
    assert "sea" not in page
    assert "sank" not in page
    assert f'href="/entries/{SECRET}"' not in page


def test_markup_in_answers_stays_text(agent, world, back):
    back("agent")
    edit(world, "it/vpn:en", title="<b>Port</b>?", short="<script>alert(1)</script>")
    page = agent.get("/shift").text
    assert "<b>Port" not in page
    assert "<script>alert" not in page
    assert "&lt;b&gt;Port" in page


def test_strangers_have_no_shift(stranger):
    for path in ("/shift", "/shift/hand-over", "/must-reads"):
        assert stranger.get(path).status_code == 401


def shift_of(world, who):
    with world.services.database.session() as db:
        return find_shift(db, find_person_by_email(db, PEOPLE[who][1]).id)


def test_a_shift_begins_by_itself_and_not_by_what_pages_ask(agent, world):
    assert shift_of(world, "agent") is None
    agent.get("/notices")
    assert shift_of(world, "agent") is None
    agent.get("/guidelines/no-open-blank")
    assert shift_of(world, "agent") is not None


@pytest.mark.parametrize(("away", "is_another"), [(timedelta(hours=3, minutes=58), False), (PAUSE, True)])
def test_another_begins_after_the_pause(agent, world, away, is_another):
    with world.services.database.transaction() as db:
        person = find_person_by_email(db, PEOPLE["agent"][1])
        first = begin_shift(db, person.id, now() - away, PAUSE)
    agent.get("/")
    last = shift_of(world, "agent")
    assert (last.number != first.number) is is_another
    assert last.previous_end == (first.seen_at if is_another else None)


def test_being_there_is_noted_at_most_once_a_minute(agent, world):
    with world.services.database.transaction() as db:
        person = find_person_by_email(db, PEOPLE["agent"][1])
        began = begin_shift(db, person.id, now() - timedelta(minutes=2), PAUSE)
    agent.get("/")
    noted = shift_of(world, "agent").seen_at
    assert noted > began.seen_at
    agent.get("/shift")
    assert shift_of(world, "agent").seen_at == noted


def hand_over(client, **fields):
    return client.post("/shift/hand-over", data={"csrf_token": token_of(client.get("/shift/hand-over")), **fields})


def test_it_is_handed_over_with_a_note_without_personal_data(agent, ambassador, world, back):
    back("ambassador")
    answer = hand_over(agent, note="Mail sanne@example.org about the till.")
    assert (answer.status_code, answer.location) == (303, "/shift/hand-over")
    page = agent.get("/shift/hand-over").text
    assert "Your shift ended today" in page
    assert "sanne@" not in page
    assert "about the till" in page
    theirs = ambassador.get("/shift").text
    assert "about the till" in theirs
    assert "Sam de Vries" in theirs


def test_after_it_only_asking_begins_another(agent, world):
    agent.get("/")
    first = shift_of(world, "agent")
    hand_over(agent)
    agent.get("/")
    agent.get("/shift")
    assert shift_of(world, "agent").number == first.number
    assert "What you handed over" in agent.get("/shift").text
    ask(agent, "I can't log in any more")
    assert shift_of(world, "agent").number > first.number


def test_it_rejects_a_note_without_end(agent):
    assert hand_over(agent, note="x" * 1001).status_code == 422


def test_it_shows_what_is_still_owed(agent, ambassador, world, back):
    person = back("agent")
    actor = Actor(person.name, Asker(person_id=person.id))
    with world.services.database.transaction() as db:
        for number, due in enumerate((now() + timedelta(hours=30), now() - timedelta(hours=1))):
            new = NewPromise("it", due, f"question {number}", receipt_id=None)
            open_promise(db, new, actor=actor, at=now())
    for path in ("/shift", "/shift/hand-over"):
        page = agent.get(path).text
        assert page.index("question 1") < page.index("question 0")
        assert "Overdue since today" in page or "Overdue since yesterday" in page
        assert "question 0" not in ambassador.get(path).text


def test_it_shows_what_waits_at_departments_and_what_came_back(agent, ambassador, world, back):
    person = back("agent")
    actor = Actor(person.name, Asker(person_id=person.id))
    with world.services.database.transaction() as db:
        for number in ("1", "2"):
            asked = Escalation(f"e{number}", f"question {number}", "it", actor.asker, now())
            open_escalation(db, asked, actor=actor)
        it = Actor("Bram")
        answer_escalation(db, "e2", "At the blue dock.", by="Bram", draft_entry=None, actor=it, now=now())
    leaving, coming = agent.get("/shift/hand-over").text, agent.get("/shift").text
    assert "question 1" in leaving
    assert "question 2" not in leaving
    assert "question 2" in coming
    assert "At the blue dock." in coming
    assert "Bram, today" in coming
    assert "question" not in ambassador.get("/shift/hand-over").text


def test_many_changes_come_page_by_page(agent, world, back):
    back("agent")
    with world.services.database.transaction() as db:
        for number in range(60):
            document = EntryDocument(
                id=f"it/n{number}", lang="en", title=f"Nr {number}?", answer="Yes.", department="it"
            )
            save_entry(db, document, expected_revision=None, author="Lotte Vermeer")
    first = agent.get("/shift").text
    assert "60 new answers" in first
    assert "Changes 1 to 50 of 60." in first
    second = agent.get("/shift?start=50").text
    assert "Changes 51 to 60 of 60." in second
    assert "The next ones" not in second


def test_must_reads_stand_on_top(ambassador, world):
    with world.services.database.transaction() as db:
        lotte = find_person_by_email(db, PEOPLE["owner"][1])
        actor = Actor(lotte.name, Asker(person_id=lotte.id))
        add_must_read(db, actor, text="Say sorry first.", at=now(), entry_id="it/reset-password")
    page = ambassador.get("/").text
    assert "Read this first: Say sorry first." in page
    results = ask(ambassador, "I can't log in any more", htmx=True).text
    assert "Read this first (Lotte Vermeer): Say sorry first." in results
    answer = ambassador.post("/must-reads/1/tick", data={"csrf_token": token_of(ambassador.get("/shift"))})
    assert (answer.status_code, answer.location) == (303, "/shift")
    assert "Say sorry first." not in ambassador.get("/").text
    assert "Read this first" not in ask(ambassador, "I can't log in any more", htmx=True).text
