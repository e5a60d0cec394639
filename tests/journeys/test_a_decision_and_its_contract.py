"""An officer decides and signs, a second post clears, it is published; a contract follows, is paid and asked about."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from hub.accounts.models import Person, Post
from hub.accounts.roles import Role
from hub.accounts.tests.factories import PostFactory, with_role
from tests.journeys.hands import press

Check = Callable[..., None]
Open = Callable[..., Page]


@pytest.fixture
def officer(parks) -> Person:
    return with_role(Role.DECIDING_OFFICER, name="Hilde", team=parks)


@pytest.fixture
def post(parks, officer) -> Post:
    return PostFactory(title="Head of parks", team=parks, holder=officer)


def date_in(page: Page, group: str, day: str, month: str, year: str) -> None:
    boxes = page.get_by_role("group", name=group)
    for name, value in (("Day", day), ("Month", month), ("Year", year)):
        boxes.get_by_label(name).fill(value)


def draft(hilde: Page, check_accessible: Check) -> str:
    """Write a decision down, with one mistake on the way; return where it is."""
    hilde.goto("/decisions-and-money/")
    check_accessible(hilde, content="No decision has been published yet.")
    press(hilde, "Record a decision")
    check_accessible(hilde, content="Record a decision")
    hilde.get_by_label("What is decided, in a line").fill("Lamps on the river path")
    hilde.get_by_label("Who decides?").select_option(label="Head of parks – Parks and open spaces")
    hilde.get_by_label("What is decided", exact=True).fill("Three lamps are put up.")
    date_in(hilde, "When is it decided?", "30", "2", "2026")
    press(hilde, "Save and go on")
    check_accessible(hilde, content="there is no such day in February 2026")
    date_in(hilde, "When is it decided?", "2", "2", "2026")
    press(hilde, "Save and go on")
    check_accessible(hilde, content="What is written, and what is missing")
    hilde.get_by_role("link", name="See what is missing, with the rule for each").click()
    check_accessible(hilde, content="No alternatives are recorded")
    hilde.get_by_role("link", name="Write what is missing").click()
    write_parts(hilde, check_accessible)
    return hilde.url


def write_parts(hilde: Page, check_accessible: Check) -> None:
    """Write two more parts of the draft, with a mistake in one."""
    hilde.get_by_role("link", name="Reasons, alternatives and conflicts").click()
    check_accessible(hilde, content="Which conflicts of interest were declared?")
    hilde.get_by_label("Why?").fill("People turn back in the dark.")
    hilde.get_by_label("No alternatives were considered").check()
    press(hilde, "Save")
    check_accessible(hilde, content="Saved.")
    hilde.get_by_role("link", name="Power, money and procurement").click()
    check_accessible(hilde, content="Under which delegation?")
    hilde.get_by_label("How much does it bind the council to?").fill("about ten")
    press(hilde, "Save")
    check_accessible(hilde, content="Enter an amount of pounds and pence")
    hilde.get_by_label("How much does it bind the council to?").fill("150,000")
    hilde.get_by_label("The cabinet or leader (executive)").check()
    press(hilde, "Save")
    check_accessible(hilde, content="Saved.")


def decide(hilde: Page, ivor: Page, at: str, check_accessible: Check) -> None:
    """Sign, clear and publish."""
    press(hilde, "Sign this decision")
    check_accessible(hilde, content="No delegation is named")
    press(hilde, "Sign")
    check_accessible(hilde, content="Signed, to be cleared")
    ivor.goto("/my/owed/")
    check_accessible(ivor, content="Decided outside delegation")
    ivor.goto(at)
    press(ivor, "Clear this decision")
    check_accessible(ivor, content="Clear this decision?")
    press(ivor, "Clear it")
    check_accessible(ivor, content="Cleared, to be published")
    hilde.goto(at)
    press(hilde, "Publish this decision")
    check_accessible(hilde, content="Publish this decision?")
    press(hilde, "Publish it")
    check_accessible(hilde, content="Outside delegation")


def contract(hilde: Page, check_accessible: Check) -> str:
    """Write the contract down that the decision authorises; return where it is."""
    hilde.get_by_text("More you can do").click()
    hilde.get_by_role("link", name="Write down the contract that this authorises").click()
    check_accessible(hilde, content="Where does that amount stand?")
    expect(hilde.get_by_label("How much is it worth?")).to_have_value("150000.00")
    press(hilde, "Save and go on")
    check_accessible(hilde, content="Write down what is known")
    at = hilde.url
    write_terms(hilde, check_accessible)
    press(hilde, "Publish this contract")
    check_accessible(hilde, content="Publish this contract?")
    press(hilde, "Publish it")
    check_accessible(hilde, content="To be paid once. It is not recorded how much each is or when.")
    return at


def write_terms(hilde: Page, check_accessible: Check) -> None:
    """Write down who the contract is with, what is delivered, and what it buys, with a mistake in one."""
    hilde.get_by_role("link", name="Who it is with, and their share").click()
    check_accessible(hilde, content="Who is it with?")
    hilde.get_by_label("Who is it?").fill("Bright CIC")
    hilde.get_by_label("Leads the work").check()
    hilde.get_by_label("Or in per cent").fill("101")
    press(hilde, "Add them")
    check_accessible(hilde, content="A share is at most 100 % of the contract")
    hilde.get_by_label("Or in per cent").fill("51")
    press(hilde, "Add them")
    check_accessible(hilde, content="Bright CIC")
    hilde.get_by_role("link", name="An instalment").click()
    check_accessible(hilde, content="One part in which it is paid")
    press(hilde, "Add it")
    hilde.get_by_role("link", name="Something to be delivered").click()
    hilde.get_by_label("What is to be delivered?").fill("Three lamps, lit")
    press(hilde, "Add it")
    check_accessible(hilde, content="Three lamps, lit")
    hilde.get_by_role("link", name="What this money buys, in your words").click()
    hilde.get_by_label("What does this money buy?").fill("Light on the way home.")
    press(hilde, "Publish these words")
    check_accessible(hilde, content="Light on the way home.")


def follow(hilde: Page, at: str, check_accessible: Check) -> None:
    """Answer what was asked, say what was delivered, and what was found when the whole was looked at."""
    hilde.goto(at)
    hilde.get_by_role("link", name="Answer this question").click()
    check_accessible(hilde, content="Who chose the lamps?")
    hilde.get_by_label("Your answer").fill("Those who walk there, on a walk in the dark.")
    press(hilde, "Publish the answer")
    check_accessible(hilde, content="Those who walk there")
    hilde.get_by_text("More you can do").click()
    hilde.get_by_role("link", name="Delivered, or accepted?").click()
    hilde.get_by_label("Three lamps, lit").check()
    hilde.get_by_label("It was delivered").check()
    date_in(hilde, "On which day?", "3", "3", "2026")
    press(hilde, "Say it")
    check_accessible(hilde, content="3 March 2026")
    hilde.get_by_text("More you can do").click()
    hilde.get_by_role("link", name="Look at it as a whole").click()
    check_accessible(hilde, content="What was found?")
    hilde.get_by_label("It was looked at as a whole").check()
    hilde.get_by_label("What was found?").fill("Three lamps are lit, and people walk there.")
    date_in(hilde, "When is it looked at next?", "1", "3", "2031")
    press(hilde, "Write it down")
    check_accessible(hilde, content="Review of the whole contract")


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk without scripts"])
def test_from_a_draft_to_a_payment_and_a_question(
    phone: bool, signed_in_page: Open, check_accessible: Check, officer: Person, post: Post, resident: Person
) -> None:
    ivor, jo = with_role(Role.MONITORING_OFFICER, name="Ivor"), with_role(Role.FINANCE, name="Jo")
    hilde, ivor, jo, amina = (signed_in_page(one, phone=phone, scripts=phone) for one in (officer, ivor, jo, resident))

    at = draft(hilde, check_accessible)
    decide(hilde, ivor, at, check_accessible)
    paid_for = contract(hilde, check_accessible)

    jo.goto(paid_for)
    press(jo, "Write a payment down")
    check_accessible(jo, content="is left")
    jo.get_by_label("How much was paid?").fill("150,001")
    date_in(jo, "On which day?", "1", "3", "2026")
    press(jo, "Write the payment down")
    check_accessible(jo, content="£1 over the contract")
    jo.get_by_label("How much was paid?").fill("50,000")
    press(jo, "Write the payment down")
    check_accessible(jo, content="£50,000 of £150,000 has been paid")

    amina.goto("/decisions-and-money/")
    check_accessible(amina, content="£50,000")
    amina.get_by_role("link", name="Lamps on the river path").last.click()
    press(amina, "Ask about this contract")
    amina.get_by_label(re.compile("Say something|What do you want to say")).fill("Who chose the lamps?")
    amina.get_by_label("I would like an answer").check()
    press(amina, "Say it")
    check_accessible(amina, content="Who chose the lamps?")

    follow(hilde, paid_for, check_accessible)
