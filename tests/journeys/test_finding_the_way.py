"""Somebody finds their way: from home to what they look for, and to what is owed; signed out, signed in, on a phone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hub.core.clocks import actions as clocks
from hub.core.drafts import actions as drafts
from hub.core.records.actions import Card, open_record, publish
from hub.strands.ideas.models import Idea


@pytest.fixture
def bench(resident, parks, parks_post, improver):
    """Amina’s idea of a bench, for which an answer is late."""
    parks_post.deputy = improver
    parks_post.save()
    card = Card(title="A bench by the river", summary="Somewhere to sit", team=parks, post=parks_post)
    record = open_record("idea", card, by=resident)
    Idea.objects.create(record=record, problem="There is nowhere to sit.", better="A bench.")
    publish(record, by=resident)
    day = timezone.localdate() - timedelta(days=90)
    clocks.start(record, "answer_idea", asker=resident, owner=parks_post, today=day)
    return record


def finds_the_bench(page, check_accessible):
    page.goto("/")
    check_accessible(page, content="What can I do here?")
    page.get_by_role("searchbox").fill("bench")
    page.get_by_role("search").get_by_role("button").click()
    check_accessible(page, content="1 result for “bench”")
    page.get_by_role("link", name="A bench by the river").click()
    check_accessible(page, content="There is nowhere to sit.")


def test_a_resident_finds_an_idea_at_a_desk(page, bench, check_accessible):
    finds_the_bench(page, check_accessible)


def test_and_on_a_phone(phone_page, bench, check_accessible):
    finds_the_bench(phone_page, check_accessible)


def test_and_without_scripts(plain_page, bench, check_accessible):
    finds_the_bench(plain_page, check_accessible)


def test_a_reference_leads_straight_there(page, bench, check_accessible):
    page.goto(f"/search/?q={bench.reference}")

    check_accessible(page, content="A bench by the river")


def test_everybody_sees_what_is_late(page, bench, check_accessible):
    page.goto("/")
    page.get_by_role("link", name="See what is owed, by post and service").click()

    check_accessible(page, content="1 promise is running. 1 of them is late.")


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("/about/", "What happens when you say something"),
        ("/privacy/", "What is held"),
        ("/accessibility/", "How it was checked"),
        ("/cookies/", "sessionid"),
        ("/data/", "Open data"),
        ("/api/v1/docs/", "One record"),
        ("/nowhere/", "There is no such page"),
    ],
)
def test_the_pages_about_the_hub_can_be_read_by_all(path, content, phone_page, db, check_accessible):
    phone_page.goto(path)

    check_accessible(phone_page, content=content)


def test_a_resident_sees_where_theirs_stands_and_what_they_began(signed_in_page, bench, resident, check_accessible):
    drafts.keep("", "idea", {"problem": "The path is dark."}, by=resident)
    page = signed_in_page(resident, phone=True)
    page.goto("/my/")

    check_accessible(page, content="A bench by the river")
    assert page.get_by_text("The path is dark.").is_visible()


def test_whoever_owes_it_hands_it_over(signed_in_page, bench, staff, hub_post, check_accessible):
    page = signed_in_page(staff)
    page.goto("/my/")
    check_accessible(page, content="You owe")
    page.get_by_role("link", name="You owe 1 thing").click()
    check_accessible(page, content="A bench by the river")
    page.get_by_role("link", name="Hand over A bench by the river").click()
    check_accessible(page, content="Which post takes this over?")
    page.get_by_role("button", name="Hand over").click()
    check_accessible(page, content="There is a problem")
    page.get_by_label("Which post takes this over?").select_option(str(hub_post.pk))
    page.get_by_role("button", name="Hand over").click()
    check_accessible(page, content="Ideas officer owes it now")


def test_whoever_goes_on_leave_names_the_day(signed_in_page, bench, staff, check_accessible):
    page = signed_in_page(staff, scripts=False)
    page.goto("/my/owed/")
    page.get_by_role("link", name="I am going on leave").click()
    check_accessible(page, content="Going on leave")
    day = timezone.localdate() + timedelta(days=7)
    for part, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        page.get_by_label(part, exact=True).fill(str(value))
    page.get_by_role("button", name="Let my deputy take over").click()
    check_accessible(page, content="you are away until")
