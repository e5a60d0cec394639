"""The letter at the beginning of the week, to whoever owes something."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail

from hub.accounts.tests.factories import PostFactory
from hub.core.clocks import actions as clocks
from hub.core.clocks.queries import Standing
from hub.core.follows.models import Notice
from hub.core.records.actions import withdraw
from hub.site.reminding import remind, sentence

pytestmark = pytest.mark.usefixtures("with_page")
MONDAY = date(2026, 11, 2)  # a question that came on this day is owed its answer by Monday the 16th
AT_SEVEN = datetime(2026, 11, 16, 7, tzinfo=UTC)


@pytest.fixture
def owe(write, resident, parks_post):
    """Return a function that has the parks manager owe an answer since a day."""

    def start(title, on=MONDAY, owner=parks_post):
        return clocks.start(write(title), "answer_question", asker=resident, owner=owner, today=on)

    return start


def told(person):
    return [notice.sentence for notice in Notice.objects.filter(person=person)]


def test_whoever_owes_it_is_written_to_once_with_how_much_is_late_and_due_that_week(
    owe, staff, django_capture_on_commit_callbacks
):
    owe("Late", MONDAY - timedelta(days=7))
    owe("Due on Monday")
    owe("Due on Friday", MONDAY + timedelta(days=4))
    owe("Due next week", MONDAY + timedelta(days=7))

    with django_capture_on_commit_callbacks(execute=True):
        assert remind(now=AT_SEVEN) == 1
    assert remind(now=AT_SEVEN + timedelta(hours=3)) == 0

    assert told(staff) == ["1 promise that you owe is late, and 2 more are due this week."]
    letter = mail.outbox[-1]
    assert letter.to == [staff.email]
    assert "/my/owed/" in letter.body
    assert "Late" not in letter.subject


@pytest.mark.parametrize("days", [1, 4, 6])
def test_on_other_days_nobody_is_written_to(days, owe, staff):
    owe("Late", MONDAY - timedelta(days=7))

    assert remind(now=AT_SEVEN + timedelta(days=days)) == 0
    assert told(staff) == []


def test_what_waits_for_its_asker_was_kept_or_taken_down_is_no_reason_to_write(owe, staff, moderator):
    clocks.pause(owe("Paused"), by=staff, because="Which bench?", today=MONDAY)
    clocks.keep(owe("Kept"), by=staff, today=MONDAY)
    withdraw(owe("Taken down").record, by=moderator, reason="It names a child.")

    assert remind(now=AT_SEVEN) == 0
    assert told(staff) == []


def test_while_the_holder_is_away_the_deputy_is_written_to_and_nobody_for_a_vacant_post(
    owe, parks_post, staff, improver
):
    parks_post.deputy, parks_post.away_until = improver, date(2026, 11, 20)
    parks_post.save()
    owe("Deputised")
    owe("Nobody’s", owner=PostFactory(title="Vacant"))

    assert remind(now=AT_SEVEN) == 1
    assert told(improver) == ["1 promise that you owe is due this week."]
    assert told(staff) == []


def test_each_person_costs_four_statements(owe, improver, django_assert_num_queries):
    owe("Due")
    owe("Due too", owner=PostFactory(title="Travel manager", holder=improver))

    with django_assert_num_queries(1 + 2 * (4 + 4)):  # who owes; for each two savepoints, opened and released
        assert remind(now=AT_SEVEN) == 2


@pytest.mark.parametrize(
    ("late", "due", "said"),
    [
        (2, 1, "2 promises that you owe are late, and 1 more is due this week."),
        (1, 0, "1 promise that you owe is late."),
        (0, 1, "1 promise that you owe is due this week."),
        (0, 3, "3 promises that you owe are due this week."),
        (0, 0, ""),
    ],
)
def test_it_says_what_presses(late, due, said):
    assert sentence(Standing(late=late, due_soon=due)) == said
