"""Every layout and component of the design system in Chromium: no barrier, no sideways scroll, nothing too heavy."""

import gzip
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from hub.design.tests.gallery import PAGES
from tools.places import BUILT

SEEN = {
    "record": "Being tried in two wards until 30 June",
    "record-alone": "Not tied to an outcome yet",
    "list": "1,204 ideas",
    "form": "I would like an answer",
    "form-errors": "Check the day: there is no such day in June 2026.",
    "question": "What happens now, and to whom?",
    "message": "This page is not here",
    "parts": "Housing repairs and improvements",
}


@pytest.fixture
def show(page: Page) -> Callable[[str], Page]:
    """Show a page of the gallery under the hub's own address and security policy."""
    made: dict[str, str] = {}
    page.goto("/")
    policy = page.request.get("/").headers["content-security-policy"]
    page.route(
        "**/gallery/*",
        lambda route: route.fulfill(
            body=made["now"],
            headers={"content-type": "text/html; charset=utf-8", "content-security-policy": policy},
        ),
    )

    def show_one(name: str) -> Page:
        made["now"] = PAGES[name]()
        page.goto(f"/gallery/{name}")
        return page

    return show_one


def test_every_page_of_the_design_system(show: Callable[[str], Page], check_accessible: Callable[..., None]) -> None:
    assert SEEN.keys() == PAGES.keys()
    for name, content in SEEN.items():
        check_accessible(show(name), content=content)


def test_nothing_scrolls_sideways_with_text_twice_as_large(show: Callable[[str], Page]) -> None:
    for name in PAGES:
        page = show(name)
        page.set_viewport_size({"width": 360, "height": 800})
        page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")

        assert page.evaluate("document.documentElement.scrollWidth") <= 360, name


def test_right_to_left_fits_as_well(show: Callable[[str], Page]) -> None:
    for name in PAGES:
        page = show(name)
        page.evaluate("document.documentElement.dir = 'rtl'")
        page.set_viewport_size({"width": 320, "height": 800})

        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name


def test_an_answer_reveals_its_question_and_the_count_is_live(show: Callable[[str], Page]) -> None:
    page = show("form")
    expect(page.get_by_label("Who are they?")).not_to_be_visible()

    page.get_by_label("Some people more than others").check()
    page.get_by_label("What is the problem?").fill("x" * 490)

    expect(page.get_by_label("Who are they?")).to_be_visible()
    expect(page.locator(".govuk-character-count__status")).to_have_text("You have 10 characters remaining")


def test_the_error_summary_has_the_focus_and_leads_to_the_box(show: Callable[[str], Page]) -> None:
    page = show("form-errors")
    expect(page.locator(".govuk-error-summary")).to_be_focused()

    page.get_by_role("link", name="Check the day: there is no such day in June 2026.").click()

    expect(page.get_by_label("Day", exact=True)).to_be_focused()


def test_the_menu_opens_on_a_phone(show: Callable[[str], Page]) -> None:
    page = show("message")
    page.set_viewport_size({"width": 360, "height": 800})
    expect(page.get_by_role("link", name="Decisions and money")).not_to_be_visible()

    page.get_by_role("button", name="Menu").click()

    expect(page.get_by_role("link", name="Decisions and money")).to_be_visible()


def test_filters_stand_open_on_a_desk_and_are_folded_on_a_phone(show: Callable[[str], Page]) -> None:
    page = show("list")
    page.get_by_label("Ward").select_option("Millbrook")

    page.set_viewport_size({"width": 360, "height": 800})
    expect(page.get_by_label("Ward")).not_to_be_visible()
    page.get_by_text("Search and filter").click()

    expect(page.get_by_label("Ward")).to_be_visible()


@pytest.mark.parametrize(("name", "most_bytes"), [("hub.css", 25_000), ("hub.js", 60_000)])
def test_style_and_script_are_light(name: str, most_bytes: int) -> None:
    assert len(gzip.compress((BUILT / name).read_bytes())) <= most_bytes
