"""“Not now, until a date”: what everybody reads before that day and after it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hub.core.follows.models import Notice
from hub.design.words import day
from hub.strands.ideas import actions, rules
from hub.strands.ideas.tests.factories import an_idea
from tests.cast import signed_in

DAYS = 30


@pytest.fixture
def put_off(resident, improver, hub_post, parks_post, settings):
    """An idea that was answered with “not now” forty days ago, and comes back ten days ago."""
    then = timezone.localtime() - timedelta(days=40)
    settings.HUB_IDEAS_POST = hub_post.title
    idea = an_idea(by=resident, now=then)
    actions.assign(idea, post=parks_post, by=improver, now=then)
    given = {"words": "After the bridge works.", "returns_on": (then + timedelta(days=DAYS)).date()}
    actions.answer(idea, kind=rules.NOT_NOW, **given, by=improver, now=then)
    return idea


def test_before_its_day_the_page_names_it_and_after_it_says_that_it_came_back(client, put_off, staff):
    page, returned = put_off.record.get_absolute_url(), timezone.localtime() - timedelta(days=40 - DAYS)
    assert f"It comes back on {day(returned.date())}." in client.get(page).text

    assert actions.come_back(put_off, now=returned)

    text = client.get(page).text
    assert "It comes back on" not in text
    assert f"It came back on {day(returned.date())}, and is looked at again." in text
    assert "After the bridge works." in text
    assert "the answer is due by" in text
    sentence = f"“{put_off.record.title}” has come back"
    told = list(Notice.objects.filter(sentence__contains="has come back").values_list("person__name", "sentence"))
    assert any(said.startswith("Your idea") for _, said in told)
    assert any(who == staff.name and said.startswith(sentence) for who, said in told)
    assert put_off.record.title in signed_in(staff).get("/ideas/queue/?tab=mine").text
