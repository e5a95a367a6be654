"""Coming back, ticking and handing over, on a phone and by keys."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from kb.actor import Actor
from kb.current import find_current
from kb.documents import EntryDocument
from kb.entries import save_entry
from kb.must_reads import add_must_read, end_must_read, list_must_reads
from kb.people import find_person_by_email
from kb.shifts import begin_shift
from tests.web.world import PEOPLE

pytestmark = pytest.mark.browser

LOTTE = Actor("Lotte Vermeer")
TEXT = "Links work for ten minutes only. Say so."


@pytest.fixture
def news(site):
    """Since everybody's last shift an answer was changed, which has to be read."""
    database, now = site.world.services.database, datetime.now(UTC)
    with database.transaction() as db:
        for _, email in PEOPLE.values():
            person = find_person_by_email(db, email)
            begin_shift(db, person.id, now, timedelta(0))
            begin_shift(db, person.id, now, timedelta(0))
        add_must_read(db, LOTTE, text=TEXT, at=datetime.now(UTC), entry_id="it/reset-password")
        current = find_current(db, "entry", "it/reset-password:en")
        answer = f"{current.document.answer}\n\nIt works for ten minutes."
        document = EntryDocument.model_validate({**current.document.model_dump(), "answer": answer})
        save_entry(db, document, expected_revision=current.revision.number, author="Lotte Vermeer")
    yield
    with database.transaction() as db:
        for it in list_must_reads(db, now.date()):
            end_must_read(db, LOTTE, it.number, now)
        latest = find_current(db, "entry", "it/reset-password:en")
        save_entry(db, current.document, expected_revision=latest.revision.number, author="Lotte Vermeer")


def check(visit):
    visit.check_axe()
    visit.check_width()


def test_every_page_is_for_everybody(look, news):
    look.sign_in("ambassador")
    check(look)
    for path in ("/shift", "/shift?days=7", "/shift/hand-over"):
        look.open(path)
        for fold in look.page.locator("details").all():
            fold.evaluate("it => { it.open = true }")
        check(look)


def test_the_owners_pages_too(look, news):
    look.sign_in("owner")
    for path in ("/must-reads", "/entries/it/reset-password/edit"):
        look.open(path)
        if "edit" in path:
            look.page.get_by_label("have to read this change").check()
            expect(look.page.get_by_label("What they have to know")).to_be_visible()
        check(look)


def test_an_ambassador_comes_back_on_a_phone(new_visit, news):
    phone = new_visit(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    phone.sign_in("ambassador")
    page = phone.page
    expect(page.get_by_text(f"Read this first: {TEXT}")).to_be_visible()
    page.get_by_role("link", name="See what changed").click()
    expect(page.get_by_role("heading", name="Read these first")).to_be_visible()
    expect(page.locator("ins").first).to_contain_text("It works for ten minutes.")
    for control in page.locator("main button:visible, main summary:visible, main nav a:visible").all():
        assert control.bounding_box()["height"] >= 44, control.text_content()
    page.get_by_role("button", name="I have read it").click()
    expect(page.get_by_role("heading", name="Read these first")).to_have_count(0)
    page.get_by_role("link", name="Hand over your shift").click()
    page.get_by_label("A note for those who come next").fill("The till in Aarhus is broken.")
    page.get_by_role("button", name="Hand over and end my shift").click()
    expect(page.get_by_text("Your shift ended today")).to_be_visible()
    expect(page.get_by_text("The till in Aarhus is broken.")).to_be_visible()
    check(phone)


def test_one_key_ticks(visit, news):
    visit.open("/shift")
    expect(visit.page.get_by_role("button", name="I have read it")).to_be_visible()
    visit.page.keyboard.press("t")
    expect(visit.page.get_by_role("heading", name="Read these first")).to_have_count(0)


def test_it_works_without_script(new_visit, news):
    visit = new_visit(java_script_enabled=False)
    visit.sign_in()
    visit.open("/shift")
    visit.page.get_by_role("button", name="I have read it").click()
    expect(visit.page.get_by_role("heading", name="Read these first")).to_have_count(0)


def test_its_note_stands_on_the_suggestion_until_it_is_ticked(visit, news):
    visit.ask("I can't log in any more")
    note = visit.page.get_by_text(f"Read this first (Lotte Vermeer): {TEXT}")
    expect(note).to_be_visible()
    visit.open("/shift")
    visit.page.get_by_role("button", name="I have read it").click()
    expect(visit.page.get_by_role("heading", name="Read these first")).to_have_count(0)
    visit.open("/")
    visit.ask("I can't log in any more")
    expect(note).to_have_count(0)
