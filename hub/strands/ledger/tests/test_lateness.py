"""Whether decisions are published in time: told by post, kept by a task, and never of what is not for everybody."""

import re
from datetime import date, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hub.accounts.tests.factories import PostFactory
from hub.core.records.actions import publish
from hub.core.records.visibility import Visibility
from hub.core.tallies.models import CrossTab
from hub.design.words import machine_time
from hub.strands.ledger.actions import signing
from hub.strands.ledger.queries.lateness import PostLateness, by_post, posts
from hub.strands.ledger.tasks import count_front
from hub.strands.ledger.tests.factories import a_draft
from tests.cast import CastClient as Client

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


def at(month: int, day: int) -> datetime:
    """Noon of a day of 2026."""
    return datetime(2026, month, day, 12, tzinfo=timezone.get_current_timezone())


@pytest.fixture
def published(parks, officer, officer_post, monitor):
    """Three decisions of a year: one in time, one eight working days after signing and late, one of another post."""
    other = PostFactory(title="Head of roads", team=parks, holder=officer)
    found = []
    for post, signed, shown in (
        (officer_post, at(9, 7), at(9, 14)),  # a Monday to the next: five working days, as promised
        (officer_post, at(10, 5), at(10, 15)),
        (other, at(10, 5), at(10, 5)),
    ):
        decision = a_draft(post=post, by=officer, title=f"Lamps, {signed:%d %B}, {post.title}")
        signing.sign(decision, by=officer, now=signed)
        signing.clear(decision, by=monitor, now=shown)
        signing.publish(decision, by=officer, now=shown)
        found.append(decision)
    return found


def test_each_post_is_counted_with_those_late_and_the_longest_the_most_late_first(published, officer_post):
    assert by_post(TODAY) == [
        PostLateness(post=officer_post.title, published=2, late=1, longest_days=8),
        PostLateness(post="Head of roads", published=1, late=0, longest_days=0),
    ]


def test_what_is_older_than_a_year_or_not_for_everybody_is_not_counted(published, officer):
    assert by_post(date(2027, 10, 15)) == by_post(date(2027, 10, 6)) != []
    assert by_post(date(2027, 10, 16)) == []

    publish(published[1].record, by=officer, to=Visibility.STAFF)
    assert [line.late for line in by_post(TODAY)] == [0, 0]


@time_machine.travel(at(11, 20))  # the page tells of the last twelve months
def test_it_is_true_before_the_task_ran_and_then_as_it_kept_it_with_its_moment(client: Client, published):
    def cells() -> list[str]:
        return re.findall(r"<td[^>]*>[^<]+</td>", client.get("/decisions-and-money/").text)

    first = cells()
    count_front.call()
    table = CrossTab.objects.get(code="ledger_posts")

    assert cells() == first != []
    assert f'<time datetime="{machine_time(table.counted_at)}">' in client.get("/decisions-and-money/").text
    with CaptureQueriesContext(connection) as asked:
        assert posts(TODAY).lines == by_post(timezone.localdate())
    assert len(asked) == 2  # one for each side
