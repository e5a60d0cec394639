"""The list of a kind: a true count, filters that stay, no page beyond the last."""

import pytest

from hub.accounts.tests.factories import TeamFactory
from hub.core.lists.forms import FilterForm
from hub.core.lists.queries import Wanted, listed, options
from hub.core.records.actions import Card, change_state, open_record, publish
from hub.core.records.visibility import Visibility

pytestmark = pytest.mark.django_db


def make(kind, title, by, to=Visibility.PUBLIC, **card):
    record = open_record(kind.code, Card(title=title, summary="", **card), by=by)
    publish(record, by=by, to=to)
    return record


def test_a_list_shows_what_one_may_read_newest_first(example_kind, resident, stranger, parks):
    make(example_kind, "First", resident)
    make(example_kind, "Second", resident, team=parks)
    make(example_kind, "For staff", resident, Visibility.STAFF)

    found = listed("example", Wanted(), stranger)

    assert [card.title for card in found.cards] == ["Second", "First"]
    assert (found.count, found.is_all, found.last) == (2, True, 1)
    assert parks.name in found.cards[0].facts


def test_filters_narrow_and_count_truly(example_kind, resident, improver, stranger):
    make(example_kind, "Benches by the river", resident)
    gone = make(example_kind, "Benches in the park", resident)
    change_state(gone, to="declined", by=improver, reason="There are benches.")

    assert [card.title for card in listed("example", Wanted(words="benches", state="declined"), stranger).cards] == [
        "Benches in the park"
    ]
    assert listed("example", Wanted(words="swings"), stranger).count == 0


def test_a_page_beyond_the_last_is_the_last(example_kind, resident, stranger):
    for number in range(21):
        make(example_kind, f"Number {number}", resident)

    found = listed("example", Wanted(), stranger, number=50)

    assert (found.number, found.last, [card.title for card in found.cards]) == (2, 2, ["Number 0"])


def test_statements_stay_the_same_with_more_records(example_kind, resident, stranger, django_assert_num_queries):
    assert not stranger.team_ids  # read once a request, before any list
    for _ in range(2):
        for number in range(5):
            make(example_kind, f"Number {number}", resident)
        with django_assert_num_queries(2):
            listed("example", Wanted(), stranger)


def test_a_filter_that_makes_no_sense_is_said_and_left_out(example_kind):
    form = FilterForm({"state": "nowhere", "page": "x"}, example_kind, {"place": [], "team": [], "outcome": []})

    assert form.wanted() == Wanted()
    assert form.number() == 1
    assert "state" in form.errors
    assert "ward" not in form.fields


def test_teams_that_nobody_knows_as_a_service_are_offered_where_every_team_is(parks):
    inside = TeamFactory(name="Law and money", is_service=False)
    services, every = (dict(options(every_team=every)["team"]) for every in (False, True))

    assert services == {str(parks.pk): parks.name}
    assert every == {**services, str(inside.pk): "Law and money"}
