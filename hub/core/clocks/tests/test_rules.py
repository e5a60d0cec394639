"""When something is owed: day 0 is the day received, and it is late from the day after it is due."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.core.clocks.rules import Days, Standing, days_taken, due, resumed_due, standing
from hub.foundation.dates import working_days_between

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("received", "days", "expected"),
    [
        (date(2026, 11, 20), 3, date(2026, 11, 25)),  # Friday: the weekend does not count
        (date(2026, 11, 21), 1, date(2026, 11, 23)),  # Saturday
        (date(2026, 12, 23), 3, date(2026, 12, 30)),  # Christmas Day; Boxing Day is a Saturday, kept on the 28th
        (date(2026, 4, 2), 1, date(2026, 4, 7)),  # Maundy Thursday to Easter Tuesday
    ],
)
def test_due_days_skip_weekends_and_bank_holidays(received, days, expected):
    assert due(received, days) == expected


def test_it_is_late_from_the_day_after_it_is_due():
    days = Days(started_on=date(2026, 11, 2), due_on=date(2026, 11, 30))

    assert standing(days, date(2026, 11, 24)) is Standing.WAITING
    assert standing(days, date(2026, 11, 25)) is Standing.DUE_SOON
    assert standing(days, date(2026, 11, 30)) is Standing.DUE_SOON
    assert standing(days, date(2026, 12, 1)) is Standing.LATE


def test_a_debt_that_waits_for_its_asker_is_not_late():
    days = Days(started_on=date(2026, 11, 2), due_on=date(2026, 11, 30), paused_on=date(2026, 11, 10))

    assert standing(days, date(2027, 1, 4)) is Standing.PAUSED
    assert days_taken(days, date(2027, 1, 4)) == 6


@given(due_on=DAYS, paused_on=DAYS, resumed_on=DAYS)
def test_a_pause_leaves_as_many_days_as_there_were(due_on, paused_on, resumed_on):
    new_due, paused_days = resumed_due(due_on, paused_on, resumed_on)

    assert paused_days >= 0
    assert new_due >= due_on
    assert working_days_between(due_on, new_due) == paused_days


def test_what_was_stopped_keeps_its_verdict():
    on_time = Days(started_on=date(2026, 11, 2), due_on=date(2026, 11, 5), stopped_on=date(2026, 11, 5))
    too_late = Days(started_on=date(2026, 11, 2), due_on=date(2026, 11, 5), stopped_on=date(2026, 11, 6))

    assert standing(on_time, date(2027, 1, 1)) is Standing.KEPT
    assert standing(too_late, date(2027, 1, 1)) is Standing.KEPT_LATE
