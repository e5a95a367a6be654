"""An owner's way: from the entry to its editor, the checklist as they write, and publishing what can pass."""

import pytest
from playwright.sync_api import Error, expect

from kb.current import find_current
from kb.documents import EntryDocument, GuidelineDocument
from kb.entries import find_entry, save_entry
from kb.guidelines import find_guideline, save_guideline

pytestmark = pytest.mark.browser

SORRY = "We apologise for any inconvenience this may have caused. It stands in the hall."


@pytest.fixture(autouse=True)
def printer(site):
    """An entry that nothing else asks for, fresh for every test, and a must."""
    new = EntryDocument(
        id="it/printer", lang="en", department="it", title="Zanzibar printer?", answer="It stands in the hall."
    )
    dutch = EntryDocument(id="it/printer", lang="nl", title="Zanzibar-printer?", answer="Hij staat in de hal.")
    must = GuidelineDocument(
        id="own-words",
        level="must",
        check="boilerplate_apology",
        title={"en": "Own words"},
        body="Say what happened.",
        when={"department": ["it"]},
    )
    with site.world.services.database.transaction() as db:
        for document in (new, dutch):
            current = find_current(db, "entry", document.key)
            revision = current.revision.number if current else None
            save_entry(db, document, expected_revision=revision, author="test")
        if find_guideline(db, must.id) is None:
            save_guideline(db, must, expected_revision=None, author="test")


def entry(visit, lang="en"):
    with visit.site.world.services.database.session() as db:
        return find_entry(db, "it/printer", lang)


def open_editor(visit):
    visit.sign_in("owner")
    visit.open("/entries/it/printer")
    visit.page.get_by_role("link", name="Edit the English text").click()
    visit.page.get_by_role("heading", name="Edit the English answer").wait_for()
    return visit.page


def test_it_works(new_visit):
    visit = new_visit()
    page = open_editor(visit)
    preview = page.get_by_role("region", name="How it will look")
    answer = page.get_by_role("textbox", name="Answer")
    answer.fill(SORRY)
    expect(preview.get_by_text("It cannot be published like this")).to_be_visible()
    expect(preview.locator("mark.objected").first).to_contain_text("inconvenience")
    expect(answer).to_be_focused()
    page.get_by_role("button", name="Publish the changes").click()
    expect(page.get_by_role("alert")).to_contain_text("it can never pass the must “Own words”")
    expect(page.get_by_role("textbox", name="Answer")).to_have_value(SORRY)
    visit.check_axe()
    page.get_by_role("textbox", name="Answer").fill("It stands in the hall, beside the **coffee** machine.")
    page.get_by_role("button", name="Publish the changes").click()
    expect(page.get_by_text("Published. It is suggested from now on.")).to_be_visible()
    assert entry(visit).answer.startswith("It stands in the hall, beside")


def test_what_was_opened_stays_open_while_one_writes(new_visit):
    page = open_editor(new_visit())
    page.locator("#place-x > summary").click()
    page.locator("#place-plain-text > summary").click()
    with page.expect_response("**/edit?lang=en"):
        page.get_by_role("textbox", name="Answer").press_sequentially(" Really.")
    expect(page.locator("#place-x")).to_contain_text("Really.")
    expect(page.locator("#place-x")).to_have_attribute("open", "")
    expect(page.locator("#place-plain-text")).not_to_have_attribute("open", "")


def test_the_browser_asks_before_what_was_typed_is_lost(new_visit):
    page = open_editor(new_visit())
    asked = []

    def stay(dialog):
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.get_by_role("textbox", name="Answer").press_sequentially(" Really.")
    with pytest.raises(Error, match=r"ERR_ABORTED|interrupted"):
        page.goto(page.url.partition("/entries")[0])
    assert asked == ["beforeunload"]
    page.get_by_role("button", name="Save as draft").click()
    expect(page.get_by_text("Saved as a draft.")).to_be_visible()
    assert asked == ["beforeunload"]


def test_it_works_without_script(new_visit):
    visit = new_visit(java_script_enabled=False)
    page = open_editor(visit)
    page.get_by_role("textbox", name="Answer").fill(SORRY)
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_text("It cannot be published like this")).to_be_visible()
    expect(page.get_by_role("textbox", name="Answer")).to_have_value(SORRY)
    page.get_by_role("button", name="Save as draft").click()
    expect(page.get_by_text("Saved as a draft. It is not suggested.")).to_be_visible()
    assert entry(visit).status == "draft"


def test_it_works_by_keyboard_and_enter_saves_nothing(new_visit):
    visit = new_visit()
    page = open_editor(visit)
    page.get_by_role("textbox", name="Title").focus()
    page.keyboard.type("New: ")
    page.keyboard.press("Enter")
    expect(page.get_by_text("replies checked")).to_be_visible()
    assert entry(visit).title == "Zanzibar printer?"
    page.get_by_role("navigation", name="Languages").get_by_role("link", name="Dutch").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Edit the Dutch answer")).to_be_visible()
    expect(page.get_by_role("combobox", name="Shown to")).to_be_disabled()
    page.get_by_role("textbox", name="Answer").fill("Hij staat in de gang.")
    page.get_by_role("button", name="Publish the changes").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Published. It is suggested from now on.")).to_be_visible()
    assert entry(visit, "nl").answer == "Hij staat in de gang."


def test_somebody_else_who_saved_meanwhile_is_shown(new_visit, site):
    visit = new_visit()
    page = open_editor(visit)
    page.get_by_role("textbox", name="Answer").fill("It stands upstairs.")
    with site.world.services.database.transaction() as db:
        current = find_current(db, "entry", "it/printer:en")
        theirs = current.document.model_copy(update={"answer": "It is broken."})
        save_entry(db, theirs, expected_revision=current.revision.number, author="Noor Jansen")
    page.get_by_role("button", name="Publish the changes").click()
    expect(page.get_by_role("alert")).to_contain_text("Noor Jansen saved this entry while you were writing")
    expect(page.get_by_role("region", name="What Noor Jansen saved")).to_contain_text("It is broken.")
    expect(page.get_by_role("textbox", name="Answer")).to_have_value("It stands upstairs.")
    visit.check_axe()
    page.get_by_role("button", name="Publish the changes").click()
    expect(page.get_by_text("Published. It is suggested from now on.")).to_be_visible()
    assert entry(visit).answer == "It stands upstairs."


def test_it_fits_every_screen(look):
    page = open_editor(look)
    look.check_axe()
    look.check_width()
    page.get_by_role("textbox", name="Answer").fill(SORRY + " {{ order.number }} " + "W" * 300)
    expect(page.get_by_text("It cannot be published like this")).to_be_visible()
    page.get_by_role("button", name="See what it would change").click()
    expect(page.get_by_text("match tests were asked again")).to_be_visible()
    for fold in page.locator("details").all():
        fold.evaluate("it => { it.open = true }")
    look.check_axe()
    look.check_width()
