"""One measure with its chart, in words, rows and figures: what pages, panels and files are made from. No Django."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from math import floor, log10
from typing import TYPE_CHECKING

from hub.measures import periods, words
from hub.measures.limits import Limits
from hub.measures.reading import Counts
from hub.measures.rules import is_share
from hub.measures.spc import ENOUGH, Chart, Direction, Options, Point, chart
from hub.measures.varying import Kind

if TYPE_CHECKING:
    from hub.measures.models import Measure
    from hub.measures.series import Row, Series

_MOST_DECIMALS = 4
_TOLD_FIGURES = 3


@dataclass(frozen=True, kw_only=True)
class Charted:
    """A measure, what its chart is made of, and the chart. `target` is what is aimed at today."""

    measure: "Measure"
    series: "Series"
    chart: Chart
    target: float | None

    @cached_property
    def rows(self) -> Mapping[date, "Row"]:
        """The row of each period, by its first day."""
        return {row.day: row for row in self.series.values}

    @cached_property
    def varies(self) -> bool:
        """Whether each point has limits of its own."""
        return self.chart.options.kind not in {Kind.XMR, Kind.C}

    @cached_property
    def count(self) -> int:
        """How many values were measured; missing ones do not count."""
        return sum(point.value is not None for point in self.chart.points)

    @cached_property
    def too_few(self) -> bool:
        """Whether there are too few values for limits to mean anything."""
        return self.count < ENOUGH

    @cached_property
    def last(self) -> tuple[date, Point] | None:
        """The latest period with a value, and its point."""
        known = [(day, point) for day, point in zip(self.chart.days, self.chart.points, strict=True)]
        return next(((day, point) for day, point in reversed(known) if point.value is not None), None)

    @cached_property
    def decimals(self) -> int:
        """How many decimals the values have, at most four."""
        known = [row for row in self.series.values if row.value is not None]
        shown = [told(row.value, row.denominator) for row in known]
        return min(_MOST_DECIMALS, max((len(one.partition(".")[2]) for one in shown if "e" not in one), default=0))

    @cached_property
    def goes_below_nought(self) -> bool:
        """Whether any value is below 0."""
        return any(point.value is not None and point.value < 0 for point in self.chart.points)

    def period(self, day: date) -> str:
        """Return what people call the period that begins on `day`."""
        return periods.words(day, self.measure.frequency)

    def drawn(self, limit: float | None) -> float | None:
        """Return a limit as it is drawn: a share within 0 to 100, a count not below 0. Rules use it as it is."""
        if limit is None:
            return None
        if is_share(self.measure.unit):
            return min(max(limit, 0.0), 100.0)
        return limit if self.goes_below_nought else max(limit, 0.0)

    def reckoned(self, value: float | None) -> str:
        """Return a mean or a limit in words: one decimal more than the values have."""
        if value is None:
            return ""
        decimals = min(_MOST_DECIMALS, self.decimals + 1)
        return figure(round(value, decimals))


@dataclass(frozen=True, kw_only=True)
class TableRow:
    """One row of the table beside a chart, in words. `key` is of the observation, `corrected` how often it was."""

    key: int
    day: date
    period: str
    value: str
    counted: str
    provisional: bool
    mean: str
    limits: str
    target: str
    reading: str
    corrected: int
    flags: Sequence[int]


def charted(measure: "Measure", series: "Series", *, today: date) -> Charted:
    """Return the chart of `measure` as it stands on `today`."""
    target = series.target_on(today)
    options = Options(
        direction=Direction(measure.direction),
        target=target,
        rebase_on=series.in_force,
        baseline=measure.baseline,
        screened=measure.screened,
        kind=Kind(measure.limits),
        per=per(measure),
    )
    sizes = {row.day: row.denominator for row in series.values}
    made = chart([(row.day, row.value) for row in series.values], options, sizes=sizes)
    return Charted(measure=measure, series=series, chart=made, target=target)


def table(shown: Charted, flags: Sequence[date] = ()) -> list[TableRow]:
    """Return the rows of the table, the latest first. `flags` are the days of what happened, numbered from 1."""
    corrected = [row.day for row in shown.series.corrections]
    said = cache(lambda limits: (shown.reckoned(limits.mean), _limits(shown, limits)))
    rows = []
    for row, point in zip(shown.series.values, shown.chart.points, strict=True):
        mean, limits = ("", "") if shown.too_few else said(point.limits)
        after = periods.following(row.day, shown.measure.frequency)
        rows.append(
            TableRow(
                key=row.pk,
                day=row.day,
                period=shown.period(row.day),
                value=told(row.value, row.denominator),
                counted=out_of(row.numerator, row.denominator),
                provisional=row.provisional,
                mean=mean,
                limits=limits,
                target=figure(aim) if (aim := shown.series.target_on(row.day)) is not None else "",
                reading=_reading(shown, point, row.words),
                corrected=corrected.count(row.day),
                flags=[number for number, day in enumerate(flags, start=1) if row.day <= day < after],
            )
        )
    return rows[::-1]


def figure(value: float) -> str:
    """Return a value as it was typed, with thousands marked: 12.5, 1,204, −3."""
    return f"{value:,.10g}".replace("-", "−")


def told(value: float | None, denominator: float | None) -> str:
    """Return a value in words: as it was typed or, where it was computed, to three figures or so."""
    if value is None:
        return "not measured"
    if denominator is None or not value:
        return figure(value)
    return figure(round(value, max(0, _TOLD_FIGURES - 1 - floor(log10(abs(value))))))


def out_of(numerator: float | None, denominator: float | None) -> str:
    """Return what a value was computed from: “204 of 400”; "" if it was not."""
    if numerator is None or denominator is None:
        return ""
    return f"{figure(numerator)} of {figure(denominator)}"


def per(measure: "Measure") -> float:
    """Return what a value that is computed is told in: 100 for a share in %."""
    return 100.0 if is_share(measure.unit) else float(measure.per)


def counts(measure: "Measure") -> Counts | None:
    """Return how values of `measure` are computed from two counts; None if it does not say of what."""
    if not (measure.numerator and measure.denominator):
        return None
    return Counts(per=per(measure), is_share=is_share(measure.unit))


def _limits(shown: Charted, limits: Limits) -> str:
    lower, upper = shown.drawn(limits.lower), shown.drawn(limits.upper)
    return f"{shown.reckoned(lower)} to {shown.reckoned(upper)}" if lower is not None else ""


def _reading(shown: Charted, point: Point, why_missing: str) -> str:
    if point.value is None:
        return why_missing or "no reason given"
    if shown.too_few:
        return ""
    said = words.LABELS[point.label]
    kind = words.TYPES[point.type]
    return kind if said == kind else f"{kind} ({said})"
