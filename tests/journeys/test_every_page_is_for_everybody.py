"""The pages of the city, as its people read them, on the narrowest phone: nothing keeps anybody out.

All that can be come to by links is walked as each of the cast in turn. The browser opens the fewest of these pages that
show every template and every part once, and the “My hub” of those who have different desks; axe looks at each. Of the
other pages it opens one for each view, and asks only whether it fits: they are plain lists and pages that ask, whose
layout and fields axe has seen. Pages that stand behind a form or a letter, such as a code that was asked for, are not
come to by links: the other journeys open them.
"""

from collections.abc import Callable, Generator, Mapping
from io import StringIO

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, ViewportSize

from hub.accounts.models import Person
from hub.demo import people
from tests.plugins import city
from tests.plugins.browser import NARROWEST_PX

pytestmark = pytest.mark.urls("tests.demo.urls")

NARROW = ViewportSize(width=NARROWEST_PX, height=800)
# Somebody of 16, a resident, partners, a service, the strands, those who decide and those who keep the hub.
READERS = (
    *("ife", "amara", "simran", "idris", "jonah", "rowan", "solveig", "anselm"),
    *("marguerite", "judith", "farouk", "maren", "yasmin", "errol"),
)
AT_THEIR_DESKS = {"rowan", "judith", "yasmin", "errol"}

Cast = Mapping[str, Person]


@pytest.fixture
def cast(db: None) -> Generator[Cast]:
    """The people of the city, in which everything has happened that its story tells."""
    with city.played():
        call_command("load_demo", verbosity=0, stdout=StringIO())
        yield people.everybody()


def walked(cast: Cast) -> list[city.Seen]:
    """Return one page for each view, as the first who came to it; and home and “My hub” of everybody."""
    known: set[str] = set()
    pages = list(city.walk("", None, ["/", "/search/?q=meal"], known))
    for reader in READERS:
        pages += city.walk(reader, cast[reader], ["/my/"], known)
    return pages


def test_nothing_on_the_pages_of_the_city_keeps_anybody_out(
    cast: Cast,
    open_page: Callable[..., Page],
    signed_in_page: Callable[..., Page],
    check_accessible: Callable[..., None],
) -> None:
    pages = walked(cast)
    looked_at = {*city.fewest(pages), *(page for page in pages if page.url == "/my/" and page.reader in AT_THEIR_DESKS)}

    for reader in ("", *READERS):
        browser = signed_in_page(cast[reader]) if reader else open_page()
        browser.set_viewport_size(NARROW)
        for page in (page for page in pages if page.reader == reader):
            browser.goto(page.url)
            if page in looked_at:
                check_accessible(browser, content=page.heading)
            assert browser.evaluate("document.documentElement.scrollWidth") <= NARROWEST_PX, page.url
