"""What customers write of themselves is in no file of the data folder, whichever way it came in."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from tests.web.forms import token_of

NAME, FIRST = "Imogen Featherstonehaugh", "Imogen"
MAIL, PHONE, IBAN, STREET = (
    "imogen.f@example.net",
    "07700 900461",
    "NL12 RABO 2426 8959 95",
    "14 Larkspur Close, Bristol",
)
PLANTED = {
    "name": "Featherstonehaugh",
    "first name": FIRST,
    "e-mail": MAIL,
    "phone": PHONE,
    "account": IBAN,
    "address": "Larkspur",
    "order": "VH-7730184",
    "given": "Thistledown",
}
SAID = f"My name is {NAME}, write to {MAIL} or call {PHONE}. Pay to {IBAN}. I live at {STREET}, order VH-7730184."
ASKED = f"{SAID} It is Thistledown again."  # a name that nothing announces goes where it was given
CUSTOMER = {"first_name": FIRST, "last_name": "Thistledown", "email": MAIL}
ODD = "the courier threw my box over a fence"


@pytest.fixture
def call(app, world):
    client, token = app.test_client(), world.make_token("suggest", "curate", "report", "admin")

    def call(method, path, expected=200, **body):
        headers = {"Authorization": f"Bearer {token}"}
        answer = client.open(
            f"/api{path}", method=method, headers=headers, **({} if method == "GET" else {"json": body})
        )
        assert answer.status_code == expected, answer.text
        return answer.get_json()

    return call


@pytest.fixture
def everything(call, agent, world):
    """Each way in which a text comes to be kept."""
    asked = call("POST", "/suggestions", question=f"{ODD}. {ASKED}", customer=CUSTOMER, lang="en", reference="VH-1")
    call("POST", "/suggestions", question=f"I can't log in any more. Where is my order? {ASKED}", customer=CUSTOMER)
    first = asked["suggestions"][0]["entry"]["id"]
    waived = {"waivers": [{"guideline": it, "reason": f"because of {SAID}"} for it in ("no-open-blank", "tone-fits")]}
    call(
        "POST", f"/suggestions/{asked['id']}/outcome", outcome="sent", entry=first, text=f"Hi {FIRST}, {SAID}", **waived
    )
    held = call("POST", "/suggestions", question=f"who painted the moon blue. {ASKED}", customer=CUSTOMER, lang="en")
    told = {"outcome": "sent", "department": "it", "text": f"Hi {FIRST}, you hear from us tomorrow. {SAID}"}
    call("POST", f"/suggestions/{held['id']}/outcome", **told)
    (promise,) = call("GET", "/promises")["promises"]
    written = call("POST", f"/promises/{promise['id']}/follow-up", reason="it takes longer")
    call("PUT", f"/promises/{promise['id']}/resolution", state="moved", due_at=written["due_at"],
         reply=f"{written['text']} {SAID}", reason=SAID)  # fmt: skip
    handed = call("POST", "/escalations", question=f"what now? {SAID}", note=f"She says: {SAID}", department="it")
    call("PUT", f"/escalations/{handed['id']}/answer", text=f"Hi {FIRST},\nit is on its way. {SAID}")
    call("PUT", f"/escalations/{handed['id']}/receipt")
    agent.get("/shift")
    note = {"csrf_token": token_of(agent.get("/shift/hand-over")), "note": f"Watch this: {SAID}"}
    assert agent.post("/shift/hand-over", data=note).status_code == 303
    world.services.learner.learn()
    return world.services


def find_planted(folder):
    """What stands in which file."""
    return {
        (what, path.name)
        for path in folder.rglob("*")
        if path.is_file()
        for what, said in PLANTED.items()
        if said.encode() in path.read_bytes()
    }


def test_nothing_of_it_is_on_the_disk(everything):
    everything.purger.purge(datetime.now(UTC) + timedelta(days=2))
    with everything.database.session() as session:
        counts = {
            table: session.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()
            for table in ("receipt", "outcome", "promise", "promise_move", "escalation", "shift")
        }
    assert all(counts.values()), counts
    assert find_planted(everything.settings.data) == set()


def test_the_test_would_see_it(world):
    (world.services.settings.data / "leak.txt").write_text(f"a note of {MAIL}")
    assert find_planted(world.services.settings.data) == {("e-mail", "leak.txt")}
