"""A crisis as an owner and an agent live through it, on two pages at once."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from kb.actor import Actor
from kb.freezes import end_freeze, list_freezes
from kb.pins import end_pin, list_pins

pytestmark = pytest.mark.browser

SECONDS = 5_000
QUESTION = "I can't log in any more"


@pytest.fixture(autouse=True)
def quiet_afterwards(site):
    yield
    now, actor = datetime.now(UTC), Actor("test")
    with site.world.services.database.transaction() as db:
        for it in list_freezes(db, now):
            end_freeze(db, it.number, actor=actor, now=now)
        for it in list_pins(db, now):
            end_pin(db, it.number, actor=actor, now=now)


@pytest.fixture
def owner(new_visit):
    visit = new_visit()
    visit.sign_in("owner")
    return visit


def freeze(owner):
    page = owner.page
    page.get_by_role("navigation", name="Pages").get_by_text("Manage").click()
    page.get_by_role("link", name="Crisis").click()
    page.get_by_role("textbox", name="What do customers ask?").fill(QUESTION)
    page.get_by_role("button", name="Find the answers").click()
    form = page.get_by_role("form", name="Freeze the topic")
    expect(form.get_by_role("checkbox", name="How do I reset my password?")).to_be_checked()
    form.get_by_role("textbox", name="Topic").fill("Passwords")
    form.get_by_role("textbox", name="Why?").fill("The reset page is down")
    form.get_by_role("button", name="Freeze what is ticked").click()
    expect(page.get_by_role("article", name="Passwords")).to_be_visible()


def pin(owner):
    page = owner.page
    page.goto(owner.site.address + "/crisis")
    page.get_by_role("textbox", name="Title").fill("Sign-in fails")
    page.get_by_role("textbox", name="English").fill("Signing in fails at the moment. We are on it.")
    page.get_by_role("button", name="Pin it for everybody").click()
    expect(page.get_by_role("article", name="Sign-in fails")).to_be_visible()


def test_it_works(owner, visit):
    visit.ask(QUESTION)
    card = visit.page.get_by_role("article", name="How do I reset my password?")
    freeze(owner)
    warning = card.get_by_text("Frozen by Lotte Vermeer: Passwords. The reset page is down.").first
    expect(warning).to_be_visible(timeout=SECONDS)
    card.get_by_role("button", name="Copy reply").click()
    expect(visit.page.locator("#toast")).to_contain_text("Not copied yet. Frozen by Lotte Vermeer")
    card.get_by_role("button", name="It had been sent before").first.click()
    expect(visit.page.locator("#toast")).to_have_text("Noted as sent.")
    pin(owner)
    visit.ask(QUESTION)
    remark = "“Passwords” is frozen: The reset page is down. Send the pinned statement."
    expect(visit.page.locator(".outcome__say")).to_have_text(remark)
    visit.page.keyboard.press("p")
    expect(visit.page.locator("#toast")).to_have_text("Pinned statement copied.")
    assert visit.page.evaluate("navigator.clipboard.readText()") == "Signing in fails at the moment. We are on it."
    owner.page.goto(owner.site.address + "/crisis")
    owner.page.get_by_role("button", name="Suggest them again").click()
    visit.ask(QUESTION)
    expect(visit.page.get_by_role("button", name="Copy reply").first).to_be_visible()


def test_a_hidden_notice_halts_all_the_same(owner, visit):
    visit.ask(QUESTION)
    freeze(owner)
    news = visit.page.get_by_role("region", name="Notices")
    news.get_by_role("button", name="Read, hide it").click(timeout=SECONDS)
    expect(news.get_by_text("Frozen by Lotte Vermeer")).to_be_hidden()
    visit.page.wait_for_timeout(500)  # the answer of the server that follows must not bring it back
    expect(news.get_by_text("Frozen by Lotte Vermeer")).to_be_hidden()
    expect(visit.page.get_by_text("Don’t send this reply.").first).to_be_visible()


def test_it_works_without_script(new_visit):
    plain = new_visit(java_script_enabled=False)
    plain.sign_in("owner")
    pin(plain)
    freeze(plain)
    plain.open("/")
    plain.ask(QUESTION)
    expect(plain.page.get_by_role("article", name="Pinned statement: Sign-in fails")).to_contain_text(
        "Signing in fails"
    )
    expect(plain.page.get_by_text("“Passwords” is frozen")).to_be_visible()


def test_it_looks_right(look, owner):
    pin(owner)
    freeze(owner)
    look.sign_in("owner")
    look.ask(QUESTION)
    look.check_axe()
    look.check_width()
    look.open("/crisis")
    look.page.get_by_role("textbox", name="Or by their ids").fill("it/reset-password product/where-is-my-parcel")
    look.page.get_by_role("button", name="Find the answers").click()
    look.check_axe()
    look.check_width()
    for control in look.page.locator("main button, main select, main input, main label:has(input)").all():
        if control.get_attribute("type") not in {"hidden", "checkbox"}:
            assert control.bounding_box()["height"] >= 44, control.text_content()
    look.open("/entries/it/reset-password/withdrawal")
    look.check_axe()
    look.check_width()
