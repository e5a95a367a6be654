"""Signing in by keyboard on a phone's width, the account, and the pages of administrators."""

import re

import pytest
from playwright.sync_api import expect

from tests.web.world import PASSWORD

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 360, "height": 740}}


@pytest.fixture
def password(site):
    """Sam's."""
    site.world.make_password("agent")
    return PASSWORD


@pytest.fixture
def phone(new_visit):
    return new_visit(**PHONE)


def field(visit, name):
    return visit.page.get_by_role("textbox", name=name, exact=True)


def password_field(visit, label):
    return visit.page.get_by_label(label, exact=True)


def test_it_works_by_keyboard(phone, password):
    phone.open("/entries/it/reset-password")
    phone.check_axe()
    phone.check_width()
    keys = phone.page.keyboard
    field(phone, "E-mail address").focus()
    keys.type("sam@example.org")
    keys.press("Tab")
    expect(password_field(phone, "Password")).to_be_focused()
    keys.type(password)
    keys.press("Enter")
    expect(phone.page).to_have_url(re.compile("/entries/it/reset-password$"))
    expect(phone.page.get_by_role("heading", name="How do I reset my password?").first).to_be_visible()
    assert password not in phone.page.url


def test_a_mistake_keeps_the_address(phone, password):
    phone.open("/sign-in")
    field(phone, "E-mail address").fill("sam@example.org")
    password_field(phone, "Password").fill("wrong")
    phone.page.keyboard.press("Enter")
    expect(phone.page.get_by_role("main").get_by_role("alert")).to_contain_text("do not fit together")
    expect(field(phone, "E-mail address")).to_have_value("sam@example.org")
    expect(password_field(phone, "Password")).to_have_value("")
    phone.check_axe()
    phone.check_width()


def test_it_works_without_script(new_visit, password):
    plain = new_visit(java_script_enabled=False, **PHONE)
    plain.open("/")
    field(plain, "E-mail address").fill("sam@example.org")
    password_field(plain, "Password").fill(password)
    plain.page.get_by_role("button", name="Sign in").click()
    expect(field(plain, "What does the customer ask?")).to_be_visible()
    plain.page.get_by_role("link", name="Sam de Vries").click()
    expect(plain.page.get_by_role("heading", name="Your account")).to_be_visible()


def test_a_session_elsewhere_is_ended(new_visit):
    desk, phone = new_visit(), new_visit(**PHONE)
    desk.sign_in("ambassador")
    phone.sign_in("ambassador")
    phone.open("/account")
    expect(phone.page.get_by_text("This browser")).to_have_count(1)
    phone.check_axe()
    phone.check_width()
    phone.page.get_by_role("button", name="Sign out everywhere else").click()
    expect(phone.page.get_by_role("status").filter(has_text="Signed out there.")).to_be_visible()
    desk.page.reload()
    expect(desk.page.get_by_role("button", name="Sign in")).to_be_visible()


def test_people_are_looked_after(look):
    look.sign_in("admin")
    look.open("/people")
    look.check_axe()
    look.check_width()
    look.page.get_by_text("Add a person").click()
    look.page.get_by_role("textbox", name="Name", exact=True).fill("Bo")
    field(look, "E-mail address").fill("no address")
    look.check_axe()
    look.page.get_by_role("link", name="Lotte Vermeer").click()
    look.page.get_by_role("button", name="Make a one-time link").click()
    expect(look.page.get_by_text("It signs in once")).to_be_visible()
    look.check_axe()
    look.check_width()


def test_a_token_is_shown_once_and_copied(new_visit):
    desk = new_visit()
    desk.sign_in("admin")
    desk.open("/tokens")
    desk.check_axe()
    form = desk.page.locator("form", has_text="Make the token")
    if not form.is_visible():
        desk.page.get_by_text("Make a token").click()
    desk.page.get_by_role("textbox", name="Name which program it is for").fill(f"program of {id(desk)}")
    desk.page.get_by_role("button", name="Make the token").click()
    text = desk.page.locator("#token")
    expect(text).to_have_text(re.compile("^sd_"))
    desk.check_axe()
    desk.page.get_by_role("button", name="Copy", exact=True).click()
    expect(desk.page.get_by_role("button", name="Copied")).to_be_visible()
    assert desk.page.evaluate("navigator.clipboard.readText()") == text.text_content()
    desk.page.reload()
    expect(desk.page.locator("#token")).to_have_count(0)


@pytest.mark.parametrize("path", ["/sign-in", "/account", "/people", "/people/1", "/tokens"])
def test_its_buttons_are_large_enough_for_a_thumb(phone, path):
    if path != "/sign-in":
        phone.sign_in("admin")
    phone.open(path)
    phone.page.evaluate("document.querySelectorAll('details').forEach((it) => { it.open = true })")
    controls = "main :is(button, select, summary, a.button, label:has([type=checkbox]), input.field__control):visible"
    for control in phone.page.locator(controls).all():
        assert control.bounding_box()["height"] >= 44, control.text_content()
