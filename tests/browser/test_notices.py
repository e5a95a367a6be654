"""Every open page tells what everybody must know, within seconds of the moment that it was decided elsewhere."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from kb.actor import Actor
from kb.database import Database
from kb.pins import add_pin, end_pin

pytestmark = pytest.mark.browser

SECONDS = 5_000
LOTTE = Actor("Lotte Vermeer")


@pytest.fixture
def elsewhere(site):
    """The store as another process has it open."""
    database = Database(str(site.world.services.database.url))
    numbers = []

    def pin(title):
        with database.transaction() as session:
            said = {"en": "Payments fail at the moment. We are working on it."}
            numbers.append(add_pin(session, title=title, texts=said, actor=LOTTE, now=datetime.now(UTC)).number)

    yield pin
    with database.transaction() as session:
        for number in numbers:
            end_pin(session, number, actor=LOTTE, now=datetime.now(UTC))
    database.close()


def test_it_works_on_every_open_page(visit, elsewhere):
    entry = visit.page.context.new_page()
    entry.goto(visit.site.address + "/entries/it/reset-password")
    entry.bring_to_front()
    elsewhere("Payments fail")
    said = "Pinned statement: Payments fail."
    expect(entry.get_by_role("region", name="Notices").get_by_text(said)).to_be_visible(timeout=SECONDS)
    expect(entry.locator("#alarm")).to_have_text(said)
    visit.page.bring_to_front()
    expect(visit.page.get_by_role("region", name="Notices").get_by_text(said)).to_be_visible(timeout=SECONDS)


def test_it_says_each_one_once(visit, elsewhere):
    elsewhere("Payments fail")
    alarm = visit.page.locator("#alarm")
    expect(alarm).to_have_text("Pinned statement: Payments fail.", timeout=SECONDS)
    elsewhere("Refunds are late")
    expect(alarm).to_have_text("Pinned statement: Refunds are late.", timeout=SECONDS)


def test_it_keeps_what_somebody_reads_open(visit, elsewhere):
    elsewhere("Payments fail")
    news = visit.page.get_by_role("region", name="Notices")
    news.get_by_text("The statement").click(timeout=SECONDS)
    elsewhere("Refunds are late")
    expect(news.get_by_text("Pinned statement: Refunds are late.")).to_be_visible(timeout=SECONDS)
    expect(news.get_by_text("We are working on it.").last).to_be_visible()


def test_a_hidden_page_asks_nothing_until_it_is_seen_again(visit, elsewhere):
    asked = []
    visit.page.on("request", lambda request: asked.append(request.url) if request.url.endswith("/notices") else None)
    visit.page.evaluate("Object.defineProperty(document, 'visibilityState', {value: 'hidden', configurable: true})")
    visit.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    visit.page.wait_for_timeout(4_500)
    assert asked == []
    elsewhere("Payments fail")
    visit.page.evaluate("Object.defineProperty(document, 'visibilityState', {value: 'visible', configurable: true})")
    visit.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    said = visit.page.get_by_role("region", name="Notices").get_by_text("Pinned statement: Payments fail.")
    expect(said).to_be_visible(timeout=1_000)


def test_it_stands_there_without_script(new_visit, elsewhere):
    elsewhere("Payments fail")
    plain = new_visit(java_script_enabled=False)
    plain.sign_in()
    expect(plain.page.get_by_role("region", name="Notices")).to_contain_text("Pinned statement: Payments fail.")


def test_it_looks_right(look, elsewhere):
    elsewhere("Payments fail with cards of one bank, and " + "very" * 30)
    look.sign_in()
    look.page.get_by_text("The statement").click()
    look.check_axe()
    look.check_width()
    for control in look.page.get_by_role("region", name="Notices").locator("summary, button, a").all():
        assert control.bounding_box()["height"] >= 44
