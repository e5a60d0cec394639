"""The journeys' browser: a hub that answers, Chromium, people signed in, and the check of accessibility.

Fixtures for `tests/journeys/`: `page` (a desk's width, signed out), `phone_page`, `plain_page` (without
JavaScript), `signed_in_page(person, phone=False)`, `check_accessible(page, content=…)`.
"""

import threading
from collections.abc import Callable, Generator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.db import connection
from django.test import override_settings
from django.test.testcases import QuietWSGIRequestHandler
from playwright.sync_api import Browser, ConsoleMessage, Page, ViewportSize, expect, sync_playwright

from hub.accounts.models import Person
from tests.cast import CastClient
from tests.plugins.pages import PageKeeper
from tools import browser as chromium_on_this_machine
from tools.places import BUILT, PAGES, ROOT

DESK, PHONE = ViewportSize(width=1280, height=900), ViewportSize(width=390, height=844)
NARROWEST_PX = 320
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

TIMEOUT_MS = 15_000
FAILED = pytest.StashKey[bool]()

OpenPage = Callable[..., Page]


@pytest.fixture
def hub_address(db: None) -> Generator[str]:
    """The address of a hub on the journey's database, in this process: mail and clock are shared."""
    if not (BUILT / "hub.css").exists():
        pytest.fail("The stylesheet and the script are not built: run `make frontend`.", pytrace=False)
    server = ThreadedWSGIServer(("127.0.0.1", 0), QuietWSGIRequestHandler)
    server.set_app(PageKeeper(WSGIHandler(), PAGES))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    address = f"http://localhost:{server.server_port}"
    with override_settings(HUB_BASE_URL=address):
        yield address
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def migrated(django_db_setup: None, django_db_blocker: Any) -> None:
    """A database with its tables, which nobody holds open any more.

    Playwright runs a loop in the test's thread, and Django keeps other connections where a loop runs.
    """
    with django_db_blocker.unblock():
        connection.close()


@pytest.fixture(scope="session")
def chromium(migrated: None) -> Generator[Browser]:
    """The machine's own Chromium: Playwright would download one."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_on_this_machine.ensure())
        yield browser
        browser.close()


@pytest.fixture
def open_page(hub_address: str, chromium: Browser, request: pytest.FixtureRequest) -> Generator[OpenPage]:
    """Open a page as somebody new. Nothing it loads may be missing, throw, or break the security policy.

    Where the test fails, what its pages looked like is kept in var/tests/.
    """
    pages: list[Page] = []
    complaints: list[str] = []

    def open_one(*, phone: bool = False, scripts: bool = True) -> Page:
        context = chromium.new_context(
            base_url=hub_address, viewport=PHONE if phone else DESK, locale="en-GB", reduced_motion="reduce"
        )
        context.set_default_timeout(TIMEOUT_MS)
        page = context.new_page()
        if not scripts:  # with scripts switched off in the browser, axe would never answer
            page.route("**/*.js", lambda route: route.fulfill(content_type="text/javascript", body=""))
        page.on("console", lambda message: complaints.extend(_complaint(message)))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        pages.append(page)
        return page

    yield open_one
    if request.node.stash.get(FAILED, False):
        for number, page in enumerate(pages, 1):
            page.screenshot(path=ROOT / "var" / "tests" / f"{request.node.name}-{number}.png", full_page=True)
    for page in pages:
        page.context.close()
    assert not complaints, "the browser complained: " + "; ".join(complaints)


def _complaint(message: ConsoleMessage) -> list[str]:
    """Return what the browser says is wrong; a page that refuses (403, 404, 409 …) is an answer, not a fault."""
    address = str(message.location.get("url", ""))
    is_answer = message.text.startswith("Failed to load resource") and "/static/" not in address
    return [] if message.type != "error" or is_answer else [f"{message.text} ({address})"]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A page at a desk's width, signed out."""
    return open_page()


@pytest.fixture
def phone_page(open_page: OpenPage) -> Page:
    """A page at a phone's width, signed out."""
    return open_page(phone=True)


@pytest.fixture
def plain_page(open_page: OpenPage) -> Page:
    """A page whose scripts never arrive, signed out: everything works there too."""
    return open_page(scripts=False)


@pytest.fixture
def signed_in_page(open_page: OpenPage, hub_address: str) -> OpenPage:
    """A function that opens a page as somebody signed in: `signed_in_page(resident, phone=True)`."""

    def sign_in(person: Person, *, phone: bool = False, scripts: bool = True) -> Page:
        client = CastClient()
        client.force_login(person)
        page = open_page(phone=phone, scripts=scripts)
        name = settings.SESSION_COOKIE_NAME
        page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": hub_address}])
        return page

    return sign_in


def look_for_barriers(page: Page, *, content: str) -> None:
    """Assert that the page shows `content`, that axe finds nothing on it, and that it fits the narrowest phone.

    The content is asserted first because an empty page has no barriers either. A page that has come but not its
    stylesheet would have barriers that nobody meets.
    """
    expect(page.locator("body")).to_contain_text(content)
    page.wait_for_load_state("load")
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": AXE_TAGS}, "resultTypes": ["violations"]})
    assert not found.violations_count, f"{page.url}\n{found.generate_report()}"
    before = page.viewport_size
    page.set_viewport_size(ViewportSize(width=NARROWEST_PX, height=800))
    width = page.evaluate("document.documentElement.scrollWidth")
    if before:
        page.set_viewport_size(before)
    assert width <= NARROWEST_PX, f"{page.url} is {width} px wide on a phone of {NARROWEST_PX} px"


@pytest.fixture
def check_accessible() -> Callable[..., None]:
    """The check to make after every step: `check_accessible(page, content="What would be better?")`."""
    return look_for_barriers
