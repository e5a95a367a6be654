"""Two questions in one message, by keyboard, on a desk and on a phone."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

TWO = "I can't log in any more. Also, where is my parcel?"


def test_the_reply_to_both_comes_first_and_is_one_key_away(visit):
    visit.ask(TWO)
    page = visit.page
    both = page.get_by_role("article", name="One reply to both questions")
    field = both.get_by_label("order number")
    field.fill("4711")
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    expect(page.get_by_text("The reply to all questions copied.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.index("shop.example/reset") < copied.index("Your order 4711")
    page.keyboard.press("s")
    expect(both.get_by_text("Noted as sent.")).to_be_visible()
    page.keyboard.press("w")
    expect(page.get_by_text("Say it of the reply to one question")).to_be_visible()


def test_each_question_has_its_heading_and_its_replies(visit):
    visit.ask(TWO)
    headings = visit.page.get_by_role("heading", level=3)
    expect(headings.filter(has_text="Question 1")).to_contain_text("I can't log in any more.")
    expect(headings.filter(has_text="Question 2")).to_contain_text("Also, where is my parcel?")
    second = visit.page.get_by_role("region", name="Question 2")
    expect(second.get_by_role("article", name="Where is my parcel?")).to_be_visible()
    visit.check_axe()


def test_it_fits_a_phone(new_visit):
    visit = new_visit(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    visit.sign_in()
    visit.ask(TWO)
    visit.check_width()
    visit.check_axe()


def test_it_works_without_script(new_visit):
    visit = new_visit(java_script_enabled=False)
    visit.sign_in()
    visit.ask(TWO)
    both = visit.page.get_by_role("article", name="One reply to both questions")
    both.get_by_role("button", name="Sent it").click()
    expect(visit.page.get_by_role("heading", name="Not noted as sent")).to_be_visible()
    expect(visit.page.get_by_text("Every blank is filled in (must)")).to_be_visible()
    text = visit.page.get_by_role("textbox", name="The reply as you send it")
    text.fill(text.input_value().replace("[order number]", "4711"))
    visit.page.get_by_role("button", name="Sent it").click()
    expect(visit.page.get_by_text("The reply was sent with changes.")).to_be_visible()
