"""Hana plans a session, Amina signs up and comes, and says where she used it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from hub.accounts.models import Person, Post
from hub.strands.academy import actions
from hub.strands.academy.models import Session, SignUp
from hub.strands.academy.tests.factories import a_past_session, before
from hub.strands.methods.tests.factories import a_study

Check = Callable[..., None]
Open = Callable[..., Page]


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk-without-scripts"])
def test_from_planning_a_session_to_a_place_in_it(
    phone: bool, signed_in_page: Open, check_accessible: Check, tutor: Person, tutor_post: Post, people: list[Person]
) -> None:
    hana = signed_in_page(tutor, phone=phone, scripts=phone)
    at = make_a_course(hana, check_accessible)
    plan_a_session(hana, check_accessible)
    amina, basil = (signed_in_page(person, phone=phone, scripts=phone) for person in people)
    sign_up(amina, at, check_accessible, "You have a place.")
    sign_up(basil, at, check_accessible, "First in line")
    hana.goto(at)
    hana.get_by_role("link", name="Who is booked").click()
    check_accessible(hana, content="Amina")
    amina.get_by_role("link", name="Give up my place").click()
    check_accessible(amina, content="Whoever stands next in line gets it at once.")
    amina.get_by_role("button", name="Give it up").click()
    check_accessible(amina, content="You have given up your place.")
    basil.reload()
    check_accessible(basil, content="You have a place")


@pytest.fixture
def people(resident: Person, stranger: Person) -> list[Person]:
    return [resident, stranger]


def make_a_course(hana: Page, check_accessible: Check) -> str:
    hana.goto("/academy/")
    check_accessible(hana, content="No course is offered yet.")
    hana.get_by_role("link", name="Make a course").click()
    check_accessible(hana, content="What can people do afterwards?")
    hana.get_by_role("button", name="Make the course").click()
    check_accessible(hana, content="Say what the course is called.")
    hana.get_by_label("What is the course called?").fill("Listening to demand")
    hana.get_by_label("What can people do afterwards?").fill("Tell value from failure demand.")
    hana.get_by_label("Whom is it for?").fill("Anybody who answers people")
    hana.get_by_label("Which post answers for it?").select_option(index=1)
    hana.get_by_role("button", name="Make the course").click()
    check_accessible(hana, content="Plan its first session now.")
    return hana.url


def plan_a_session(hana: Page, check_accessible: Check) -> None:
    hana.get_by_role("button", name="Plan a session").click()
    check_accessible(hana, content="On which live work is it taught?")
    day = timezone.localdate() + timedelta(days=14)
    for part, value in (("Day", day.day), ("Month", day.month), ("Year", 2020)):
        hana.get_by_label(part, exact=True).fill(str(value))
    hana.get_by_label("When does it start?").fill("10am")
    hana.get_by_label("When does it end?").fill("12:30")
    hana.get_by_label("Where is it?").fill("Library, room 2")
    hana.get_by_label("How many places are there?").fill("1")
    hana.get_by_label("Who teaches it?").select_option(index=1)
    hana.get_by_role("button", name="Plan it").click()
    check_accessible(hana, content="This is in the past.")
    hana.get_by_label("Year", exact=True).fill(str(day.year))
    hana.get_by_role("button", name="Plan it").click()
    check_accessible(hana, content="1 of 1 place is left.")


def sign_up(page: Page, at: str, check_accessible: Check, said: str) -> None:
    page.goto(at)
    check_accessible(page, content="The next session is on")
    page.locator(".hub-act__button").click()
    check_accessible(page, content="Only the tutors read this.")
    page.locator("main form button[type=submit]").click()
    check_accessible(page, content=said)


def test_who_was_there_says_where_they_used_it(
    signed_in_page: Open, check_accessible: Check, tutor: Person, tutor_post: Post, resident: Person, staff: Person
) -> None:
    study = a_study(by=staff)
    session = a_past_session(by=tutor, post=tutor_post, taught_on=study.record)
    made = actions.sign_up(session, by=resident, now=before(session))
    came(signed_in_page(tutor), session, check_accessible)
    amina = signed_in_page(resident, phone=True)
    amina.goto("/academy/my-learning/")
    check_accessible(amina, content="You were there")
    amina.get_by_role("link", name="Say where you used it").click()
    check_accessible(amina, content="Where have you used it?")
    expect(amina.get_by_label("Where have you used it?")).to_have_value(study.record.reference)
    amina.get_by_label("What did you do there?").fill("I listened at the desk for a morning.")
    amina.get_by_role("button", name="Say so").click()
    check_accessible(amina, content="I listened at the desk for a morning.")
    amina.goto(study.record.get_absolute_url())
    check_accessible(amina, content="Learned here")
    assert SignUp.objects.get(pk=made.pk).attended


def came(hana: Page, session: Session, check_accessible: Check) -> None:
    hana.goto("/my/owed/")
    check_accessible(hana, content="Who came to your sessions")
    hana.get_by_role("link", name="Listening to demand").click()
    check_accessible(hana, content="Who came?")
    hana.get_by_label("Amina").check()
    hana.get_by_role("button", name="Save who came").click()
    check_accessible(hana, content="Those who came are asked where they use it.")
