"""Promises in a browser: by keys alone, with the follow-up reply, and without script on a phone."""

import re

import pytest
from playwright.sync_api import expect

from kb.promises import get_promise, list_moves
from tests.web.promised import make_promise

pytestmark = pytest.mark.browser


def state_of(visit, promise):
    with visit.site.world.services.database.session() as db:
        return get_promise(db, promise.id).state


def test_it_is_answered_by_keys_alone(visit):
    first = make_promise(visit.site.world, hours=-2, question="the first of all")
    second = make_promise(visit.site.world, hours=-1, question="the second of all")
    visit.open("/promises")
    visit.check_axe()
    visit.page.keyboard.press("k")
    expect(visit.page.get_by_text("Go to the promise first")).to_be_visible()
    card = visit.page.locator("[data-promise]", has_text="the second of all")
    while not card.evaluate("it => it.contains(document.activeElement)"):
        visit.page.keyboard.press("j")
    visit.page.keyboard.press("k")
    expect(card).to_have_count(0)
    assert (state_of(visit, first), state_of(visit, second)) == ("open", "kept")


def test_the_follow_up_reply_is_copied_and_moves_it(visit):
    promise = make_promise(visit.site.world, question="where is my box")
    visit.open(f"/promises/{promise.id}")
    visit.page.get_by_label("Why it takes longer").fill("our supplier is closed today")
    visit.page.get_by_role("button", name="Write the reply").click()
    reply = visit.page.get_by_label("Send this to the customer")
    expect(reply).to_have_value(re.compile("Our supplier is closed today."))
    visit.check_axe()
    visit.page.get_by_role("button", name="Copy it").click()
    expect(visit.page.get_by_text("The reply is copied.")).to_be_visible()
    assert "supplier" in visit.page.evaluate("navigator.clipboard.readText()")
    visit.page.get_by_role("button", name="Sent it").click()
    expect(visit.page.get_by_role("heading", name="Promises")).to_be_visible()
    with visit.site.world.services.database.session() as db:
        assert len(list_moves(db, promise.id)) == 1


def test_it_works_without_script_on_a_phone(new_visit):
    visit = new_visit(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    promise = make_promise(visit.site.world, by="ambassador", question="what the night brought")
    visit.sign_in("ambassador")
    visit.open("/promises")
    visit.check_width()
    visit.page.get_by_role("link", name="what the night brought").click()
    visit.check_width()
    visit.page.get_by_role("button", name="Answered").click()
    expect(visit.page.get_by_text("what the night brought")).to_have_count(0)
    assert state_of(visit, promise) == "kept"


def test_its_buttons_are_large_enough_for_a_thumb(new_visit):
    visit = new_visit(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    visit.sign_in()
    promise = make_promise(visit.site.world)
    for path in ("/promises", f"/promises/{promise.id}"):
        visit.open(path)
        for control in visit.page.locator("main button:visible, main input:visible, main .button:visible").all():
            box = control.bounding_box()
            assert box is not None
            assert box["height"] >= 44, control.inner_text()
