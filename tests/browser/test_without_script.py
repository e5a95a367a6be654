import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def plain(new_visit):
    """An agent whose browser runs no script."""
    visit = new_visit(java_script_enabled=False)
    visit.sign_in()
    return visit


def test_it_works(plain):
    plain.ask("I can't log in any more", first_name="Sanne")
    expect(plain.page.get_by_role("article", name="How do I reset my password?")).to_contain_text("Hi Sanne")
    expect(plain.page.get_by_role("textbox", name="What does the customer ask?")).to_have_value(
        "I can't log in any more"
    )


def test_it_shows_no_button_that_needs_script(plain):
    plain.ask("I can't log in any more")
    expect(plain.page.get_by_role("button", name="Copy reply")).to_have_count(0)


def test_it_fills_a_blank_by_asking_again(plain):
    plain.ask("my order has not arrived yet")
    first = plain.page.get_by_role("article", name="Where is my parcel?")
    expect(first).to_contain_text("Your order [order number] left")
    first.get_by_role("textbox", name="order number").fill("4711")
    first.get_by_role("button", name="Put in the reply").click()
    expect(first).to_contain_text("Your order 4711 left our warehouse. Follow it with number 4711")


def test_it_keeps_a_refused_question_in_the_box(plain):
    too_long = "why " * 2000
    plain.ask(too_long)
    expect(plain.page.get_by_role("main").get_by_role("alert")).to_contain_text("8,000 characters")
    expect(plain.page.get_by_role("textbox", name="What does the customer ask?")).to_have_value(too_long)


def test_it_signs_out(plain):
    plain.page.get_by_role("button", name="Sign out").click()
    expect(plain.page.get_by_role("heading", name="You are signed out")).to_be_visible()
    plain.open("/")
    expect(plain.page.get_by_role("heading", name="Sign in first")).to_be_visible()
