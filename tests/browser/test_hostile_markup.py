"""Markup in questions, answers, titles and names is text: nothing of it runs, nothing of it becomes an element."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

MARKUP = (
    "<script>window.ran=1</script>",
    '<img src="x" onerror="window.ran=2">',
    "<svg onload='window.ran=3'><circle/></svg>",
    '"><a href="javascript:window.ran=4" id="trap">press</a>',
    "</textarea><script>window.ran=5</script>",
    "{{ 7 * 7 }}<iframe srcdoc='<script>top.ran=6</script>'></iframe>",
    "<style>body{display:none}</style><form action=//evil.example><button>",
)


def check_harmless(visit):
    assert visit.page.evaluate("window.ran") is None
    assert (
        visit.page.locator(
            "#results a[href^='javascript'], #main iframe, #main img, #main [onload], #main [onerror]"
        ).count()
        == 0
    )
    assert visit.page.locator("#main script, #main style").count() == 0


@pytest.mark.parametrize("markup", MARKUP)
def test_it_shows_markup_in_a_question_and_a_name_as_text(visit, markup):
    visit.ask(f"I can't log in any more {markup}", first_name=markup)
    check_harmless(visit)


@pytest.mark.parametrize("channel", ["Plain text", "X", "E-mail"])
def test_it_shows_markup_in_an_entry_as_text(visit, channel):
    visit.ask("hostile markup", channel=channel)
    expect(visit.page.get_by_role("link", name="<script>window.ran=1</script>")).to_be_visible()
    check_harmless(visit)


def test_it_shows_the_entry_itself_as_text(visit):
    visit.open("/entries/product/hostile")
    expect(visit.page.get_by_text("[press here](javascript:window.ran=6)")).to_be_visible()
    assert visit.page.evaluate("window.ran") is None
    assert visit.page.locator("main script, main img, main svg, main a[href^='javascript']").count() == 0


def test_it_shows_markup_without_script_too(new_visit):
    visit = new_visit(java_script_enabled=False)
    visit.sign_in()
    for markup in MARKUP:
        visit.ask(f"hostile markup {markup}", first_name=markup)
        expect(visit.page.get_by_role("textbox", name="What does the customer ask?")).to_have_value(
            f"hostile markup {markup}"
        )


def test_the_policy_stops_what_would_get_through(new_visit):
    visit = new_visit()
    visit.sign_in()
    visit.page.evaluate("""() => {
        const script = document.createElement("script");
        script.textContent = "window.ran = 10";
        document.body.append(script);
        const button = document.createElement("div");
        button.setAttribute("onclick", "window.ran = 11");
        document.body.append(button);
        button.click();
    }""")
    assert visit.page.evaluate("window.ran") is None
    assert len(visit.complaints) >= 1
    assert all("Content Security Policy" in complaint for complaint in visit.complaints)
    visit.complaints.clear()
