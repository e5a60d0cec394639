"""Amina brings a problem, the lab takes it up, tests something about it, learns, and makes a pilot of it."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from hub.accounts.models import Person
from hub.accounts.roles import Role
from hub.accounts.tests.factories import with_role
from hub.strands.lab.tests.factories import WORDS, ended
from tests.journeys.hands import follow, press

Check = Callable[..., None]
Open = Callable[..., Page]


@pytest.fixture
def lab_lead(db: None) -> Person:
    """Gwen, who leads the lab."""
    return with_role(Role.LAB_LEAD, name="Gwen")


def fill_day(page: Page, question: str, when: date) -> None:
    asked = page.get_by_role("group", name=question)
    for part, value in (("Day", when.day), ("Month", when.month), ("Year", when.year)):
        asked.get_by_label(part).fill(str(value))


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk-without-scripts"])
def test_from_a_problem_to_a_pilot(
    phone: bool,
    signed_in_page: Open,
    check_accessible: Check,
    resident: Person,
    lab_lead: Person,
    improver: Person,
) -> None:
    ended(by=improver, title="A letter before each visit", learned="Letters come too late.")
    amina, gwen = (signed_in_page(person, phone=phone, scripts=phone) for person in (resident, lab_lead))
    at = bring_a_problem(amina, check_accessible)
    gwen.goto(at)
    check_accessible(gwen, content="The lab says by")
    follow(gwen, "Take it up")
    check_accessible(gwen, content="How does the lab begin, and who does?")
    gwen.get_by_label("In your own words").fill("We call people before we come.")
    press(gwen, "Say that it is taken up")
    check_accessible(gwen, content="The lab says: taken up")

    plan_an_experiment(gwen, check_accessible)
    begin_it(gwen, check_accessible)
    experiment_at = gwen.url
    write_and_end(gwen, check_accessible)
    make_a_pilot(gwen, check_accessible)
    for there, content in (
        ("/lab/", "One or two calls"),
        ("/lab/learning/?q=evening", "People answer in the evening."),
        (experiment_at, "Decided: scale"),
        ("/my/notices/", "is now being tried in an experiment until"),
    ):
        amina.goto(there)
        check_accessible(amina, content=content)


def bring_a_problem(amina: Page, check_accessible: Check) -> str:
    amina.goto("/tell-us/")
    amina.get_by_label("A problem that no one service can put right").check()
    press(amina, "Continue")
    check_accessible(amina, content="Bring a problem to the lab")
    amina.get_by_label("The problem in one line").fill("Visits in vain")
    press(amina, "Continue")
    check_accessible(amina, content="Say what happens today, in a sentence or two.")
    expect(amina.get_by_label("The problem in one line")).to_have_value("Visits in vain")
    amina.get_by_label("What happens today?").fill("Three services visit, and nobody is in.")
    amina.get_by_label("Who is affected, and how?").fill("People who wait, and those who come.")
    press(amina, "Continue")
    check_accessible(amina, content="Check what you have said")
    press(amina, "Bring it to the lab")
    check_accessible(amina, content="Your problem is PROB-")
    return amina.url


def plan_an_experiment(gwen: Page, check_accessible: Check) -> None:
    follow(gwen, "Try it in an experiment")
    check_accessible(gwen, content="What do you want to find out?")
    expect(gwen.get_by_label("What do you call it?")).to_have_value("Visits in vain")
    gwen.get_by_label("What do you want to learn?").fill("Does a call before each visit help, or a letter?")
    press(gwen, "See what others have learned")
    check_accessible(gwen, content="Letters come too late.")
    follow(gwen, "Mine asks something else: plan it")
    check_accessible(gwen, content="Plan the experiment")
    gwen.get_by_label("What is tried?").fill("We call 40 people the day before.")
    gwen.get_by_role("radio", name="Before and after", exact=True).check()
    gwen.get_by_label("What may it cost at most?").fill("a lot")
    press(gwen, "Keep the plan")
    check_accessible(gwen, content="Enter an amount of pounds and pence")
    gwen.get_by_label("What may it cost at most?").fill("200")
    press(gwen, "Keep the plan")
    check_accessible(gwen, content="Before it can begin")
    follow(gwen, "Go on with the plan")
    labels = {
        "hypothesis": "Hypothesis",
        "riskiest": "Riskiest assumption",
        "prediction": "Prediction",
        "success": "Threshold of success",
        "stop": "Threshold of stopping",
        "ambiguous": "What lies between",
        "measures": "What do you watch?",
        "harm": "Which harm would stop it at once?",
        "ethics": "Ethics",
        "data_protection": "Data protection",
        "equality": "Equality",
        "desirability": "Who wants it",
        "feasibility": "Whether it can be done",
        "viability": "Whether it could last",
        "known": "What is known already",
        "children": "Children’s rights",
        "owner_after": "Who has it afterwards",
    }
    for name, label in labels.items():
        gwen.get_by_label(label).fill(WORDS[name])
    fill_day(gwen, "When does it start?", timezone.localdate())
    fill_day(gwen, "When does it end?", timezone.localdate() + timedelta(days=28))
    press(gwen, "Keep the plan")
    check_accessible(gwen, content="The plan so far")


def begin_it(gwen: Page, check_accessible: Check) -> None:
    follow(gwen, "Begin it")
    check_accessible(gwen, content="From now on nobody can change what was planned")
    press(gwen, "Begin it")
    check_accessible(gwen, content="It has begun, and its plan is locked.")
    follow(gwen, "Amend it")
    gwen.get_by_label("What changes?").select_option(label="Threshold of stopping")
    gwen.get_by_label("What holds from now on?").fill("20 of 40.")
    gwen.get_by_label("Why?").fill("Fewer could be called.")
    press(gwen, "Publish the amendment")
    check_accessible(gwen, content="Because: Fewer could be called.")


def write_and_end(gwen: Page, check_accessible: Check) -> None:
    follow(gwen, "Write down a result")
    check_accessible(gwen, content="What did you find?")
    gwen.get_by_label("What did you find?").fill("6 of 40 visits were in vain.")
    press(gwen, "Write it down")
    check_accessible(gwen, content="6 of 40 visits were in vain.")
    follow(gwen, "End it, and say what was learned")
    check_accessible(gwen, content="Which threshold was reached?")
    gwen.get_by_label("What happened?").fill("We called 40 people.")
    gwen.get_by_label("The threshold of success was reached").check()
    gwen.get_by_label("What was learned?").fill("People answer in the evening.")
    press(gwen, "End it")
    check_accessible(gwen, content="What was learned stands in the learning log.")
    follow(gwen, "Decide what follows")
    check_accessible(gwen, content="Each way is a good one")
    gwen.get_by_label("Scale").check()
    gwen.get_by_label("In your own words").fill("Two offices more, from May.")
    press(gwen, "Publish the decision")
    check_accessible(gwen, content="Decided: scale")


def make_a_pilot(gwen: Page, check_accessible: Check) -> None:
    follow(gwen, "Make it a pilot")
    check_accessible(gwen, content="Plan the pilot")
    gwen.get_by_label("What do you call it?").fill("One or two calls before each visit")
    gwen.get_by_label("Where does it run?").fill("Two offices by the river.")
    gwen.get_by_label("Who trains whom, in what?").fill("The first office trains the second.")
    fill_day(gwen, "When does it start?", timezone.localdate())
    fill_day(gwen, "When does it end?", timezone.localdate() + timedelta(days=90))
    press(gwen, "Keep the plan")
    expect(gwen).to_have_url(re.compile(r"/lab/PILOT-\d+/"))
    follow(gwen, "Begin it")
    press(gwen, "Begin it")
    check_accessible(gwen, content="Two offices by the river.")
