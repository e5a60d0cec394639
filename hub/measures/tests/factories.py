"""Measures for tests, made through the actions."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from hub.accounts.models import Person, Post
from hub.core.records.visibility import Visibility
from hub.measures import periods
from hub.measures.actions import defining, observing
from hub.measures.models import Measure
from hub.measures.reading import Row
from hub.measures.spc import Direction

CALM = (52.0, 55.0, 51.0, 54.0, 53.0, 50.0, 56.0, 52.0, 54.0, 51.0, 55.0, 53.0, 52.0, 54.0)
BETTER = (64.0, 66.0, 63.0, 67.0, 65.0, 66.0, 64.0)
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
SAID = defining.Definition(
    name="Calls answered within two minutes",
    definition="Calls to the repairs line that a person answers within two minutes of the first ring.",
    unit="%",
    source="Telephone system, monthly report",
    direction=Direction.INCREASE,
)


def a_measure(
    by: Person,
    post: Post | None = None,
    values: Sequence[float | None] = (),
    *,
    first: date = date(2025, 1, 1),
    to: Visibility = Visibility.PUBLIC,
    **said: Any,
) -> Measure:
    """Return a measure with one value for each period from `first` on."""
    measure = defining.define(replace(SAID, post=post, **said), by=by, to=to)
    if values:
        observing.observe_many(measure, rows(values, first, measure.frequency), by=by, now=NOW)
    return measure


def rows(values: Sequence[float | None], first: date, frequency: str = periods.MONTH) -> list[Row]:
    """Return the rows of values that follow one another."""
    made, day = [], periods.first_day(first, frequency)
    for line, value in enumerate(values, start=1):
        made.append(Row(line=line, period=day, value=value))
        day = periods.following(day, frequency)
    return made
