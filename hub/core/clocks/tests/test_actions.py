"""Starting, pausing, keeping and handing over what is owed."""

from datetime import date

import pytest

from hub.accounts.tests.factories import PostFactory
from hub.core.clocks import actions
from hub.core.clocks.models import Clock
from hub.core.records.actions import Card, open_record
from hub.foundation.errors import NotPossible

MONDAY = date(2026, 11, 2)


@pytest.fixture
def record(resident, example_kind):
    return open_record("example", Card(title="A bench", summary=""), by=resident)


@pytest.fixture
def clock(record, resident, parks_post, settings):
    """An answer owed to Amina by parks, in ten working days from a Monday."""
    settings.HUB_QUESTION_DAYS = 10
    return actions.start(record, "answer_question", asker=resident, owner=parks_post, today=MONDAY)


def test_a_clock_is_due_as_many_working_days_later_as_the_setting_says(clock):
    assert (clock.started_on, clock.due_on) == (MONDAY, date(2026, 11, 16))


def test_a_changed_setting_does_not_move_a_running_clock(clock, settings):
    settings.HUB_QUESTION_DAYS = 2

    assert Clock.objects.get().due_on == date(2026, 11, 16)


def test_a_pause_is_public_and_gives_the_days_back(clock, staff):
    actions.pause(clock, by=staff, because="Which gate do you mean?", today=date(2026, 11, 5))
    clock.refresh_from_db()
    assert clock.paused_because == "Which gate do you mean?"

    actions.resume(clock, by=staff, today=date(2026, 11, 12))

    clock.refresh_from_db()
    assert (clock.paused_on, clock.paused_days, clock.due_on) == (None, 5, date(2026, 11, 23))


def test_a_pause_needs_a_question(clock, staff):
    with pytest.raises(NotPossible, match="what you are asking"):
        actions.pause(clock, by=staff, because=" ")


def test_a_paused_clock_is_not_paused_again(clock, staff):
    actions.pause(clock, by=staff, because="Which gate?")

    with pytest.raises(NotPossible, match="already"):
        actions.pause(clock, by=staff, because="Which gate?")


def test_keeping_a_promise_twice_changes_nothing(clock, staff):
    actions.keep(clock, by=staff, today=date(2026, 11, 10))
    actions.keep(clock, by=staff, today=date(2026, 11, 12))

    clock.refresh_from_db()
    assert clock.stopped_on == date(2026, 11, 10)


def test_an_answer_during_a_pause_ends_the_pause(clock, staff):
    actions.pause(clock, by=staff, because="Which gate?", today=date(2026, 11, 5))
    actions.keep(clock, by=staff, today=date(2026, 11, 9))

    clock.refresh_from_db()
    assert (clock.paused_on, clock.paused_days, clock.stopped_on) == (None, 2, date(2026, 11, 9))


def test_calling_it_off_says_why(clock, staff):
    with pytest.raises(NotPossible, match="Say why"):
        actions.call_off(clock, by=staff, because="")
    actions.call_off(clock, by=staff, because="The author took it back")

    clock.refresh_from_db()
    assert clock.called_off_because == "The author took it back"
    with pytest.raises(NotPossible, match="answered already"):
        actions.pause(clock, by=staff, because="Which gate?")


def test_handing_over_moves_the_debt_and_not_the_day(clock, staff):
    other = PostFactory(title="Streets manager")

    actions.hand_over(clock, to=other, by=staff)

    clock.refresh_from_db()
    assert (clock.owner_post, clock.due_on) == (other, date(2026, 11, 16))
