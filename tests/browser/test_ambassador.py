"""An ambassador on a phone: a reply that goes out word for word, and the trail that an administrator reads."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_fixed_reply_is_copied_and_never_changed(new_visit):
    visit = new_visit(viewport={"width": 360, "height": 740})
    visit.sign_in("ambassador")
    visit.ask("I can't log in any more", first_name="Sanne")
    card = visit.page.get_by_role("article", name="How do I reset my password?")
    expect(card).to_contain_text("Goes out word for word")
    expect(card.get_by_role("button", name="Edit")).to_have_count(0)
    card.get_by_role("button", name="Copy reply").focus()
    for key in ("e", "f", "+"):
        visit.page.keyboard.press(key)
        expect(card.get_by_role("textbox")).to_have_count(0)
    visit.page.keyboard.press("e")
    expect(visit.page.get_by_role("status").filter(has_text="Goes out word for word")).to_be_visible()
    visit.check_axe()
    visit.check_width()


def test_it_is_noted_as_sent_and_refused_in_other_words(new_visit):
    visit = new_visit()
    visit.sign_in("ambassador")
    visit.ask("I can't log in any more", first_name="Sanne")
    card = visit.page.get_by_role("article", name="How do I reset my password?")
    text = card.locator("[data-text]")
    text.evaluate("it => { it.textContent = it.textContent.replace('five minutes', 'an hour'); }")
    card.get_by_role("button", name="Sent it").click()
    expect(card.locator("[data-noted]")).to_contain_text("“five minutes.” became “an hour.”")
    text.evaluate("it => { it.textContent = it.textContent.replace('an hour', 'five minutes'); }")
    card.get_by_role("button", name="Sent it").click()
    expect(card.locator("[data-noted]")).to_have_text("Noted as sent.")


def test_the_trail_is_read_on_a_phone(look):
    look.sign_in("admin")
    look.open("/audit")
    expect(look.page.get_by_role("listitem").first).to_be_visible()
    look.check_axe()
    look.check_width()
