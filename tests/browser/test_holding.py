"""The holding reply by one key, from another department, by the customer's clock; also without script."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

ASKED = "I can't log in any more"


def test_one_key_writes_it_and_the_same_key_copies_it(visit):
    visit.ask(ASKED)
    page = visit.page
    page.keyboard.press("h")
    card = page.get_by_role("article", name="Holding reply")
    expect(card).to_be_visible()
    expect(page.get_by_role("heading", name="Holding reply")).to_be_focused()
    expect(visit.page.locator("#checklist-h:not([data-unchecked])")).to_be_visible()
    page.keyboard.press("h")
    expect(page.get_by_text("Holding reply copied.")).to_be_visible()
    assert "You'll hear from us" in page.evaluate("navigator.clipboard.readText()")
    page.keyboard.press("s")
    expect(page.locator("#toast")).to_contain_text("Noted as sent: IT has promised an answer by")


def test_it_comes_from_whom_one_chooses_and_by_the_customers_clock(visit):
    visit.ask(ASKED)
    page = visit.page
    page.get_by_role("button", name="Holding reply instead").click()
    page.get_by_text("From another department, or by another clock").click()
    page.get_by_role("combobox", name="Department").select_option(label="HR")
    page.get_by_role("textbox", name="Customer’s time zone").fill("America/New_York")
    page.get_by_role("button", name="Write it anew").click()
    card = page.get_by_role("article", name="Holding reply")
    expect(card).to_contain_text("from HR")
    expect(card).to_contain_text("for the customer (America/New_York)")
    expect(visit.page.locator("#checklist-h:not([data-unchecked])")).to_be_visible()
    visit.check_axe()


def test_a_clock_that_is_none_is_refused_where_it_was_typed(visit):
    visit.ask("qqq zzz")
    page = visit.page
    page.get_by_text("From another department, or by another clock").click()
    page.get_by_role("textbox", name="Customer’s time zone").fill("Mars")
    page.get_by_role("button", name="Write it anew").click()
    expect(page.locator("#holding")).to_contain_text("`Mars` is no time zone")
    expect(page.get_by_role("textbox", name="Customer’s time zone")).to_have_value("Mars")
    page.get_by_role("textbox", name="Customer’s time zone").fill("")
    page.get_by_role("button", name="Write it anew").click()
    expect(page.get_by_role("article", name="Holding reply")).to_be_visible()


def test_it_fits_every_screen(look):
    look.sign_in()
    look.ask(ASKED)
    look.page.get_by_role("button", name="Holding reply instead").click()
    look.page.get_by_text("From another department, or by another clock").click()
    expect(look.page.locator("#checklist-h:not([data-unchecked])")).to_be_visible()
    look.check_axe()
    look.check_width()


def test_it_works_without_script(new_visit):
    visit = new_visit(java_script_enabled=False)
    visit.sign_in()
    visit.ask(ASKED)
    visit.page.get_by_role("button", name="Holding reply instead").click()
    card = visit.page.get_by_role("article", name="Holding reply")
    expect(card).to_contain_text("You'll hear from us")
    card.get_by_role("button", name="Sent it").click()
    expect(visit.page.get_by_text("IT has promised an answer by")).to_be_visible()
