"""Every page in light and dark, at a desk and on a phone: axe finds nothing, nothing scrolls sideways."""

import pytest

pytestmark = pytest.mark.browser


def check(visit):
    visit.check_axe()
    visit.check_width()


def test_it_works_for_strangers(look):
    for path in ("/", "/sign-in", "/sign-in/some-secret", "/nothing-here"):
        look.open(path)
        check(look)


def test_it_works_for_people_who_are_signed_in(look):
    look.sign_in()
    check(look)
    for path in (
        "/entries/it/reset-password",
        "/entries/product/hostile",
        "/guidelines/no-open-blank",
        "/channels",
        "/channels/x",
        "/crisis",
        "/departments",
        "/promises",
        "/departments/it/hours",
        "/entries/nothing/here",
    ):
        look.open(path)
        check(look)


@pytest.mark.parametrize(
    ("question", "channel"),
    [
        ("I can't log in any more", "X"),
        ("my order has not arrived yet", "E-mail"),
        ("my candle smokes black", "Pager"),
        ("👋🎉", "Plain text"),
        ("qqq zzz", "Plain text"),
        ("I can't log in any more. Also, where is my parcel?", "X"),
        ("   ", "Plain text"),
        ("W" * 400, "Plain text"),
    ],
)
def test_it_works_for_results(look, question, channel):
    look.sign_in()
    look.ask(question, channel)
    for fold in look.page.locator("details").all():
        fold.evaluate("it => { it.open = true }")
    check(look)


def test_its_buttons_are_large_enough_for_a_thumb(new_visit):
    visit = new_visit(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    visit.sign_in()
    visit.ask("my order has not arrived yet")
    for control in visit.page.locator(
        "button:visible, select:visible, input:not([type=checkbox]):visible, label:has([type=checkbox]):visible, "
        "summary:visible"
    ).all():
        assert control.bounding_box()["height"] >= 44, control.text_content()


def test_it_hides_shortcuts_on_a_phone(new_visit):
    phone = new_visit(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    phone.sign_in()
    assert not phone.page.get_by_text("Without the mouse").is_visible()
    desk = new_visit()
    desk.sign_in()
    assert desk.page.get_by_text("Without the mouse").is_visible()
