"""A real browser against the real application. Without Chromium these tests skip, but not where CI is true."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from werkzeug.serving import make_server

from kb.documents import read_library
from kb.library import import_library
from tests.web.world import World, make_world
from web.app import create_app

GUIDELINES = Path(__file__).parent / "library"  # those that find fault with what is typed
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)


def _find_chromium() -> str | None:
    return next((found for name in _NAMES if (found := shutil.which(name))), None)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without Chromium one test stands for all and skips with one line; where CI is true they all run, and fail."""
    ours = [item for item in items if item.get_closest_marker("browser")]
    if not ours or _find_chromium() or os.environ.get("CI") == "true":
        return
    ours[0].add_marker(pytest.mark.skip(f"Chromium is not installed: {len(ours)} browser tests need it."))
    items[:] = [item for item in items if item not in ours[1:]]
    config.hook.pytest_deselected(items=ours[1:])


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = _find_chromium()
    if path is None:
        pytest.fail("Chromium is not installed: the browser tests need it.", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_ARGUMENTS))
        yield browser
        browser.close()


@dataclass
class Site:
    address: str
    world: World


@pytest.fixture(scope="session")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    world = make_world(tmp_path_factory.mktemp("site"))
    import_library(world.services.database, read_library(GUIDELINES), author="test")
    server = make_server("127.0.0.1", 0, create_app(world.services), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield Site(f"http://127.0.0.1:{server.server_port}", world)
    server.shutdown()
    thread.join()
    server.server_close()
    world.close()


@dataclass
class Visit:
    """A page, and all that a browser has to complain about it."""

    page: Page
    site: Site
    scripted: bool = True
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        self.page.goto(self.site.address + path)

    def sign_in(self, who: str = "agent") -> None:
        self.open("/sign-in/" + self.site.world.make_link(who))
        self.page.get_by_role("button", name="Sign in").click()
        self.page.get_by_role("textbox", name="What does the customer ask?").wait_for()

    def ask(self, question: str, channel: str = "Plain text", first_name: str = "") -> None:
        self.page.get_by_role("textbox", name="What does the customer ask?").fill(question)
        self.page.get_by_role("combobox", name="Channel").select_option(label=channel)
        self.page.get_by_role("textbox", name="Customer’s first name").fill(first_name)
        self.page.get_by_role("button", name="Suggest replies").click()
        self.page.locator("#outcome").wait_for()
        if self.scripted:  # the script moves the focus there; keys that come before would be lost
            expect(self.page.locator("#outcome")).to_be_focused()

    def check_axe(self) -> None:
        violations = Axe().run(self.page).response["violations"]
        assert [(it["id"], [node["target"] for node in it["nodes"]]) for it in violations] == []

    def check_width(self) -> None:
        self.page.wait_for_load_state()  # without script a press leads to another page, which may not be there yet
        self.page.locator("main").wait_for()
        wide, there = self.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide <= there, "the page scrolls sideways"


NewVisit = Callable[..., Visit]


@pytest.fixture
def new_visit(browser: Browser, site: Site) -> Iterator[NewVisit]:
    contexts: list[BrowserContext] = []
    visits: list[Visit] = []

    def make(**options) -> Visit:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        context.set_default_timeout(10_000)
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site.address)
        contexts.append(context)
        visit = Visit(context.new_page(), site, scripted=options.get("java_script_enabled", True))
        visit.page.on("console", lambda message: _note(visit, message.type, message.text))
        visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        visits.append(visit)
        return visit

    yield make
    for context in contexts:
        context.close()
    assert [visit.complaints for visit in visits if visit.complaints] == []


def _note(visit: Visit, kind: str, text: str) -> None:
    """Console errors, where Chromium also reports what the content security policy stopped."""
    if kind in {"error", "warning"} and "Failed to load resource" not in text:
        visit.complaints.append(text)


@pytest.fixture
def visit(new_visit: NewVisit) -> Visit:
    """An agent at a desk, signed in."""
    visit = new_visit()
    visit.sign_in()
    return visit


WIDTHS = {"desk": 1280, "phone": 360}


@pytest.fixture(params=[(scheme, width) for scheme in ("light", "dark") for width in WIDTHS], ids=" ".join)
def look(request, new_visit):
    scheme, width = request.param
    touch = width == "phone"
    viewport = {"width": WIDTHS[width], "height": 740}
    return new_visit(color_scheme=scheme, viewport=viewport, has_touch=touch, is_mobile=touch)
