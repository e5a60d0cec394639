"""One idea goes all the way: eight people in turn carry it to its first payment, and its author reads it all."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from hub.accounts.models import Person, Team
from hub.accounts.roles import Role
from hub.accounts.tests.factories import PostFactory, with_role
from tests.journeys.hands import follow, press

Check = Callable[..., None]
Open = Callable[..., Page]

IDEA, DECISION, CONTRACT = "Lamps that wake on the canal", "Lamps for the towpath", "Twelve lamps"
ANSWERS = (
    ("What is the problem?", "The towpath is dark after four, and people turn back."),
    ("What would be better?", "Lamps that light when somebody comes."),
    ("Your idea in one line", IDEA),
    ("Whom would it help?", "People who walk home"),
    ("Where is it?", "Between the locks"),
    ("What is there already to start from?", ""),
)


@dataclass(frozen=True, kw_only=True)
class Desks:
    """The pages of the eight, by what they do here."""

    resident: Page
    improver: Page
    lab: Page
    tutor: Page
    staff: Page
    officer: Page
    monitor: Page
    finance: Page


@pytest.fixture
def here(resident: Person, improver: Person, tutor: Person, staff: Person) -> list[Person]:
    """Those of the cast who take part."""
    return [resident, improver, tutor, staff]


@pytest.fixture
def desks(signed_in_page: Open, here: list[Person], parks: Team) -> Desks:
    """Eight people at their desks, the resident and the member of staff on their phones."""
    resident, improver, tutor, staff = here
    officer = with_role(Role.DECIDING_OFFICER, name="Hilde", team=parks)
    PostFactory(title="Director of parks", team=parks, holder=officer)
    return Desks(
        resident=signed_in_page(resident, phone=True),
        improver=signed_in_page(improver),
        lab=signed_in_page(with_role(Role.LAB_LEAD, name="Gwen")),
        tutor=signed_in_page(tutor),
        staff=signed_in_page(staff, phone=True),
        officer=signed_in_page(officer),
        monitor=signed_in_page(with_role(Role.MONITORING_OFFICER, name="Ivor")),
        finance=signed_in_page(with_role(Role.FINANCE, name="Jo")),
    )


def fill(page: Page, **answers: str) -> None:
    """Fill questions in, each named by the beginning of its label with “_” for a space."""
    for label, words in answers.items():
        page.get_by_label(re.compile("^" + label.replace("_", " "))).fill(words)


def fill_day(page: Page, question: str, when: date) -> None:
    asked = page.get_by_role("group", name=question)
    for part, value in (("Day", when.day), ("Month", when.month), ("Year", when.year)):
        asked.get_by_label(part).fill(str(value))


def reference_of(at: str) -> str:
    """Return the reference of the record at this address: it ends with it."""
    return at.split("?", maxsplit=1)[0].rstrip("/").rsplit("/", 1)[-1]


@pytest.mark.usefixtures("hub_post", "tutor_post")
def test_an_idea_becomes_a_problem_a_pilot_a_project_a_decision_and_a_contract(
    desks: Desks, check_accessible: Check
) -> None:
    idea_at = tell(desks.resident, check_accessible)
    problem_at = sort(desks.improver, idea_at, check_accessible)
    pilot_at = try_it(desks.lab, problem_at, check_accessible)
    course_at = teach(desks.tutor, pilot_at, check_accessible)
    learn(desks.staff, course_at, check_accessible)
    project_at = make_project(desks.improver, pilot_at, check_accessible)
    decision_at = sign(desks.officer, project_at, check_accessible)
    clear(desks.monitor, decision_at, check_accessible)
    contract_at = agree(desks.officer, decision_at, project_at, check_accessible)
    pay(desks.finance, contract_at, check_accessible)
    read_it_all(desks.resident, idea_at, project_at, check_accessible)


def tell(amina: Page, check_accessible: Check) -> str:
    """A resident tells her idea on her phone."""
    amina.goto("/tell-us/")
    amina.get_by_label("An idea or a problem").check()
    press(amina, "Continue")
    press(amina, "Start")
    for question, words in ANSWERS:
        amina.get_by_label(question).fill(words)
        press(amina, "Continue")
        if amina.get_by_role("button", name="Mine is another one: go on").count():
            press(amina, "Mine is another one: go on")
    check_accessible(amina, content="Check what you have said")
    press(amina, "Send my idea")
    check_accessible(amina, content="Your idea is IDEA-")
    return amina.url


def sort(dele: Page, at: str, check_accessible: Check) -> str:
    """The improvement team acknowledges it, and takes it into the lab as a problem."""
    dele.goto("/ideas/queue/")
    dele.get_by_label(IDEA).check()
    press(dele, "Acknowledge them")
    check_accessible(dele, content="Acknowledged 1 idea.")
    dele.goto(at)
    follow(dele, "Take it into the lab as a problem")
    check_accessible(dele, content="those with whom it began are told")
    fill(dele, Why_does_the_lab_take_it_up="Parks, roads and the water company each own a part.")
    press(dele, "Take it up")
    check_accessible(dele, content="The lab has taken it up")
    return dele.url


def try_it(gwen: Page, at: str, check_accessible: Check) -> str:
    """The lab lead explores, says what was learned, decides, and begins a pilot."""
    gwen.goto(at)
    follow(gwen, "Try it in an experiment")
    press(gwen, "See what others have learned")
    check_accessible(gwen, content="Yours is the first.")
    follow(gwen, "Mine asks something else: plan it")
    gwen.get_by_label("Explore", exact=True).check()
    fill(gwen, What_is_tried="Two borrowed lamps for a week.", Which_harm="A bat that stays away.")
    fill_day(gwen, "When does it end?", timezone.localdate() + timedelta(days=7))
    press(gwen, "Keep the plan")
    check_accessible(gwen, content="Two borrowed lamps for a week.")
    follow(gwen, "Begin it")
    press(gwen, "Begin it")
    check_accessible(gwen, content="It has begun, and its plan is locked.")
    follow(gwen, "End it, and say what was learned")
    fill(gwen, What_happened="People waved at them.", What_was_learned="Lamps at knee height do.")
    press(gwen, "End it")
    follow(gwen, "Decide what follows")
    gwen.get_by_label("Scale", exact=True).check()
    fill(gwen, In_your_own_words="Twelve lamps between two locks.")
    press(gwen, "Publish the decision")
    check_accessible(gwen, content="Decided: scale")
    return pilot(gwen, check_accessible)


def pilot(gwen: Page, check_accessible: Check) -> str:
    """The lab lead makes a pilot of it, and begins it."""
    follow(gwen, "Make it a pilot")
    fill(gwen, Where_does_it_run="Between the two locks.", What_do_you_watch="People who turn back.")
    fill_day(gwen, "When does it start?", timezone.localdate())
    fill_day(gwen, "When does it end?", timezone.localdate() + timedelta(days=60))
    press(gwen, "Keep the plan")
    follow(gwen, "Begin it")
    press(gwen, "Begin it")
    check_accessible(gwen, content="Between the two locks.")
    return gwen.url


def teach(hana: Page, at: str, check_accessible: Check) -> str:
    """A tutor makes a course, and plans a session that is taught on the pilot."""
    hana.goto("/academy/new/")
    fill(hana, What_is_the_course_called="Listening at the lock", What_can_people_do="Ask.", Whom_is_it_for="Anybody")
    hana.get_by_label("Which post answers for it?").select_option(index=1)
    press(hana, "Make the course")
    course_at = hana.url
    follow(hana, "Plan a session")
    fill_day(hana, "On which day?", timezone.localdate() + timedelta(days=14))
    fill(hana, When_does_it_start="10am", When_does_it_end="12:30", Where_is_it="At the lock", How_many_places="5")
    fill(hana, On_which_live_work=reference_of(at))
    hana.get_by_label("Who teaches it?").select_option(index=1)
    press(hana, "Plan it")
    check_accessible(hana, content="5 of 5 places are left.")
    return course_at


def learn(carys: Page, at: str, check_accessible: Check) -> None:
    """A member of staff signs up on her phone."""
    carys.goto(at)
    carys.locator(".hub-act__button").click()
    carys.locator("main form button[type=submit]").click()
    check_accessible(carys, content="You have a place.")


def make_project(dele: Page, at: str, check_accessible: Check) -> str:
    """The improvement team makes a project of the pilot, led by the director of parks."""
    dele.goto(at)
    check_accessible(dele, content="Listening at the lock")
    follow(dele, "Make it a project")
    expect(dele.get_by_label("What is the project called?")).to_have_value(IDEA)
    dele.get_by_label("Who leads it?").select_option(label="Director of parks – Parks and open spaces")
    press(dele, "Open the project")
    check_accessible(dele, content="Those with whom it began have been told.")
    return dele.url


def sign(hilde: Page, at: str, check_accessible: Check) -> str:
    """The deciding officer writes the decision about it, and signs it in spite of what is missing."""
    hilde.goto(at)
    follow(hilde, "Record a decision about this")
    hilde.get_by_label("What is decided, in a line").fill(DECISION)
    hilde.get_by_label("Who decides?").select_option(label="Director of parks – Parks and open spaces")
    hilde.get_by_label("What is decided", exact=True).fill("Twelve lamps are put up between the locks.")
    press(hilde, "Save and go on")
    check_accessible(hilde, content="What is written, and what is missing")
    decision_at = hilde.url
    press(hilde, "Sign this decision")
    check_accessible(hilde, content="No delegation is named")
    press(hilde, "Sign")
    check_accessible(hilde, content="Signed, to be cleared")
    return decision_at


def clear(ivor: Page, at: str, check_accessible: Check) -> None:
    """A second post clears it."""
    ivor.goto(at)
    press(ivor, "Clear this decision")
    press(ivor, "Clear it")
    check_accessible(ivor, content="Cleared, to be published")


def agree(hilde: Page, at: str, project_at: str, check_accessible: Check) -> str:
    """The officer publishes the decision and the contract under it, and says that it pays for the project."""
    hilde.goto(at)
    press(hilde, "Publish this decision")
    press(hilde, "Publish it")
    check_accessible(hilde, content="Outside delegation")
    follow(hilde, "Write down the contract that this authorises")
    fill(hilde, How_much_is_it_worth="12,000")
    press(hilde, "Save and go on")
    contract_at = hilde.url
    press(hilde, "Publish this contract")
    press(hilde, "Publish it")
    check_accessible(hilde, content="£12,000")
    hilde.goto(project_at)
    follow(hilde, "Say which contract pays for this")
    hilde.get_by_label("Its reference").fill(reference_of(contract_at))
    hilde.locator("main form button[type=submit]").first.click()
    check_accessible(hilde, content="Tied: each leads to the other now.")
    return contract_at


def pay(jo: Page, at: str, check_accessible: Check) -> None:
    """Finance writes the first payment down."""
    jo.goto(at)
    press(jo, "Write a payment down")
    fill(jo, How_much_was_paid="4,000")
    fill_day(jo, "On which day?", timezone.localdate())
    press(jo, "Write the payment down")
    check_accessible(jo, content="£4,000 of £12,000 has been paid")


def read_it_all(amina: Page, idea_at: str, project_at: str, check_accessible: Check) -> None:
    """Her idea’s author was told of each step, and reads the whole thread on her phone."""
    amina.goto("/my/notices/")
    check_accessible(amina, content="is now being tried for real, here: Between the two locks.")
    amina.goto(idea_at)
    check_accessible(amina, content=IDEA)
    amina.goto(f"/records/{reference_of(project_at)}/thread/")
    check_accessible(amina, content="The thread as a list")
    listed = amina.locator("#list")
    for name in ("Idea", "Problem", "Experiment", "Pilot", "Decision", "Contract"):
        expect(listed).to_contain_text(name)
