import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

LOCKED_OUT = "I can't log in any more"


def test_it_works(visit):
    visit.ask(LOCKED_OUT, first_name="Sanne")
    first = visit.page.get_by_role("article", name="How do I reset my password?")
    expect(first).to_contain_text("Hi Sanne, you can reset your password at shop.example/reset.")
    expect(first).to_contain_text(re.compile(r"right: \d+%"))
    expect(first).to_contain_text("verified 2 November 2026")
    expect(first).to_contain_text("Cleared to send as is")
    first.get_by_role("button", name="Copy reply").click()
    expect(visit.page.get_by_text("Reply 1 copied.")).to_be_visible()
    copied = visit.page.evaluate("navigator.clipboard.readText()")
    assert copied == first.locator("pre:visible").text_content()
    assert copied.startswith("Hi Sanne, you can")


def test_it_works_by_keyboard_alone(visit):
    page = visit.page
    page.reload()
    expect(page.get_by_role("textbox", name="What does the customer ask?")).to_be_focused()
    page.keyboard.type(LOCKED_OUT)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#outcome")).to_be_focused()
    page.keyboard.press("1")
    expect(page.get_by_text("Reply 1 copied.")).to_be_visible()
    assert "shop.example/reset" in page.evaluate("navigator.clipboard.readText()")
    page.keyboard.press("/")
    expect(page.get_by_role("textbox", name="What does the customer ask?")).to_be_focused()
    page.keyboard.type("1")
    expect(page.get_by_role("textbox", name="What does the customer ask?")).to_have_value("1")
    page.keyboard.press("Escape")
    expect(page.get_by_role("textbox", name="What does the customer ask?")).not_to_be_focused()


def test_it_remembers_the_channel(visit):
    visit.ask(LOCKED_OUT, channel="X")
    visit.open("/")
    expect(visit.page.get_by_role("combobox", name="Channel")).to_have_value("x")


def test_it_shows_the_counter_of_a_channel(visit):
    visit.ask(LOCKED_OUT, channel="X")
    expect(visit.page.get_by_role("article", name="How do I reset my password?")).to_contain_text(
        re.compile(r"\d+ of 280")
    )


def test_it_copies_message_after_message_with_one_key(visit):
    visit.ask("my candle smokes black", channel="Pager")
    first = visit.page.get_by_role("article", name="Why does a candle smoke?")
    parts = [it.text_content() for it in first.locator("pre:visible").all()]
    assert len(parts) > 1
    for number, part in enumerate(parts, 1):
        visit.page.keyboard.press("1")
        expect(visit.page.get_by_text(f"Reply 1, message {number} of {len(parts)}, copied.")).to_be_visible()
        assert visit.page.evaluate("navigator.clipboard.readText()") == part


def test_it_copies_what_is_probably_not_it_only_when_asked_twice(visit):
    visit.ask(LOCKED_OUT)
    page = visit.page
    page.evaluate("navigator.clipboard.writeText('nothing yet')")
    second = page.locator("[data-card='2']")
    expect(second).to_be_hidden()
    page.keyboard.press("2")
    expect(second).to_be_visible()
    expect(page.get_by_text("Reply 2 is probably not it")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "nothing yet"


def test_it_asks_for_a_blank_before_it_copies(visit):
    visit.ask("my order has not arrived yet")
    page = visit.page
    page.evaluate("navigator.clipboard.writeText('nothing yet')")
    first = page.get_by_role("article", name="Where is my parcel?")
    expect(first).to_contain_text("Your order [order number] left our warehouse.")
    page.keyboard.press("1")
    field = first.get_by_role("textbox", name="order number")
    expect(field).to_be_focused()
    expect(page.get_by_text("Not copied yet: fill in [order number] first.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "nothing yet"
    page.keyboard.type("4711")
    expect(first).to_contain_text("Your order 4711 left our warehouse. Follow it with number 4711")
    page.keyboard.press("Escape")
    page.keyboard.press("1")
    expect(page.get_by_text("Reply 1 copied.")).to_be_visible()
    assert "[" not in page.evaluate("navigator.clipboard.readText()")


def test_it_checks_a_filled_reply_again(visit):
    visit.ask("my order has not arrived yet")
    page = visit.page
    page.get_by_role("textbox", name="order number").first.fill("4711")
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="order number")).to_have_count(0)
    expect(page.get_by_role("article", name="Where is my parcel?")).to_contain_text("Your order 4711 left")


def test_it_shows_what_is_to_mend_and_folds_what_is_fine(visit):
    visit.ask(LOCKED_OUT)
    first = visit.page.get_by_role("article", name="How do I reset my password?")
    expect(first.get_by_text("1 to confirm")).to_be_visible()
    expect(first.get_by_role("checkbox", name="The tone fits")).to_be_visible()
    expect(first.get_by_text("Every blank is filled in (must)")).to_be_hidden()
    first.get_by_text(re.compile(r"What is fine \(\d\)")).click()
    expect(first.get_by_text("Every blank is filled in (must)")).to_be_visible()


def test_it_says_that_no_answer_is_good_enough(visit):
    visit.ask("qqq zzz")
    expect(visit.page.get_by_role("heading", name="No answer is good enough")).to_be_visible()


def test_it_says_that_nothing_is_asked(visit):
    visit.ask("Tusind tak! 👋🎉")
    expect(visit.page.get_by_role("heading", name="Nothing to answer")).to_be_visible()
    expect(visit.page.get_by_role("article")).to_have_count(0)


def test_it_rejects_an_empty_question_and_keeps_what_is_there(visit):
    visit.ask("   ")
    expect(visit.page.get_by_role("alert")).to_contain_text("The question is empty")


def test_it_clears_the_name_when_another_question_is_pasted_over(visit):
    visit.ask(LOCKED_OUT, first_name="Sanne")
    visit.page.evaluate("navigator.clipboard.writeText('another question')")
    visit.page.keyboard.press("/")
    visit.page.keyboard.press("Control+v")
    expect(visit.page.get_by_role("textbox", name="What does the customer ask?")).to_have_value("another question")
    expect(visit.page.get_by_role("textbox", name="Customer’s first name")).to_have_value("")


def test_it_says_when_it_cannot_be_reached(visit):
    visit.page.route("**/*", lambda route: route.abort())
    visit.page.get_by_role("textbox", name="What does the customer ask?").fill("is anybody there?")
    visit.page.get_by_role("button", name="Suggest replies").click()
    expect(visit.page.get_by_role("alert")).to_contain_text("could not be reached")
    expect(visit.page.get_by_role("textbox", name="What does the customer ask?")).to_have_value("is anybody there?")
    visit.complaints.clear()  # htmx logs the aborted request as an error


def test_it_says_why_by_keyboard(visit):
    visit.ask(LOCKED_OUT)
    first = visit.page.get_by_role("article", name="How do I reset my password?")
    why = first.get_by_text("Why this? Reply 1", exact=True)
    expect(first.get_by_text("one of this answer's questions")).to_be_hidden()
    why.focus()
    visit.page.keyboard.press("Enter")
    expect(first.get_by_text("one of this answer's questions")).to_be_visible()
    expect(first.get_by_text("Strength, all together")).to_be_visible()
    visit.page.get_by_text("Why? Ready to send").click()
    expect(visit.page.get_by_text("The library has an answer")).to_be_visible()
    visit.check_axe()
