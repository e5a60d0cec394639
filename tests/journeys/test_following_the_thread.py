"""A reader follows the thread by keyboard; a leader rewords with a reason; a second person confirms a tie."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from hub.accounts.models import Person
from hub.thread.actions import statements, ties
from hub.thread.models import Statement
from hub.thread.tests import factories

pytestmark = pytest.mark.usefixtures("example_kind")
Check = Callable[..., None]
SignedInPage = Callable[..., Page]


@pytest.fixture
def thread(leader: Person, improver: Person, resident: Person) -> dict[str, Statement]:
    """A small thread with a vision under review, and a piece of work that serves its outcome."""
    frame = factories.frame(leader)
    until = timezone.localdate() + timedelta(days=30)
    statements.put_under_review(frame["vision"], until=until, invitation="Is it still what you want?", by=leader)
    idea = factories.work(resident, "Draught-proofing on a Saturday")
    ties.tie(idea, frame["outcome"].record, by=improver, because="Damp comes from draughts.")
    return frame


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the link of this name has the focus, as somebody without a mouse does."""
    wanted = page.get_by_role("link", name=name, exact=True).first
    for _ in range(80):
        page.keyboard.press("Tab")
        if wanted.evaluate("node => node === document.activeElement"):
            return
    pytest.fail(f"Tab never reaches “{name}” on {page.url}")


def test_a_reader_follows_the_thread_by_keyboard(
    thread: dict[str, Statement], page: Page, check_accessible: Check
) -> None:
    page.goto("/outcomes/")
    check_accessible(page, content="Is it still what you want?")

    tab_to(page, "Warm, dry homes")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Warm, dry homes")
    check_accessible(page, content="1 piece of work serves this.")

    tab_to(page, "Follow the whole thread")
    page.keyboard.press("Enter")
    check_accessible(page, content="The thread as a list")
    expect(page.locator("svg a")).to_have_count(5)

    reference = thread["purpose"].record.reference
    tab_to(page, f"Purpose {reference}: A little better every day. Adopted")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("A little better every day")
    check_accessible(page, content="Adopted: this is what holds now")


def test_the_thread_reads_on_a_phone_and_without_scripts(
    thread: dict[str, Statement], phone_page: Page, plain_page: Page, check_accessible: Check
) -> None:
    address = f"/records/{thread['outcome'].record.reference}/thread/"
    for page in (phone_page, plain_page):
        page.goto(address)
        check_accessible(page, content="Draught-proofing on a Saturday")
        page.locator("#list").get_by_role("link", name="A healthy and happy city").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("A healthy and happy city")


def test_a_leader_rewords_with_a_reason(
    thread: dict[str, Statement], signed_in_page: SignedInPage, page: Page, leader: Person, check_accessible: Check
) -> None:
    outcome = thread["outcome"].record.get_absolute_url()
    desk = signed_in_page(leader)
    desk.goto(outcome)
    desk.get_by_text("For leaders").click()
    check_accessible(desk, content="Reword it")
    desk.get_by_role("link", name="Reword it").click()
    desk.get_by_label("Wording", exact=True).fill("Homes that are warm and dry, for all who live here.")
    desk.get_by_role("button", name="Publish the new wording").click()
    check_accessible(desk, content="There is a problem")

    desk.get_by_label("Why the wording changes").fill("Shorter is clearer.")
    desk.get_by_role("button", name="Publish the new wording").click()
    check_accessible(desk, content="The new wording is published")

    page.goto(f"{outcome}wordings/")
    check_accessible(page, content="Shorter is clearer.")
    expect(page.locator("ins").first).to_contain_text("Homes that are")


def test_a_second_person_confirms_what_serves_an_outcome(
    thread: dict[str, Statement],
    signed_in_page: SignedInPage,
    improver: Person,
    leader: Person,
    check_accessible: Check,
) -> None:
    first = signed_in_page(improver)
    first.goto("/outcomes/coverage/")
    check_accessible(first, content="by you: somebody else confirms it")
    expect(first.get_by_role("button", name="Confirm")).to_have_count(0)

    second = signed_in_page(leader)
    second.goto("/outcomes/coverage/")
    second.get_by_role("button", name="Confirm").click()
    check_accessible(second, content="Every tie has been confirmed by a second person.")
