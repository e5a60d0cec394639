"""Carys asks the team for support without scripts; Dele helps, makes a project of it, reports, and closes it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from hub.accounts.models import Person
from tests.journeys.hands import follow, press

Check = Callable[..., None]
Open = Callable[..., Page]


def fill_day(page: Page, question: str, day: str, month: str, year: str) -> None:
    asked = page.get_by_role("group", name=question)
    for part, value in (("Day", day), ("Month", month), ("Year", year)):
        asked.get_by_label(part).fill(value)


@pytest.mark.usefixtures("hub_post")
def test_from_asking_for_support_to_a_project_that_is_closed(
    signed_in_page: Open, open_page: Open, check_accessible: Check, staff: Person, improver: Person
) -> None:
    carys, dele = signed_in_page(staff, phone=True, scripts=False), signed_in_page(improver, scripts=False)
    request_at = ask(carys, check_accessible)
    project_at = answer_and_make_a_project(dele, request_at, check_accessible)
    run(dele, check_accessible)
    close(dele, check_accessible)
    carys.goto("/my/notices/")
    check_accessible(carys, content="is now a project: “Fewer calls about bins”")
    carys.goto(request_at)
    check_accessible(carys, content="We start on Monday.")
    anybody = open_page(scripts=False)
    anybody.goto(project_at)
    check_accessible(anybody, content="The rounds are on one list now.")
    expect(anybody.locator("main")).to_contain_text("Listen first.")
    anybody.goto("/projects/board/")
    check_accessible(anybody, content="Fewer calls about bins")


def ask(carys: Page, check_accessible: Check) -> str:
    """A day that there is not, and one that has gone, come back beside the question with all that was typed."""
    carys.goto("/projects/requests/")
    follow(carys, "Ask for support")
    press(carys, "Ask for support")
    check_accessible(carys, content="Say in a line what you want help with.")
    carys.get_by_label("What do you want help with?").fill("Fewer calls about bins")
    carys.get_by_label("What is going on, and what help do you want?").fill("Every third call is about a missed bin.")
    next_year = str(timezone.localdate().year + 1)
    fill_day(carys, "By when do you need it?", "30", "2", next_year)
    press(carys, "Ask for support")
    check_accessible(carys, content="Error")
    expect(carys.get_by_label("What do you want help with?")).to_have_value("Fewer calls about bins")
    fill_day(carys, "By when do you need it?", "1", "3", "2020")
    press(carys, "Ask for support")
    check_accessible(carys, content="Give a day that is still to come, or leave it empty.")
    fill_day(carys, "By when do you need it?", "1", "3", next_year)
    press(carys, "Ask for support")
    check_accessible(carys, content="The improvement team answers by")
    return carys.url


def answer_and_make_a_project(dele: Page, at: str, check_accessible: Check) -> str:
    dele.goto(at)
    follow(dele, "Answer it")
    check_accessible(dele, content="Answer this request")
    dele.get_by_label("We are helping").check()
    dele.get_by_label("Your answer, in your own words").fill("We start on Monday.")
    dele.locator("main form button[type=submit]").click()
    check_accessible(dele, content="We start on Monday.")
    follow(dele, "Make it a project")
    expect(dele.get_by_label("What is the project called?")).to_have_value("Fewer calls about bins")
    press(dele, "Open the project")
    check_accessible(dele, content="Those with whom it began have been told.")
    return dele.url


def run(dele: Page, check_accessible: Check) -> None:
    """Dele starts the work, names a milestone, says how it goes and what could go wrong."""
    press_or_follow_on(dele, "Start the work")
    follow(dele, "Add a milestone")
    dele.get_by_label("What is reached?").fill("One list of rounds")
    due = timezone.localdate() + timedelta(days=30)
    fill_day(dele, "By when?", str(due.day), str(due.month), str(due.year))
    dele.locator("main form button[type=submit]").click()
    check_accessible(dele, content="One list of rounds")
    follow(dele, "Write how it goes")
    dele.locator("main form button[type=submit]").click()
    check_accessible(dele, content="Say what happened.")
    dele.get_by_label("On track").check()
    dele.get_by_label("What happened since the last report?").fill("Four crews at one table.")
    dele.get_by_label("What happens next?").fill("One list.")
    dele.locator("main form button[type=submit]").click()
    check_accessible(dele, content="Four crews at one table.")
    dele.get_by_role("link", name="It is reached").click()
    dele.locator("main form button[type=submit]").click()
    check_accessible(dele, content="Reached on")


def press_or_follow_on(dele: Page, name: str) -> None:
    """Do what asks once more whether one means it."""
    follow(dele, name)
    dele.locator("main form button[type=submit]").click()


def close(dele: Page, check_accessible: Check) -> None:
    """Without something learned it does not close."""
    follow(dele, "Close it")
    dele.get_by_label("How does it end?").fill("The rounds are on one list now.")
    press(dele, "Close the project")
    check_accessible(dele, content="Error")
    expect(dele.get_by_label("How does it end?")).to_have_value("The rounds are on one list now.")
    dele.get_by_label("What did it teach?").fill("Listen first.")
    press(dele, "Close the project")
    check_accessible(dele, content="Closed on")
