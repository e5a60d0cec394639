"""A value of a period that has not ended is taken, and is provisional until it is put right after its end."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from hub.foundation.errors import NotPossible
from hub.measures import pasting, periods
from hub.measures.actions import observing
from hub.measures.figures import Measurement
from hub.measures.reading import Row
from hub.measures.tests.factories import CALM, NOW, a_measure, rows
from hub.measures.tests.test_counts import seen
from hub.measures.tests.test_pages import at, text

pytestmark = pytest.mark.django_db
NOVEMBER = date(2026, 11, 1)


@pytest.fixture
def share(improver, parks_post):
    return a_measure(improver, parks_post, CALM[:8], first=date(2026, 3, 1))


@pytest.mark.parametrize(
    ("first", "frequency", "today", "runs"),
    [
        (NOVEMBER, periods.MONTH, date(2026, 11, 1), True),
        (NOVEMBER, periods.MONTH, date(2026, 11, 30), True),
        (NOVEMBER, periods.MONTH, date(2026, 12, 1), False),
        (date(2026, 4, 1), periods.FINANCIAL_YEAR, date(2027, 3, 31), True),
        (date(2026, 11, 16), periods.WEEK, date(2026, 11, 23), False),
        (NOVEMBER, periods.DAY, NOVEMBER, False),
    ],
)
def test_a_period_runs_from_its_first_day_to_its_last_and_a_day_has_its_value(first, frequency, today, runs):
    assert periods.is_running(first, frequency, today) is runs


def test_typed_it_is_said_and_marked_and_stays_so_until_the_period_has_ended(share, staff):
    made = observing.observe(share, NOVEMBER, Measurement(value=60.0), by=staff, now=NOW)
    assert made.provisional
    assert not share.observations.get(period=date(2026, 10, 1)).provisional

    with pytest.raises(NotPossible, match="the value it has"):
        observing.correct(made, Measurement(value=60.0), reason="It is final.", by=staff, now=NOW)
    observing.correct(made, Measurement(value=61.0), reason="Two days more.", by=staff, now=NOW)
    assert share.observations.get(period=NOVEMBER).provisional
    later = datetime(2026, 12, 1, 12, tzinfo=UTC)
    observing.correct(made, Measurement(value=61.0), reason="The month has ended.", by=staff, now=later)
    assert not share.observations.get(period=NOVEMBER).provisional


def test_what_could_not_be_taken_is_not_provisional_and_a_day_is_final(share, staff, improver, parks_post):
    none = observing.observe(share, NOVEMBER, Measurement(value=None, why_missing="No survey"), by=staff, now=NOW)
    daily = a_measure(improver, parks_post, name="Calls a day", frequency=periods.DAY)
    today = observing.observe(daily, NOW.date(), Measurement(value=5.0), by=staff, now=NOW)

    assert [none.provisional, today.provisional] == [False, False]


def test_the_page_that_adds_one_says_so(client, share, staff):
    client.force_login(staff)
    this = timezone.localdate().replace(day=1)

    page = text(client.post(at(share, "add/"), {"period": this.isoformat(), "value": "60"}, follow=True))

    assert f"Saved: {periods.words(this, periods.MONTH)}. This period has not ended" in page
    assert "<strong>provisional</strong>" in page


def test_pasted_it_is_shown_as_provisional_before_it_is_saved_and_pasted_again_changes_nothing(client, share, staff):
    client.force_login(staff)
    this = timezone.localdate().replace(day=1)
    pasted = f"{this.isoformat()}\t60"

    page = text(client.post(at(share, "paste/"), {"pasted": pasted}))
    assert "this period has not ended, so its value counts as provisional." in page
    assert "60, provisional" in page
    client.post(at(share, "paste/"), {"pasted": pasted, "seen": seen(page)})
    assert share.observations.get(period=this).provisional

    again = pasting.look(share, pasted, seen="", not_totals=False, today=timezone.localdate())
    assert not again.problems


def test_a_file_brought_in_by_a_command_is_held_to_the_same(share):
    both = [*rows([50.0], date(2025, 1, 1)), Row(line=2, period=NOVEMBER, value=60.0)]

    observing.observe_many(share, both, by=None, now=NOW)

    assert [one.provisional for one in share.observations.filter(value__in=(50.0, 60.0)).order_by("period")][-1]
