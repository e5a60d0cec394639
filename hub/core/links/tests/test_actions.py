"""Tying records together, confirming, ending."""

import pytest

from hub.core.links import actions
from hub.core.links.models import Link
from hub.core.links.relations import BESIDE, DOWN, READINGS, UP, Direction
from hub.core.records.actions import Card, open_record
from hub.foundation.errors import NotPossible


@pytest.fixture
def two(resident, example_kind):
    """A record and another."""
    return [open_record("example", Card(title=title, summary=""), by=resident) for title in ("A bench", "Rest")]


def test_saying_it_twice_makes_one_tie(two, resident):
    first = actions.link(two[0], "serves", two[1], by=resident, because="People sit on it")
    second = actions.link(two[0], "serves", two[1], by=resident)

    assert first == second
    assert Link.objects.count() == 1


def test_the_same_is_said_once_from_the_lower_to_the_higher(two, resident):
    actions.link(two[1], "same_as", two[0], by=resident)
    actions.link(two[0], "same_as", two[1], by=resident)

    tie = Link.objects.get()
    assert (tie.source, tie.target) == (two[0], two[1])


def test_nothing_is_tied_to_itself(two, resident):
    with pytest.raises(NotPossible, match="itself"):
        actions.link(two[0], "serves", two[0], by=resident)


def test_a_second_person_confirms_and_not_the_first(two, resident, stranger):
    tie = actions.link(two[0], "serves", two[1], by=resident)

    with pytest.raises(NotPossible, match="second person"):
        actions.confirm(tie, by=resident)
    actions.confirm(tie, by=stranger)
    actions.confirm(tie, by=stranger)

    tie.refresh_from_db()
    assert tie.confirmed_by == stranger


def test_a_tie_ends_with_a_reason_and_can_be_made_again(two, resident):
    tie = actions.link(two[0], "serves", two[1], by=resident)

    with pytest.raises(NotPossible, match="Say why"):
        actions.end(tie, by=resident, because="")
    actions.end(tie, by=resident, because="It was taken away")
    actions.end(tie, by=resident, because="It was taken away")
    again = actions.link(two[0], "serves", two[1], by=resident)

    assert again != tie
    assert Link.objects.current().get() == again
    with pytest.raises(NotPossible, match="ended"):
        actions.confirm(Link.objects.get(pk=tie.pk), by=resident)


def test_each_relation_leads_one_way_and_back_the_other():
    assert set(UP) | set(DOWN) | set(BESIDE) == set(READINGS)
    assert READINGS["serves"].leads is Direction.UP
    assert READINGS["serves"].leads_back is Direction.DOWN
    assert READINGS["became"].leads_back is Direction.UP
    assert READINGS["taught_in"].leads_back is Direction.BESIDE
