"""What is owed: counted for those who may read it, by post, and for the one who owes it."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from hub.accounts.tests.factories import PostFactory
from hub.core.clocks import actions, queries
from hub.core.records.actions import Card, open_record, publish

pytestmark = pytest.mark.usefixtures("example_kind")
MONDAY = date(2026, 11, 2)  # a question is owed an answer in ten working days: by 16 November


@pytest.fixture
def owe(resident, parks_post):
    """Return a function that opens a record and starts a clock on it."""

    def start(title, *, public=True, owner=parks_post, on=MONDAY):
        record = open_record("example", Card(title=title, summary=""), by=resident)
        if public:
            publish(record, by=resident)
        return actions.start(record, "answer_question", asker=resident, owner=owner, today=on)

    return start


def test_what_is_owed_is_counted_by_where_it_stands(owe, resident, staff):
    owe("waiting")
    owe("paused")
    actions.pause(owe("asked"), by=staff, because="Which bench?", today=MONDAY)

    early = queries.standing(AnonymousUser(), date(2026, 11, 3))
    soon = queries.standing(AnonymousUser(), date(2026, 11, 13))
    late = queries.standing(AnonymousUser(), date(2026, 11, 17))

    assert (early.running, early.due_soon, early.late, early.paused) == (3, 0, 0, 1)
    assert (soon.due_soon, soon.late) == (2, 0)
    assert late.late == 2
    assert late.anything_late


def test_what_is_owed_on_a_hidden_record_is_counted_for_nobody_else(owe, resident, stranger):
    owe("hidden", public=False)

    assert queries.standing(stranger, MONDAY).running == 0
    assert queries.standing(AnonymousUser(), MONDAY).running == 0
    assert queries.standing(resident, MONDAY).running == 1


def test_the_holder_owes_and_while_away_the_deputy(owe, parks_post, staff, improver):
    parks_post.deputy, parks_post.away_until = improver, date(2026, 11, 6)
    parks_post.save()
    clock = owe("bench")

    assert queries.owed_by(improver, MONDAY, 9) == [clock]
    assert queries.owed_by(staff, MONDAY, 9) == []
    assert queries.owed_by(staff, date(2026, 11, 9), 9) == [clock]


def test_posts_with_the_most_late_stand_first(owe, parks_post, django_assert_num_queries):
    other = PostFactory(title="Library manager")
    owe("a")
    owe("b", owner=other, on=date(2026, 11, 9))
    owe("c", owner=None, on=date(2026, 11, 9))

    with django_assert_num_queries(1):
        rows = queries.standing_by_post(AnonymousUser(), date(2026, 11, 17))

    assert [(row.post, row.standing.late) for row in rows] == [("Parks manager", 1), ("", 0), ("Library manager", 0)]


def test_the_newest_answers_are_those_kept_not_called_off(owe, resident, stranger, staff):
    kept, off, hidden = owe("kept"), owe("off"), owe("hidden", public=False)
    actions.keep(kept, by=staff, today=MONDAY)
    actions.call_off(off, by=staff, because="Asked twice.", today=MONDAY)
    actions.keep(hidden, by=staff, today=MONDAY)

    assert queries.newest_kept(5, ("answer_question",), viewer=stranger) == [kept]
