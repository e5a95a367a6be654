import pytest

from kb.channels import get_channel, save_channel
from kb.documents import ChannelDocument
from tests.web.forms import ask


@pytest.fixture
def read_along(world):
    """Makes X a channel where nobody joins in."""
    document = ChannelDocument(id="x", name="X", limit=280, audience="public", length="short", engagement="invisible")
    with world.services.database.transaction() as db:
        save_channel(db, document, expected_revision=get_channel(db, "x").revision, author="test")


def test_it_works(agent):
    page = agent.get("/channels").text
    assert 'href="/channels/x"' in page
    assert "Serving." in page


def test_a_channel_explains_every_level_and_marks_its_own(agent):
    page = agent.get("/channels/x").text
    for label in ("Invisible", "Reactive", "Serving", "Facilitating", "Dialogic"):
        assert f'level__name">{label}' in page
    assert page.count('aria-current="true"') == 1
    assert "<code>engagement: serving</code>" in page


@pytest.mark.usefixtures("read_along")
def test_the_results_say_why_nothing_is_to_be_sent(agent):
    page = ask(agent, "I can't log in any more", channel="x").text
    assert "Nothing to send here" in page
    assert "On X we only read along" in page
    assert "Nearest, but probably not it" not in page
    assert "Holding reply" not in page


@pytest.mark.usefixtures("read_along")
def test_programs_are_told_the_level(helpdesk):
    found = {it["id"]: it["engagement"] for it in helpdesk.get("/api/channels").get_json()["channels"]}
    assert (found["x"], found["email"]) == ("invisible", "serving")
    made = helpdesk.post("/api/suggestions", json={"question": "I can't log in any more", "channel": "x"}).get_json()
    assert (made["outcome"], made["held_back"]) == ("none", True)


def test_it_rejects_what_is_not_there(agent):
    assert agent.get("/channels/telegraph").status_code == 404


def test_it_rejects_strangers(stranger):
    assert stranger.get("/channels").status_code == 401
    assert stranger.get("/channels/x").status_code == 401
