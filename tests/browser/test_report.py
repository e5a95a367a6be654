"""How well the library matches: the page in the application, and the file that needs nothing but itself."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from answers.matching.kept_runs import keep_run
from tests.answers.matching.made import NOW, answered, report
from tests.browser.test_hostile_markup import MARKUP
from web.reports.files import write_report

pytestmark = pytest.mark.browser

MUST = {"source": "must_match", "entry": "it/pw"}
TEXTS = (*MARKUP, "W" * 400, "قبل الشحن <b>", "où est mon colis ?")


@pytest.fixture(scope="module")
def full():
    before = report(*(answered(text, "it/pw") for text in TEXTS))
    wrong = [answered(text, "it/vpn", confidence=number / 10) for number, text in enumerate(TEXTS)]
    tests = [answered(text, "hr/pay", "adapt", **MUST) for text in TEXTS]
    return report(*wrong, *tests, notes=TEXTS, previous=before, now=NOW + timedelta(days=1))


def check(visit):
    visit.check_axe()
    visit.check_width()
    assert visit.page.evaluate("window.ran") is None
    assert (
        visit.page.locator("main script, main style, main img, main iframe, main [onload], main [onerror]").count() == 0
    )


def test_it_works_as_a_page(look, site, full):
    keep_run(site.world.services.settings.evaluations_folder, full)
    look.sign_in("owner")
    check(look)
    look.page.get_by_text("Manage", exact=True).click()
    look.page.get_by_role("link", name="How well it matches").click()
    expect(look.page.get_by_role("heading", name="Since the run before")).to_be_visible()
    expect(look.page.get_by_role("img", name="Reliability diagram")).to_be_visible()
    check(look)


def test_it_works_as_a_file(look, full, tmp_path):
    write_report(tmp_path, full)
    look.page.goto(f"file://{tmp_path}/report.html")
    expect(look.page.get_by_role("img", name="Reliability diagram")).to_be_visible()
    check(look)


def test_the_file_asks_for_nothing_and_prints(new_visit, full, tmp_path):
    visit = new_visit(java_script_enabled=False, color_scheme="dark")
    asked = []
    visit.page.on("request", lambda request: asked.append(request.url))
    write_report(tmp_path, full)
    visit.page.goto(f"file://{tmp_path}/report.html")
    assert asked == [f"file://{tmp_path}/report.html"]
    visit.page.emulate_media(media="print")
    assert visit.page.pdf().startswith(b"%PDF")


def test_before_the_first_run_it_says_how_to_make_one(look, tmp_path, site):
    for kept in site.world.services.settings.evaluations_folder.glob("*"):
        kept.unlink()
    look.sign_in("owner")
    look.open("/reports/matching")
    expect(look.page.get_by_text("There is no evaluation yet.")).to_be_visible()
    check(look)
