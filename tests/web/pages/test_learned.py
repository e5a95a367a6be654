"""What use has taught, on the entry's page."""

import pytest

from kb.entries import get_entry
from kb.learned import Taught, list_learned, put_live
from tests.web.forms import token_of

PAGE = "/entries/it/reset-password"


@pytest.fixture
def number(world):
    with world.services.database.transaction() as db:
        put_live(db, [Taught("it/reset-password", "en", "lost my key", "I lost my <key>", 2)])
        return list_learned(db, "it/reset-password")[0].number


def test_the_owner_sees_it(sign_in, number):
    page = sign_in("owner").get(PAGE).text
    assert "Learned from use" in page
    assert "I lost my &lt;key&gt;" in page
    assert "2 people, since" in page


@pytest.mark.parametrize("who", ["agent", "ambassador"])
def test_others_do_not(sign_in, number, who, world):
    client = sign_in(who)
    assert "Learned from use" not in client.get(PAGE).text
    given = {"csrf_token": token_of(client.get("/")), "decision": "undone"}
    assert client.post(f"{PAGE}/learned-phrasings/{number}", data=given).status_code == 404
    with world.services.database.session() as db:
        assert len(list_learned(db, "it/reset-password")) == 1


@pytest.mark.parametrize(("decision", "added"), [("undone", ()), ("kept", ("I lost my <key>",))])
def test_the_owner_decides(sign_in, world, number, decision, added):
    owner = sign_in("owner")
    given = {"csrf_token": token_of(owner.get(PAGE)), "decision": decision}
    with world.services.database.session() as db:
        before = get_entry(db, "it/reset-password", "en").questions
    answer = owner.post(f"{PAGE}/learned-phrasings/{number}", data=given)
    assert (answer.status_code, answer.location) == (303, f"{PAGE}#en")
    with world.services.database.session() as db:
        assert get_entry(db, "it/reset-password", "en").questions == (*before, *added)
        assert [it.state for it in list_learned(db, "it/reset-password", state=None)] == [decision]
    assert owner.post(f"{PAGE}/learned-phrasings/{number}", data=given).status_code == 404


def test_it_rejects_anything_else(sign_in, number):
    owner = sign_in("owner")
    given = {"csrf_token": token_of(owner.get(PAGE)), "decision": "maybe"}
    assert owner.post(f"{PAGE}/learned-phrasings/{number}", data=given).status_code == 422
