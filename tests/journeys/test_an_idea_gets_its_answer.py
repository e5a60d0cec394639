"""Amina says what would be better, Basil adds his voice, the team answers, a service does it, Amina confirms."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from hub.accounts.models import Person, Post
from hub.strands.ideas.models import Idea
from hub.strands.ideas.tests.factories import an_idea

Check = Callable[..., None]
Open = Callable[..., Page]

PROBLEM = "The canal towpath is dark after four, and people turn back."
BETTER = "Lamps that light when somebody comes."
# The question, what is answered, and what the next page asks.
STEPS = (
    ("Your idea in one line", "Lamps that wake on the canal", "Whom would it help?"),
    ("Whom would it help?", "People who walk home", "Where is it?"),
    ("Where is it?", "Between the locks", "What is there already to start from?"),
    ("What is there already to start from?", "", "Check what you have said"),
)


@dataclass(frozen=True)
class People:
    """Who is in the story, and the post to which the idea is given."""

    amina: Person
    basil: Person
    dele: Person
    carys: Person
    post: Post


@pytest.fixture
def people(resident: Person, stranger: Person, improver: Person, staff: Person, parks_post: Post) -> People:
    return People(resident, stranger, improver, staff, parks_post)


@pytest.fixture
def lanterns(stranger: Person) -> Idea:
    """Basil's idea, which is like Amina's."""
    return an_idea(by=stranger, title="Lanterns along the canal towpath", problem="The canal towpath is dark.")


def go_on(page: Page, box: str, words: str) -> None:
    page.get_by_label(box).fill(words)
    page.get_by_role("button", name="Continue").click()


def say_an_idea(page: Page, check_accessible: Check) -> None:
    """Go through the one door to the page of all answers, looking at each page on the way."""
    come_in(page, check_accessible)
    page.get_by_role("button", name="Continue").click()
    check_accessible(page, content="Say what the problem is")
    go_on(page, "What is the problem?", PROBLEM)
    check_accessible(page, content="Is it one of these?")
    expect(page.get_by_role("link", name="Lanterns along the canal towpath")).to_be_visible()
    page.get_by_role("button", name="Mine is another one: go on").click()
    go_on(page, "What would be better?", BETTER)
    check_accessible(page, content="Your idea in one line")
    page.go_back()
    expect(page.get_by_label("What would be better?")).to_have_value(BETTER)
    page.go_forward()
    for box, words, content in STEPS:
        go_on(page, box, words)
        check_accessible(page, content=content)
    expect(page.locator("body")).to_contain_text("Between the locks")


def come_in(page: Page, check_accessible: Check) -> None:
    """Through the one door to the first question; nothing chosen is said to be so."""
    page.goto("/tell-us/")
    check_accessible(page, content="What do you want to tell us?")
    page.get_by_role("button", name="Continue").click()
    check_accessible(page, content="Choose what you want to tell us.")
    page.get_by_label("An idea or a problem").check()
    page.get_by_role("button", name="Continue").click()
    check_accessible(page, content="Tell us what would be better")
    page.get_by_role("button", name="Start").click()
    check_accessible(page, content="What is the problem?")


@pytest.mark.usefixtures("lanterns")
def test_an_idea_is_said_without_signing_in_and_without_scripts(plain_page: Page, check_accessible: Check) -> None:
    say_an_idea(plain_page, check_accessible)
    plain_page.get_by_role("button", name="Sign in and send").click()

    check_accessible(plain_page, content="What is your e-mail address?")


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
@pytest.mark.usefixtures("lanterns")
def test_from_saying_it_to_the_word_of_its_author_that_it_is_done(
    phone: bool, signed_in_page: Open, open_page: Open, check_accessible: Check, people: People
) -> None:
    amina = signed_in_page(people.amina, phone=phone)
    say_an_idea(amina, check_accessible)
    amina.get_by_role("button", name="Send my idea").click()
    check_accessible(amina, content="Your idea is IDEA-")
    at = amina.url

    anybody = open_page(phone=phone)
    anybody.goto(at)
    check_accessible(anybody, content="Nobody has read it yet")
    support_it(signed_in_page(people.basil, phone=phone), at, check_accessible)
    sort_it(signed_in_page(people.dele, phone=phone), at, check_accessible)
    reply(amina, at, check_accessible)
    answer_it(signed_in_page(people.dele, phone=phone), at, check_accessible)
    amina.goto(at)
    check_accessible(amina, content="Answer: going ahead")
    do_it(signed_in_page(people.carys, phone=phone), at, check_accessible)
    confirm_it(amina, at, check_accessible)
    for address, content in (
        ("/ideas/", "Lamps that wake on the canal"),
        ("/ideas/?state=confirmed", "1 idea"),
        ("/ideas/how-are-we-doing/", "Parks and open spaces"),
    ):
        amina.goto(address)
        check_accessible(amina, content=content)


def support_it(basil: Page, at: str, check_accessible: Check) -> None:
    """Another resident adds his voice."""
    basil.goto(at)
    basil.get_by_role("button", name="I support this").click()
    check_accessible(basil, content="1 person supports this")


def reply(amina: Page, at: str, check_accessible: Check) -> None:
    """The author replies to what she was asked."""
    amina.goto(at)
    check_accessible(amina, content="Which locks do you mean?")
    amina.get_by_role("button", name="Reply to what we asked").click()
    check_accessible(amina, content="Which locks do you mean?")
    amina.get_by_label("Your reply").fill("The two by the mill.")
    amina.get_by_role("button", name="Send my reply").click()
    check_accessible(amina, content="The days count again from today.")


def confirm_it(amina: Page, at: str, check_accessible: Check) -> None:
    """The author says that it is done."""
    amina.goto(at)
    check_accessible(amina, content="Its author has been asked whether that is so.")
    amina.get_by_role("button", name="Say whether it is done").click()
    check_accessible(amina, content="Two lamps wake by the mill.")
    amina.get_by_label("Yes, it is done").check()
    amina.get_by_role("button", name="Tell the council").click()
    check_accessible(amina, content="Its author says: it is done.")


def sort_it(dele: Page, at: str, check_accessible: Check) -> None:
    """The improvement team acknowledges it in the queue, gives it away, and asks its author."""
    dele.goto("/ideas/queue/")
    check_accessible(dele, content="Ideas that wait for us")
    dele.get_by_label("Lamps that wake on the canal").check()
    dele.get_by_role("button", name="Acknowledge them").click()
    check_accessible(dele, content="Acknowledged 1 idea.")
    dele.goto(f"{at}sort/")
    check_accessible(dele, content="Lanterns along the canal towpath")
    dele.get_by_label("Give it to").select_option(label="Parks manager – Parks and open spaces")
    dele.get_by_role("button", name="Give it to this post").click()
    check_accessible(dele, content="Parks manager answers for it now.")
    dele.get_by_role("link", name="Ask its author").click()
    check_accessible(dele, content="What do you want to ask its author?")
    dele.get_by_label("What do you want to ask its author?").fill("Which locks do you mean?")
    dele.get_by_role("button", name="Ask", exact=True).click()
    check_accessible(dele, content="The days do not count until the reply.")


def answer_it(dele: Page, at: str, check_accessible: Check) -> None:
    """The team answers; the form says what is missing, and keeps what was typed."""
    dele.goto(f"{at}answer/")
    check_accessible(dele, content="What is the answer?")
    dele.get_by_label("Your answer, in your own words").fill("Two lamps by the mill in spring.")
    dele.get_by_role("button", name="Publish the answer").click()
    check_accessible(dele, content="Choose one of the four answers.")
    dele.get_by_label("Going ahead").check()
    dele.get_by_role("button", name="Publish the answer").click()
    check_accessible(dele, content="its author has been told")


def do_it(carys: Page, at: str, check_accessible: Check) -> None:
    """The service does it, and says so."""
    carys.goto("/ideas/queue/?tab=mine")
    check_accessible(carys, content="Nothing waits here.")
    carys.goto(f"{at}done/")
    check_accessible(carys, content="What has been done?")
    carys.get_by_label("What has been done?").fill("Two lamps wake by the mill.")
    carys.get_by_role("button", name="Tell its author").click()
    check_accessible(carys, content="Its author has been asked whether it is done.")
