"""How are we doing: done and confirmed first, the same for everybody, by service and month."""

import json
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from statistics import median

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from hub.core.tallies.actions import keep
from hub.core.tallies.models import CrossTab
from hub.design.words import machine_time
from hub.strands.ideas import actions, rules
from hub.strands.ideas.figures import first_month, middle, packed, summed, unpacked
from hub.strands.ideas.queries.figures import figures
from hub.strands.ideas.tasks import count_figures
from hub.strands.ideas.tests.factories import an_idea
from tests.cast import CastClient as Client

SAID = datetime(2026, 9, 7, 10, tzinfo=UTC)
TODAY = date(2026, 11, 20)


@pytest.fixture
def on_the_day():
    """The pages tell of the last twelve months: read them while the story is that young."""
    with time_machine.travel(datetime(2026, 11, 20, 10, tzinfo=UTC)):
        yield


def later(days: int) -> datetime:
    return SAID + timedelta(days=days)


@pytest.fixture
def story(resident, staff, improver, parks_post):
    """Four public ideas and one of staff: one done and confirmed, one done, one answered late, one late."""
    ideas = [an_idea(by=resident, title=f"Idea {n}", now=SAID) for n in range(4)]
    for idea in ideas[:3]:
        actions.assign(idea, post=parks_post, by=improver, now=later(1))
    actions.do_it(ideas[0], words="Done.", by=staff, now=later(5))
    actions.confirm(ideas[0], by=resident, now=later(9))
    actions.do_it(ideas[1], words="Done.", by=staff, now=later(6))
    actions.answer(ideas[2], kind=rules.GOING_AHEAD, words="Yes.", by=staff, now=later(60))
    hidden = an_idea(by=staff, title="Hidden", now=SAID, staff_only=True)
    actions.do_it(hidden, words="Done.", by=improver, now=later(1))


def test_what_is_done_and_confirmed_counts_first_and_staff_ideas_do_not(story):
    found = figures(TODAY)

    whole = found.whole
    assert (whole.confirmed, whole.done, whole.first_change_days) == (1, 2, 9)
    assert (whole.said, whole.on_time, whole.late, whole.late_now) == (4, 2, 1, 1)
    assert [(line.label, line.confirmed) for line in found.by_service] == [
        ("Parks and open spaces", 1),
        ("Not given to a service yet", 0),
    ]
    assert [line.label for line in found.by_month][::11] == ["December 2025", "November 2026"]
    assert next(line for line in found.by_month if line.label == "September 2026").confirmed == 1


def test_a_change_that_its_author_denies_is_not_counted_as_confirmed(resident, improver):
    idea = an_idea(by=resident, now=SAID)
    actions.do_it(idea, words="Done.", by=improver, now=later(1))
    actions.say_not_done(idea, words="It is not.", by=resident, now=later(2))
    assert (figures(TODAY).whole.done, figures(TODAY).whole.confirmed) == (1, 0)

    actions.do_it(idea, words="Now it is.", by=improver, now=later(20))
    actions.confirm(idea, by=resident, now=later(21))
    whole = figures(TODAY).whole
    assert (whole.done, whole.confirmed, whole.first_change_days) == (1, 1, 21)


def test_what_the_task_keeps_is_what_was_counted(story):
    found = figures(TODAY)

    assert unpacked(json.loads(json.dumps(packed(found)))) == found


@pytest.mark.usefixtures("on_the_day")
def test_figures_are_true_before_the_task_ran_and_then_those_it_kept_with_their_moment(client, story, improver):
    first = client.get("/ideas/how-are-we-doing/").text
    assert "0 of 0" not in first
    assert "Counted just now" in first
    count_figures.call()
    client.get("/ideas/how-are-we-doing/")
    table = CrossTab.objects.get()
    assert f'As of <time datetime="{machine_time(table.counted_at)}">' in client.get("/ideas/how-are-we-doing/").text

    CrossTab.objects.update(content=packed(summed({}, first_month(TODAY))))

    assert "Nothing has been said or answered" in client.get("/ideas/how-are-we-doing/").text


def test_of_two_tasks_that_count_at_once_the_one_that_began_later_stands(db):
    keep("example", [2], now=later(2))
    keep("example", [1], now=later(1))
    assert CrossTab.objects.get().content == [2]

    keep("example", [3], now=later(3))
    assert CrossTab.objects.get().content == [3]


@given(st.lists(st.integers(0, 400), min_size=1))
def test_the_middle_of_counted_days_is_their_median(days):
    assert middle(Counter(days)) == median(days)
    assert middle({}) is None


@pytest.mark.usefixtures("on_the_day")
def test_everybody_reads_the_page_and_takes_its_table(client, story):
    page = client.get("/ideas/how-are-we-doing/").text
    for words in ("Done, and confirmed by who asked", "Parks and open spaces", "September 2026", "Late now"):
        assert words in page
    assert "Carys" not in page
    table = b"".join(client.get("/ideas/how-are-we-doing/table/").streaming_content).decode()
    assert "2026-09,Parks and open spaces,3,3,2,0,2,1,9" in table


def test_an_empty_hub_says_what_to_do(client, db):
    assert "Nothing has been said or answered" in client.get("/ideas/how-are-we-doing/").text


@pytest.mark.parametrize("today", [date(2026, 1, 31), date(2026, 12, 1), date(2028, 2, 29)])
def test_twelve_months_are_counted_with_this_one(today):
    first = first_month(today)
    assert (today.year - first.year) * 12 + today.month - first.month == 11
    assert first.day == 1


def test_the_page_takes_the_same_statements_however_many_ideas(
    client, resident, improver, django_assert_max_num_queries
):
    with django_assert_max_num_queries(4):
        client.get("/ideas/how-are-we-doing/")
    for n in range(12):
        idea = an_idea(by=resident, title=f"Idea {n}")
        actions.do_it(idea, words="Done.", by=improver)
    with django_assert_max_num_queries(4):
        Client().get("/ideas/how-are-we-doing/")
