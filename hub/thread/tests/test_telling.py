"""Who follows a statement, or what it hangs from, hears of what serves it now and of what becomes of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hub.core.follows.actions import follow
from hub.core.follows.queries import notices_of
from hub.core.records.visibility import Visibility
from hub.thread.actions import statements, ties
from hub.thread.actions.statements import Wording
from hub.thread.tests import factories

pytestmark = pytest.mark.usefixtures("example_kind")


@pytest.fixture
def priority(leader):
    return factories.statement(leader, "priority", title="A healthy city")


@pytest.fixture
def outcome(leader, priority):
    return factories.statement(leader, "outcome", "Warm homes", priority)


def told(person):
    return [notice.told for notice in notices_of(person)]


def test_who_follows_the_outcome_or_its_priority_hears_of_new_work_once(
    resident, stranger, staff, improver, outcome, priority
):
    for record, person in ((outcome.record, stranger), (priority.record, stranger), (priority.record, staff)):
        follow(record, by=person)
    idea = factories.work(resident, title="Draught excluders")

    for _ in range(2):
        ties.tie(idea, outcome.record, by=improver)

    assert told(stranger) == ["“Draught excluders” now serves “Warm homes”, which you follow"]
    assert told(staff) == ["“Draught excluders” now serves “Warm homes”, part of what you follow"]
    assert notices_of(stranger).get().url == idea.get_absolute_url()
    assert told(resident) == []


def test_nobody_hears_of_work_that_is_not_theirs_to_read(resident, stranger, improver, outcome):
    follow(outcome.record, by=stranger)

    ties.tie(factories.work(resident, to=Visibility.STAFF), outcome.record, by=improver)

    assert told(stranger) == []


def test_who_follows_a_priority_hears_of_a_new_outcome_of_it(leader, stranger, priority):
    follow(priority.record, by=stranger)

    factories.statement(leader, "outcome", "Dry homes", priority)

    assert told(stranger) == ["“Dry homes” now serves “A healthy city”, which you follow"]


def test_who_follows_it_hears_what_becomes_of_it(leader, stranger, outcome):
    follow(outcome.record, by=stranger)
    until = timezone.localdate() + timedelta(days=30)

    statements.reword(outcome, Wording(title="Warm homes", text="Nobody is cold."), reason="Plainer.", by=leader)
    statements.put_under_review(outcome, until=until, invitation="What is warm?", by=leader)
    statements.end_review(outcome, because="It stays.", by=leader)
    statements.retire(outcome, because="It is done.", by=leader)

    retired, ended, review, reworded = told(stranger)
    assert reworded == "“Warm homes” has a new wording. The reason: Plainer."
    assert review.startswith("“Warm homes” is under review until ")
    assert review.endswith("What is warm?")
    assert ended == "“Warm homes” is no longer under review. It stays."
    assert retired == "“Warm homes” was retired. It is done."
