"""Handing a question over without a mouse, and answering it on a phone without an account."""

import re

import pytest
from playwright.sync_api import expect

from tests.answers.escalation.receivers import GOES_WELL, always, webhook
from tests.web.reached import reach_by

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
ANSWER = "Hold the button for ten seconds."


@pytest.fixture
def mailbox(site):
    """IT is reached at a webhook, around the clock; afterwards by nobody, as before."""
    with webhook(always(GOES_WELL)) as (url, log):
        reach_by(site.world, "it", {"url": url, "name": "Bram", "hours": "24/7"})
        yield log
    reach_by(site.world, "it")


def link_in(log) -> str:
    found = re.search(r"http://[^/]+(/answers/[\w.\-]+)", log.texts[-1])
    assert found
    return found[1]


def test_it_works(new_visit, mailbox):
    visit = new_visit()
    visit.sign_in()
    visit.ask("the blue lamp on my reader blinks seven times")
    visit.page.keyboard.press("d")
    button = visit.page.get_by_role("button", name="Hand it over")
    expect(button).to_be_focused()
    visit.check_axe()
    visit.page.get_by_role("combobox", name="Department").select_option("it")
    visit.page.get_by_role("textbox", name="What they should know").fill("Twice this week.")
    button.focus()
    visit.page.keyboard.press("Enter")
    said = visit.page.locator("[data-handed]")
    expect(said).to_contain_text("Sent to Bram (IT, on duty)")
    expect(said).to_be_focused()
    visit.check_axe()

    phone = new_visit(**PHONE)
    phone.open(link_in(mailbox))
    expect(phone.page.get_by_role("textbox", name="Your name")).to_have_value("Bram")
    phone.check_axe()
    phone.check_width()
    phone.page.get_by_role("textbox", name="Your answer").fill(ANSWER)
    phone.page.get_by_role("button", name="Answer").tap()
    expect(phone.page.get_by_role("heading", name="This question has its answer")).to_be_visible()
    phone.check_axe()

    notice = visit.page.get_by_role("link", name="Use the answer")
    expect(notice.first).to_be_visible(timeout=15_000)  # without being reloaded
    notice.first.click()
    expect(visit.page.locator("#reply-a-text")).to_contain_text(ANSWER)
    visit.check_axe()
    visit.page.get_by_role("button", name="Sent it").click()
    expect(visit.page.get_by_role("heading", name="Handed over")).to_be_visible()
    visit.check_axe()


@pytest.mark.parametrize("options", [{}, PHONE])
def test_without_script_it_is_a_page_of_its_own(new_visit, mailbox, options):
    visit = new_visit(java_script_enabled=False, **options)
    visit.sign_in()
    visit.ask("the green lamp on my reader blinks seven times")
    visit.page.get_by_role("link", name="Hand it to a department").click()
    visit.check_width()
    visit.page.get_by_role("combobox", name="Department").select_option("it")
    visit.page.get_by_role("button", name="Hand it over").click()
    expect(visit.page.get_by_role("status").filter(has_text="Sent to Bram")).to_be_visible()
    visit.check_width()
    visit.page.get_by_role("button", name="Take it back").click()
    expect(visit.page.get_by_role("heading", name="Taken back")).to_be_visible()
    visit.open(link_in(mailbox))
    expect(visit.page.get_by_text("This link has ended")).to_be_visible()
