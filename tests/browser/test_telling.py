"""Saying what became of a reply, by mouse, by key, and without script; and an owner's word on what it taught."""

import re

import pytest
from playwright.sync_api import expect

from kb.learned import Taught, put_live
from kb.outcomes import list_outcomes

pytestmark = pytest.mark.browser

LOCKED_OUT = "I can't log in any more"
CARD = "How do I reset my password?"


def kinds(visit):
    path = visit.page.locator("form[data-told]").first.get_attribute("action")
    with visit.site.world.services.database.session() as db:
        return [it.kind for it in list_outcomes(db, path.split("/")[2])]


def test_it_works(visit):
    visit.ask(LOCKED_OUT)
    card = visit.page.get_by_role("article", name=CARD)
    card.get_by_role("button", name="Copy reply").click()
    card.get_by_role("button", name="Sent it").click()
    expect(card).to_contain_text("Noted as sent.")
    expect(card.get_by_role("button", name="Sent it")).to_have_attribute("aria-pressed", "true")
    assert kinds(visit) == ["copied", "sent"]
    visit.check_axe()


def test_it_works_by_keyboard_alone(visit):
    visit.ask(LOCKED_OUT)
    visit.page.keyboard.press("s")
    expect(visit.page.get_by_text("Copy a reply first")).to_be_visible()
    visit.page.keyboard.press("1")
    expect(visit.page.get_by_text("Reply 1 copied.")).to_be_visible()
    visit.page.keyboard.press("s")
    expect(visit.page.get_by_role("article", name=CARD)).to_contain_text("Noted as sent.")
    visit.page.keyboard.press("w")
    expect(visit.page.get_by_role("article", name=CARD)).to_contain_text("Noted as a wrong answer.")
    assert kinds(visit) == ["copied", "sent", "dismissed"]


def test_letters_in_the_box_say_nothing(visit):
    visit.ask(LOCKED_OUT)
    visit.page.get_by_role("textbox", name="What does the customer ask?").fill("")
    visit.page.keyboard.type("sw")
    expect(visit.page.get_by_role("textbox", name="What does the customer ask?")).to_have_value("sw")
    assert kinds(visit) == []


def test_it_says_when_it_could_not_be_noted(visit):
    visit.ask(LOCKED_OUT)
    visit.page.route(re.compile("/outcome$"), lambda route: route.abort())
    card = visit.page.get_by_role("article", name=CARD)
    card.get_by_role("button", name="Wrong answer").click()
    expect(card).to_contain_text("That could not be noted. Speeddial could not be reached. Try again.")


def test_it_works_without_script(new_visit):
    visit = new_visit(java_script_enabled=False)
    visit.sign_in()
    visit.ask(LOCKED_OUT)
    visit.page.get_by_role("article", name=CARD).get_by_role("button", name="Wrong answer").click()
    expect(visit.page.get_by_role("heading", name="Noted")).to_be_visible()
    visit.page.get_by_role("link", name="Ask the next question").click()
    expect(visit.page.get_by_role("textbox", name="What does the customer ask?")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_buttons_fit_and_the_owner_decides(new_visit, width):
    visit = new_visit(viewport={"width": width, "height": 844})
    visit.sign_in("owner")
    visit.ask(LOCKED_OUT)
    visit.check_width()
    text = f"I lost my key on floor {width}"
    with visit.site.world.services.database.transaction() as db:
        put_live(db, [Taught("it/reset-password", "en", text.lower(), text, 2)])
    visit.open("/entries/it/reset-password")
    visit.check_width()
    visit.check_axe()
    line = visit.page.get_by_role("listitem").filter(has_text=text)
    line.get_by_role("button", name="Undo").click()
    expect(visit.page.get_by_text(text)).to_have_count(0)
