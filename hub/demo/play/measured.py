"""Measures are set up, their made figures added month by month, and tied to what they tell of."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial

from hub.demo.play.casting import post_of
from hub.demo.play.city import City, Happening
from hub.demo.story import measured as told
from hub.measures import periods
from hub.measures.actions import defining, marking, observing, tying
from hub.measures.models import Measure
from hub.measures.reading import Row
from hub.measures.spc import Direction

KEEPER, DEFINED_AGO = "imelda", 338


class Measuring:
    """Plays the measures."""

    def __init__(self, city: City) -> None:
        self.city = city
        self.keeper = city.cast[KEEPER]
        first = periods.first_day(city.now.date(), periods.MONTH)
        self.months = [_months_before(first, told.MONTHS - number) for number in range(told.MONTHS)]

    def happenings(self) -> Iterator[Happening]:
        """Yield everything that is measured: the months before a measure was set up at once, the others one by one."""
        defined = self.city.ago(DEFINED_AGO)
        for one in told.MEASURES:
            yield defined, partial(self._define, one)
            rows = self._rows(one)
            earlier = [row for row in rows if self._known_at(row) <= defined]
            yield defined, partial(self._observe, one, earlier)
            for row in rows[len(earlier) :]:
                yield self._known_at(row), partial(self._observe, one, [row])
            for days_ago, key, part in one.ties:
                yield self.city.ago(days_ago, minutes=180), partial(self._tie, one, key, part)
            if one.note:
                yield self.city.ago(one.changed_ago - 1), partial(self._annotate, one)

    def _rows(self, one: told.Measured) -> list[Row]:
        changed = periods.first_day(self.city.day(one.changed_ago), periods.MONTH)
        found = told.figures(one, months=told.MONTHS, changed_from=self.months.index(changed))
        return [
            Row(line=line, period=month, value=value)
            for line, (month, value) in enumerate(zip(self.months, found, strict=True), start=1)
        ]

    def _known_at(self, row: Row) -> datetime:
        """Return when the value of a month is known: just after midnight on the first day after it."""
        after = periods.following(row.period, periods.MONTH)
        return self.city.now.replace(
            year=after.year, month=after.month, day=1, hour=0, minute=5, second=0, microsecond=0
        )

    def _measure(self, one: told.Measured) -> Measure:
        return Measure.objects.get(pk=self.city.records[one.key].pk)

    def _define(self, one: told.Measured, at: datetime) -> None:
        said = defining.Definition(
            name=one.name,
            definition=one.definition,
            unit="%",
            source=one.source,
            direction=Direction.INCREASE,
            numerator=one.numerator,
            denominator=one.denominator,
            baseline=24,
            made_data=True,
            post=post_of(one.post),
        )
        measure = defining.define(said, by=self.keeper, now=at)
        self.city.records[one.key] = measure.record
        if one.target is not None:
            defining.set_target(
                measure, value=one.target, from_on=at.date(), set_by="Head of Improvement", by=self.keeper, now=at
            )

    def _observe(self, one: told.Measured, rows: list[Row], at: datetime) -> None:
        observing.observe_many(self._measure(one), rows, by=self.keeper, now=at)

    def _tie(self, one: told.Measured, key: str, part: str, at: datetime) -> None:
        tying.tie(self._measure(one), self.city.record(key), part=part, by=self.keeper, now=at)

    def _annotate(self, one: told.Measured, at: datetime) -> None:
        assert one.note  # noqa: S101 - it is played only where the story tells of it
        words, key = one.note
        on = self.city.day(one.changed_ago)
        marking.annotate(self._measure(one), on=on, words=words, record=self.city.record(key), by=self.keeper, now=at)


def _months_before(first: date, count: int) -> date:
    """Return the first day of the month that lies `count` months before `first`."""
    day = first
    for _ in range(count):
        day = periods.first_day(day - timedelta(days=1), periods.MONTH)
    return day
