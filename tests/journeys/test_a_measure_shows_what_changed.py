"""A service pastes its values, a second person agrees to new limits, and a resident reads what changed."""

from collections.abc import Callable
from datetime import date

from playwright.sync_api import Page, expect

from hub.accounts.models import Person, Post
from hub.measures import rules
from hub.measures.actions import marking, tying
from hub.measures.models import Measure
from hub.measures.tests.factories import BETTER, CALM, NOW, SAID, a_measure
from hub.thread.tests import factories as thread

Check = Callable[..., None]
SignedInPage = Callable[..., Page]


def test_a_service_measures_and_everybody_reads_it(
    staff: Person, parks_post: Post, leader: Person, signed_in_page: SignedInPage, check_accessible: Check
) -> None:
    outcome = thread.statement(leader).record
    page = signed_in_page(staff, scripts=False)
    _set_up(page, parks_post, check_accessible)
    _paste(page, check_accessible)
    check_accessible(page, content="Changed for the better")
    measure = Measure.objects.get()

    marking.rebase(measure, from_on=date(2026, 3, 1), reason="A second line was opened.", by=leader, now=NOW)
    marking.annotate(measure, on=date(2026, 3, 2), words="A second line", by=leader, record=outcome, now=NOW)
    tying.tie(measure, outcome, part=rules.OUTCOME, by=leader)
    page.reload()
    page.get_by_role("button", name="Agree that limits begin anew from 1 March 2026").click()
    check_accessible(page, content="The latest limits are on trial")
    page.get_by_role("heading", name="Every value").click()
    expect(page.get_by_role("row", name="March 2026")).to_contain_text("flag 1")
    check_accessible(page, content="September 2026")


def _set_up(page: Page, post: Post, check_accessible: Check) -> None:
    page.goto("/measures/")
    check_accessible(page, content="No measures")
    page.get_by_role("button", name="Set up a measure").click()
    check_accessible(page, content="What exactly is counted?")
    for label, typed in (
        ("Name", SAID.name),
        ("What exactly is counted?", SAID.definition),
        ("Unit", "%"),
        ("Where do the values come from?", SAID.source),
    ):
        page.get_by_label(label, exact=True).fill(typed)
    page.get_by_label("Higher is better").check()
    page.get_by_label("How often is it measured?").select_option("month")
    page.get_by_label("Which post owns it?").select_option(str(post.pk))
    page.get_by_role("button", name="Set up the measure").click()
    check_accessible(page, content="The first value opens the chart.")


def _paste(page: Page, check_accessible: Check) -> None:
    page.get_by_role("button", name="Add a value").click()
    page.get_by_role("link", name="Paste many values from a spreadsheet instead").click()
    lines = [f"{2025 + n // 12}-{1 + n % 12:02d}-01\t{value:g}" for n, value in enumerate([*CALM, *BETTER])]
    page.get_by_label("Dates and values").fill("\n".join([*lines, "30/02/2026\t1"]))
    page.get_by_role("button", name="Read it").click()
    check_accessible(page, content="There is no 30 February 2026")
    page.get_by_label("Dates and values").fill("\n".join(lines))
    page.get_by_role("button", name="Read it").click()
    check_accessible(page, content="Is this right?")
    page.get_by_role("button", name="Save 21 values").click()


def test_a_resident_reads_on_a_phone_what_changed_and_what_it_does_not_show(
    leader: Person, parks_post: Post, phone_page: Page, check_accessible: Check
) -> None:
    outcome = thread.statement(leader).record
    local = a_measure(leader, parks_post, [*CALM, *BETTER])
    elsewhere = a_measure(leader, parks_post, CALM, name="The same elsewhere", made_data=True)
    tying.tie(local, outcome, part=rules.LOCAL, by=leader)
    tying.tie(elsewhere, outcome, part=rules.COMPARISON, by=leader)

    phone_page.goto(outcome.get_absolute_url())
    check_accessible(phone_page, content="For the better: changed; cause not shown.")
    phone_page.get_by_role("link", name="See these charts large, beside one another").click()
    check_accessible(phone_page, content="made data")
    phone_page.get_by_role("link", name="The same elsewhere", exact=True).click()
    check_accessible(phone_page, content="These values were made up to show how a measure works.")
