"""What an ambassador finds on the page: replies that stand as they are, and what is for a department to answer."""

import pytest

from kb.documents import EntryDocument
from kb.entries import get_entry, save_entry
from kb.outcomes import list_outcomes
from tests.web.forms import ask, token_of

LOGIN, PARCEL = "I can't log in any more", "my order has not arrived yet"


def with_authority(world, entry_id, authority):
    with world.services.database.transaction() as db:
        entry = get_entry(db, entry_id, "en")
        values = {name: getattr(entry, name) for name in ("id", "title", "questions", "department", "lang", "answer")}
        document = EntryDocument(**values, authority=authority)
        save_entry(db, document, expected_revision=entry.revision, author="Lotte")


def suggestion_of(page):
    return page.text.split('action="/suggestions/')[1].split("/")[0]


def note(client, page, outcome="sent", htmx=False, **fields):
    headers = {"HX-Request": "true"} if htmx else {}
    data = {"csrf_token": token_of(page), "outcome": outcome, **fields}
    return client.post(f"/suggestions/{suggestion_of(page)}/outcome", data=data, headers=headers)


def test_a_fixed_reply_offers_no_editing_and_says_why(ambassador, agent):
    page = ask(ambassador, LOGIN)
    first = page.text.split('data-card="1"')[1].split("</article>")[0]
    assert "Goes out word for word" in first
    assert "data-edit " not in first
    assert "<textarea" not in first
    assert 'name="text" value="Hi there, you can reset' in first
    assert "Goes out word for word" not in ask(agent, LOGIN).text


def test_an_open_reply_is_changed_as_by_agents(ambassador):
    first = ask(ambassador, PARCEL).text.split('data-card="1"')[1].split("</article>")[0]
    assert "Goes out word for word" not in first
    assert "data-edit " in first


def test_a_fixed_reply_is_noted_as_it_stands_and_refused_in_other_words(ambassador, world):
    page = ask(ambassador, LOGIN, first_name="Sanne")
    text = "Hi Sanne, you can reset your password at example.org/reset."
    refused = note(ambassador, page, entry="it/reset-password", text="Hi Sanne, send me your password.")
    assert refused.status_code == 422
    assert "goes out word for word" in refused.text
    assert "Hi Sanne, send me your password.</textarea>" in refused.text
    assert "As its owner cleared it" in refused.text
    assert token_of(refused)
    text = page.text.split('name="text" value="')[1].split('"')[0]
    assert text.startswith("Hi Sanne, you can reset")
    assert note(ambassador, page, entry="it/reset-password", text=text).status_code == 200
    with world.services.database.session() as db:
        (kept,) = list_outcomes(db, suggestion_of(page))
    assert kept.kind in {"sent", "edited"}


@pytest.mark.parametrize("outcome", ["copied", "sent"])
def test_the_script_is_told_the_same(ambassador, outcome):
    page = ask(ambassador, LOGIN)
    refused = note(ambassador, page, outcome, htmx=True, entry="it/reset-password", text="Send me your password.")
    assert (refused.status_code, "goes out word for word" in refused.text) == (422, True)
    if outcome == "copied":
        assert note(ambassador, page, outcome, htmx=True, entry="it/reset-password").status_code == 204


def test_what_a_department_answers_is_shown_as_that_with_its_holding_reply(world, ambassador):
    with_authority(world, "product/long-story", "hand_over")
    page = ask(ambassador, "my candle smokes black")
    assert "Hand this over" in page.text
    assert "is for Product to answer" in page.text
    assert "Trim it to five millimetres" not in page.text
    card = page.text.split('data-card="1"')[1].split("</article>")[0]
    assert "Product answers this" in card
    assert 'value="sent"' not in card
    assert 'value="wrong_answer"' in card
    assert 'data-card="h"' in page.text
    refused = note(ambassador, page, entry="product/long-story", text="Trim it.")
    assert (refused.status_code, "is for Product to answer" in refused.text) == (403, True)
    assert note(ambassador, page, "wrong_answer", entry="product/long-story").status_code == 200


def test_reading_the_entry_gives_no_words_either(world, ambassador, agent):
    with_authority(world, "product/long-story", "hand_over")
    assert "Trim it to five millimetres" in agent.get("/entries/product/long-story").text
    page = ambassador.get("/entries/product/long-story")
    assert page.status_code == 200
    assert "Trim it" not in page.text
    assert "Product gives this answer itself" in page.text
