"""A journey: a group takes part and answers in its own words; what is wanted and what is free find each other."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from hub.accounts.models import Person, Post
from hub.accounts.tests.factories import PersonFactory
from hub.actors.tests import factories
from hub.core.records.models import Record
from hub.strands.ideas.actions import sorting
from hub.strands.ideas.tests.factories import an_idea

Check = Callable[..., None]
SignedInPage = Callable[..., Page]


@pytest.fixture
def cook(db: None) -> Person:
    """Hana, of a kitchen by the river."""
    return PersonFactory(name="Hana", email="hana@example.org")


@pytest.fixture
def meals(resident: Person, improver: Person, parks_post: Post) -> Record:
    """Amina’s idea, for which the parks manager answers."""
    idea = an_idea(by=resident, title="A hot meal every evening")
    sorting.assign(idea, post=parks_post, by=improver)
    return idea.record


def send(page: Page, button: str) -> None:
    page.get_by_role("button", name=button, exact=True).click()


def test_a_kitchen_takes_part_and_is_read_only_in_its_own_words(  # noqa: PLR0913, PLR0915, PLR0917 - a journey has a cast, and goes on
    meals: Record, cook: Person, improver: Person, staff: Person, signed_in_page: SignedInPage, page: Page,
    check_accessible: Check,
) -> None:  # fmt: skip
    hers = signed_in_page(cook, phone=True)
    hers.goto("/organisations/")
    check_accessible(hers, content="No organisation takes part yet.")
    hers.get_by_role("button", name="Add your organisation or group").click()
    send(hers, "Send it")
    check_accessible(hers, content="Enter its name.")
    hers.get_by_label("What is it called?").fill("Riverside Kitchen")
    hers.get_by_label("Charity", exact=True).check()
    hers.get_by_label("What does it do, in one sentence?").fill("Cooks for all who are hungry.")
    send(hers, "Send it")
    check_accessible(hers, content="We check it, then list it.")

    desk = signed_in_page(improver)
    desk.goto(hers.url)
    send(desk, "List it")
    check_accessible(desk, content="It is listed.")

    service = signed_in_page(staff)
    service.goto(meals.get_absolute_url())
    service.get_by_text("Arrange who plays which part").click()
    check_accessible(service, content="Who thinks")
    service.get_by_role("link", name="Ask an organisation to play a part").click()
    service.get_by_label("Which organisation?").select_option(label="Riverside Kitchen")
    service.get_by_label("Hosts", exact=True).check()
    service.get_by_label("What would they promise?").fill("Your kitchen, each evening.")
    check_accessible(service, content="Nothing is public until they accept it")
    send(service, "Ask them")
    check_accessible(service, content="Waits for a word")
    page.goto(meals.get_absolute_url())
    expect(page.locator("body")).not_to_contain_text("Riverside Kitchen")

    hers.goto("/my/owed/")
    hers.get_by_role("link", name="A hot meal every evening").click()
    check_accessible(hers, content="It waits for your word.")
    hers.get_by_role("button", name="Accept it in your own words").click()
    check_accessible(hers, content="Change what does not fit.")
    hers.get_by_label("Your promise, in your own words").fill("Our kitchen, on Mondays and Tuesdays.")
    send(hers, "Accept")
    check_accessible(hers, content="Agreed.")

    page.goto(meals.get_absolute_url())
    check_accessible(page, content="Our kitchen, on Mondays and Tuesdays.")
    page.get_by_role("link", name="Riverside Kitchen", exact=True).click()
    check_accessible(page, content="Where it plays a part")
    page.goto("/organisations/")
    check_accessible(page, content="1 organisation")


def test_what_is_wanted_and_what_is_free_find_each_other(  # noqa: PLR0913, PLR0915, PLR0917 - a journey has a cast, and goes on
    meals: Record, cook: Person, improver: Person, staff: Person, signed_in_page: SignedInPage, plain_page: Page,
    check_accessible: Check,
) -> None:  # fmt: skip
    factories.organisation(improver, "Riverside Kitchen", cook, sort="charity")
    service = signed_in_page(staff)
    service.goto(f"/records/{meals.reference}/roles/want/")
    service.get_by_label("Who or what is wanted?").fill("A kitchen for forty meals on weekday evenings")
    service.get_by_label("A room or another place").check()
    service.get_by_label("How much of it, and when?").fill("Three evenings a week")
    service.get_by_label("Hosts", exact=True).check()
    check_accessible(service, content="Say who is wanted")
    send(service, "Put it on the list")
    check_accessible(service, content="Nothing that is free fits this so far.")

    hers = signed_in_page(cook)
    hers.goto("/take-part/")
    check_accessible(hers, content="1 wanted, no offered")
    hers.get_by_role("button", name="Say what you have free").click()
    hers.get_by_label("Riverside Kitchen").check()
    hers.get_by_label("What is free?").fill("Our kitchen, free on three evenings")
    hers.get_by_label("A room or another place").check()
    until = timezone.localdate() + timedelta(days=60)
    for part in ("day", "month", "year"):
        hers.get_by_label(part.capitalize(), exact=True).fill(str(getattr(until, part)))
    check_accessible(hers, content="Nothing is agreed by it: you decide each time.")
    send(hers, "Offer it")
    check_accessible(hers, content="A kitchen for forty meals on weekday evenings")
    hers.get_by_role("link", name="A kitchen for forty meals on weekday evenings").click()
    check_accessible(hers, content="Our kitchen, free on three evenings")
    hers.get_by_role("button", name="Answer this").click()
    hers.get_by_label("Riverside Kitchen").check()
    hers.get_by_label("What do you offer?").fill("Ours, from six to nine.")
    hers.get_by_label("With something you have free?").select_option(label="Our kitchen, free on three evenings")
    check_accessible(hers, content="What you say is an offer.")
    send(hers, "Offer it")
    check_accessible(hers, content="Those who answer for this have been told")

    service.goto("/my/owed/")
    service.get_by_role("link", name="A hot meal every evening").last.click()
    service.get_by_role("button", name="Accept this offer").click()
    check_accessible(service, content="in just these words")
    send(service, "Accept")
    check_accessible(service, content="Agreed.")

    plain_page.goto(meals.get_absolute_url())
    check_accessible(plain_page, content="Ours, from six to nine.")
    plain_page.get_by_role("link", name="Everybody who plays or played a part").or_(
        plain_page.get_by_role("link", name="Offer to play a part")
    ).first.click()
    plain_page.goto("/take-part/")
    check_accessible(plain_page, content="1 offered")
    plain_page.get_by_role("link", name="Our kitchen, free on three evenings").click()
    check_accessible(plain_page, content="Offered by")
