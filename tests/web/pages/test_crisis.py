import re
from datetime import UTC, datetime

import pytest

from kb.audit import list_audit
from kb.entries import list_variants
from kb.freezes import list_freezes
from kb.pins import list_pins
from kb.withdrawals import find_withdrawal
from tests.web.forms import ask, token_of

ENTRY = "it/reset-password"


@pytest.fixture
def owner(sign_in):
    """Of IT and the product."""
    return sign_in("owner")


def post(client, path, **fields):
    return client.post(path, data={"csrf_token": token_of(client.get("/")), **fields})


def pin(client, **fields):
    return post(client, "/crisis/pins", **{"title": "Sign-in fails", "text:en": "Signing in fails.", **fields})


def freeze(client, *entries, **fields):
    return post(client, "/crisis/freezes", title="Passwords", reason="The page is down", entry=list(entries), **fields)


def now():
    return datetime.now(UTC)


def test_it_works(owner, agent):
    assert "No statement is pinned." in agent.get("/crisis").text
    assert pin(owner).status_code == 303
    page = agent.get("/crisis").text
    assert "Signing in fails." in page
    assert "Not there in Dutch, Danish, German, French" in page


def test_only_those_who_lead_have_forms(owner, agent, ambassador, sign_in):
    for client in (agent, ambassador):
        assert "Pin it for everybody" not in client.get("/crisis").text
        assert ">Crisis</a>" not in client.get("/").text
    for client in (owner, sign_in("admin")):
        assert "Pin it for everybody" in client.get("/crisis").text
        assert ">Crisis</a>" in client.get("/").text


def test_a_pinned_statement_comes_with_every_result(owner, agent):
    pin(owner, **{"text:nl": "Inloggen lukt nu niet."})
    page = ask(agent, "where is my parcel").text
    assert "Pinned statement: Sign-in fails" in page
    assert "Copy statement" in page
    german = ask(agent, "Wo bleibt mein Paket? Ich warte schon seit drei Tagen.").text
    assert "It is not there in German, only in English, Dutch" in german


def test_a_statement_that_is_too_long_for_a_channel_is_said(owner):
    pin(owner, **{"text:en": "Signing in fails at the moment. We are on it. " * 12})
    assert re.search(r"X: \d+ of 280, goes out as \d messages", owner.get("/crisis").text)


def test_a_statement_is_taken_down(owner, agent, world):
    pin(owner, until="2999-01-01T18:00")
    assert post(owner, "/crisis/pins/1/end").status_code == 303
    with world.services.database.session() as db:
        assert list_pins(db, now()) == ()
        assert [line.verb for line in list_audit(db, kind="pin")] == ["unpinned", "pinned"]
    assert "Signing in fails." not in agent.get("/crisis").text


def test_what_was_typed_is_kept_when_it_is_refused(owner):
    answer = pin(owner, **{"text:en": "", "text:da": "  ", "until": "2999-01-01T18:00"})
    assert answer.status_code == 422
    assert "A pinned statement needs a text" in answer.text
    assert 'value="Sign-in fails"' in answer.text
    assert 'value="2999-01-01T18:00"' in answer.text
    assert pin(owner, until="soon").status_code == 422
    assert pin(owner, until="2001-01-01T18:00").status_code == 422
    assert pin(owner, channel="telegraph").status_code == 422


def test_moments_are_on_the_departments_clock(owner, world):
    pin(owner, until="2999-01-01T18:00")
    with world.services.database.session() as db:
        assert list_pins(db, now())[0].until == datetime(2999, 1, 1, 17, tzinfo=UTC)
    assert "Amsterdam time" in owner.get("/crisis").text


def test_a_topic_is_found_frozen_and_freed(owner, agent, world):
    found = post(owner, "/crisis/entries", question="I can't log in any more").text
    assert re.search(rf'value="{ENTRY}" checked', found)
    assert freeze(owner, ENTRY).status_code == 303
    page = ask(agent, "I can't log in any more").text
    assert "“Passwords” is frozen: The page is down. Send the holding reply." in page
    assert "Frozen by Lotte Vermeer: Passwords. The page is down." in page
    assert post(owner, "/crisis/freezes/1/end").status_code == 303
    assert "is frozen" not in ask(agent, "I can't log in any more").text
    with world.services.database.session() as db:
        assert [line.verb for line in list_audit(db, kind="freeze")] == ["unfroze", "froze"]


def test_a_whole_department_can_be_chosen(owner):
    page = post(owner, "/crisis/entries", department="it").text
    assert f'value="{ENTRY}" checked' in page
    page = post(owner, "/crisis/entries", ids=f"{ENTRY}, it/nothing").text
    assert f'value="{ENTRY}" checked' in page
    assert "it/nothing" not in re.sub(r'value="[^"]*"', "", page)


def test_a_refused_freeze_keeps_what_was_chosen(owner):
    answer = freeze(owner, ENTRY, until="2001-01-01T00:00")
    assert answer.status_code == 422
    assert f'value="{ENTRY}" checked' in answer.text
    assert 'value="The page is down"' in answer.text
    assert freeze(owner).status_code == 422


def test_an_entry_is_withdrawn_everywhere(owner, agent, world):
    assert "Withdraw it everywhere" in owner.get(f"/entries/{ENTRY}").text
    assert "Withdraw it everywhere" not in agent.get(f"/entries/{ENTRY}").text
    assert "English, Dutch" in owner.get(f"/entries/{ENTRY}/withdrawal").text
    assert post(owner, f"/entries/{ENTRY}/withdrawal", reason=" ").status_code == 422
    assert post(owner, f"/entries/{ENTRY}/withdrawal", reason="It leaks addresses").status_code == 303
    with world.services.database.session() as db:
        assert {it.status for it in list_variants(db, ENTRY)} == {"archived"}
        assert find_withdrawal(db, ENTRY).reason == "It leaks addresses"
    notices = agent.get("/notices").text
    assert "Withdrawn by Lotte Vermeer: “How do I reset my password?”. It leaks addresses." in notices
    assert f'data-halts="{ENTRY}"' in notices
    assert "It leaks addresses" in agent.get("/crisis").text


def test_agents_and_ambassadors_change_nothing(owner, agent, ambassador, world):
    pin(owner)
    freeze(owner, ENTRY)
    for client in (agent, ambassador):
        assert pin(client).status_code == 404
        assert freeze(client, ENTRY).status_code == 404
        assert post(client, "/crisis/entries", question="passwords").status_code == 404
        assert post(client, "/crisis/pins/1/end").status_code == 404
        assert post(client, "/crisis/freezes/1/end").status_code == 404
        assert client.get(f"/entries/{ENTRY}/withdrawal").status_code == 404
        assert post(client, f"/entries/{ENTRY}/withdrawal", reason="I want it").status_code == 404
    with world.services.database.session() as db:
        assert (len(list_pins(db, now())), len(list_freezes(db, now()))) == (1, 1)
        assert find_withdrawal(db, ENTRY) is None


def test_an_owner_of_another_department_changes_nothing(sign_in, world):
    world.narrow("owner", "product")
    other = sign_in("owner")
    assert freeze(other, ENTRY).status_code == 404
    assert post(other, f"/entries/{ENTRY}/withdrawal", reason="I want it").status_code == 404
    assert "is yours to freeze" in post(other, "/crisis/entries", ids=ENTRY).text
    assert freeze(sign_in("admin"), ENTRY).status_code == 303
    assert post(other, "/crisis/freezes/1/end").status_code == 404
    assert pin(other).status_code == 303
    with world.services.database.session() as db:
        assert len(list_freezes(db, now())) == 1
        assert {it.status for it in list_variants(db, ENTRY)} == {"published"}


def test_it_rejects_what_is_not_there(owner):
    assert post(owner, "/crisis/pins/9/end").status_code == 404
    assert post(owner, "/crisis/freezes/9/end").status_code == 404
    assert owner.get("/entries/it/nothing/withdrawal").status_code == 404
    assert freeze(owner, "it/nothing").status_code == 404


def test_it_rejects_strangers(stranger):
    assert stranger.get("/crisis").status_code == 401
    assert stranger.get(f"/entries/{ENTRY}/withdrawal").status_code == 401


def test_ambassadors_are_told_only_of_what_they_use(owner, ambassador, world):
    hidden = "it/vpn"  # for agents only
    with world.services.database.session() as db:
        assert list_variants(db, hidden)[0].audience == "agents"
    freeze(owner, hidden)
    post(owner, f"/entries/{hidden}/withdrawal", reason="It is wrong")
    notices = ambassador.get("/notices").text
    assert "Frozen" not in notices
    assert "Withdrawn" not in notices
    assert hidden not in notices
    assert "Passwords" not in ambassador.get("/crisis").text
