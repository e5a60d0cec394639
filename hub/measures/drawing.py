"""How a measure's chart is drawn: which shape each point has, where lines run, and the sentence read in its place."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby, pairwise
from statistics import median

from markupsafe import Markup

from hub.design import plots
from hub.design.plots import Dot, Flag, Line, Mark, Plot, Shape, Stairs, Style
from hub.measures import periods, words
from hub.measures.charted import Charted, figure, out_of, told
from hub.measures.spc import Point, PointType

SHOWN = 240  # points that a picture can show; the table and the file have all
_TICKS = 6
SHAPES: dict[PointType, Shape] = {
    PointType.COMMON: "round",
    PointType.IMPROVEMENT: "diamond",
    PointType.CONCERN: "square",
    PointType.HIGH: "up",
    PointType.LOW: "down",
}


def large(shown: Charted, flags: Sequence[tuple[date, str]] = ()) -> Markup:
    """Return the whole chart. `flags` are what happened, each with its day, in the order of their numbers."""
    return plots.draw(_plot(shown, flags))


def small(shown: Charted) -> Markup:
    """Return the chart without words, to stand beside a sentence."""
    return plots.draw_small(_plot(shown, ()))


def legend(shown: Charted) -> Markup:
    """Return what the shapes on this chart mean; with too few values there is one shape, that means nothing."""
    open_words = "provisional" if any(row.provisional for row in shown.series.values) else ""
    there = {point.type for point in shown.chart.points if point.value is not None and not shown.too_few}
    if not there and not open_words:
        return Markup("")
    shapes = ((SHAPES[kind], words.TYPES[kind]) for kind in PointType if kind in there)
    return plots.legend(shapes, open_words=open_words)


def described(shown: Charted) -> str:
    """Return the sentence that is read in place of the picture."""
    if not shown.last:
        return "There are no values yet."
    first, last = shown.chart.days[0], shown.last[0]
    several = "value" if shown.count == 1 else "values"
    said = f"{shown.count:,} {several} in {shown.measure.unit}, {shown.period(first)} to {shown.period(last)}."
    limits = shown.chart.limits
    if shown.too_few or limits is None:
        return f"{said} Too few for limits."
    return (
        f"{said} The mean is now {shown.reckoned(limits.mean)}, the limits are "
        f"{shown.reckoned(shown.drawn(limits.lower))} and {shown.reckoned(shown.drawn(limits.upper))}. "
        f"{words.VARIATIONS[shown.chart.variation].means} The table below has every value."
    )


def _plot(shown: Charted, flags: Sequence[tuple[date, str]]) -> Plot:
    days, points = shown.chart.days[-SHOWN:], shown.chart.points[-SHOWN:]
    first, last = (days[0], days[-1]) if days else (date.min, date.max)
    after = periods.following(last, shown.measure.frequency) if days else date.max
    numbered = [
        Flag(at=min(day, last).toordinal(), words=text, number=number)
        for number, (day, text) in enumerate(flags, start=1)
        if first <= day < after
    ]
    return Plot(
        key=f"chart-{shown.measure.pk}",
        title=f"{shown.measure.record.title}{' (made data)' if shown.measure.made_data else ''}",
        description=described(shown),
        runs=list(_runs(shown, days, points)),
        lines=[*_lines(shown, days, points), *_targets(shown, days)],
        stairs=list(_stairs(shown, days, points)),
        ticks=[Mark(at=day.toordinal(), words=_short(day, shown.measure.frequency)) for day in _spaced(days)],
        edge=list(_edge(shown, points)),
        breaks=[] if shown.too_few else [_break(shown, day, days) for day in _begins(shown, days)],
        flags=numbered,
    )


def _runs(shown: Charted, days: Sequence[date], points: Sequence[Point]) -> Iterator[list[Dot]]:
    """Yield the points, cut at missing values and where a new part begins."""
    pairs = list(zip(days, points, strict=True))
    for _, part in groupby(pairs, key=lambda pair: pair[1].part):
        for known, run in groupby(part, key=lambda pair: pair[1].value is not None):
            if known:
                yield [_dot(shown, day, point) for day, point in run]


def _dot(shown: Charted, day: date, point: Point) -> Dot:
    value, row = point.value or 0.0, shown.rows[day]
    counted = out_of(row.numerator, row.denominator)
    said = f"{shown.period(day)}: {told(value, row.denominator)}{f' ({counted})' if counted else ''}"
    if not shown.too_few:
        said += f", {words.LABELS[point.label]}"
    return Dot(
        x=day.toordinal(),
        y=value,
        shape="round" if shown.too_few else SHAPES[point.type],
        words=f"{said}, provisional" if row.provisional else said,
        is_open=row.provisional,
    )


def _lines(shown: Charted, days: Sequence[date], points: Sequence[Point]) -> Iterator[Line]:
    """Yield the mean and the limits of each part; with too few values the median alone."""
    if shown.too_few:
        known = [point.value for point in points if point.value is not None]
        if len(known) > 1:
            yield Line(x_from=days[0].toordinal(), x_to=days[-1].toordinal(), y=median(known), style="mean")
        return
    for _, group in groupby(zip(days, points, strict=True), key=lambda pair: pair[1].part):
        part = list(group)
        span = {"x_from": part[0][0].toordinal(), "x_to": part[-1][0].toordinal()}
        point = part[0][1]
        if point.limits.mean is not None:
            yield Line(**span, y=point.limits.mean, style="mean")
        if shown.varies:
            continue
        for limit in (shown.drawn(point.limits.lower), shown.drawn(point.limits.upper)):
            if limit is not None:
                yield Line(**span, y=limit, style="trial" if point.trial else "limit")


def _stairs(shown: Charted, days: Sequence[date], points: Sequence[Point]) -> Iterator[Stairs]:
    """Yield limits that vary: a step about each point, broken where a part ends and where a point has none."""
    if shown.too_few or not shown.varies:
        return
    pairs = list(zip(days, points, strict=True))
    for (_, known), run in groupby(pairs, key=lambda pair: (pair[1].part, pair[1].limits.upper is not None)):
        part = list(run)
        if known:
            places = [day.toordinal() for day, _ in part]
            edges = [places[0], *((one + other) / 2 for one, other in pairwise(places)), places[-1]]
            style: Style = "trial" if part[0][1].trial else "limit"
            for heights in ([point.limits.lower for _, point in part], [point.limits.upper for _, point in part]):
                steps = zip(pairwise(edges), heights, strict=True)
                yield Stairs(
                    steps=[(start, end, shown.drawn(height) or 0.0) for (start, end), height in steps], style=style
                )


def _targets(shown: Charted, days: Sequence[date]) -> Iterator[Line]:
    aims = [(shown.series.target_on(day), day) for day in days]
    for aim, run in groupby(aims, key=lambda pair: pair[0]):
        over = [day for _, day in run]
        if aim is not None:
            end = periods.following(over[-1], shown.measure.frequency) if over[-1] != days[-1] else over[-1]
            yield Line(x_from=over[0].toordinal(), x_to=min(end, days[-1]).toordinal(), y=aim, style="target")


def _edge(shown: Charted, points: Sequence[Point]) -> Iterator[Mark]:
    """Yield what stands beside the ends of the lines."""
    if not points:
        return
    if shown.too_few:
        known = [point.value for point in points if point.value is not None]
        if len(known) > 1:
            yield Mark(at=median(known), words=f"middle {shown.reckoned(median(known))}")
    else:
        limits = points[-1].limits
        named = (("upper", shown.drawn(limits.upper)), ("mean", limits.mean), ("lower", shown.drawn(limits.lower)))
        for name, height in named:
            if height is not None:
                yield Mark(at=height, words=f"{name} {shown.reckoned(height)}")
    aim = shown.series.target_on(shown.chart.days[-1])
    if aim is not None:
        yield Mark(at=aim, words=f"target {figure(aim)}")


def _begins(shown: Charted, days: Sequence[date]) -> list[date]:
    """Return the days, among those drawn, on which a later part begins."""
    return [day for place in shown.chart.begins if place and (day := shown.chart.days[place]) in days]


def _break(shown: Charted, day: date, days: Sequence[date]) -> Mark:
    """Return the upright line between the last point of one part and the first of the next."""
    before = days[days.index(day) - 1] if day != days[0] else day
    return Mark(at=(before.toordinal() + day.toordinal()) / 2, words=f"Limits anew from {shown.period(day)}")


def _spaced(days: Sequence[date]) -> list[date]:
    """Return a few of `days`, evenly apart, the first and the last among them."""
    if len(days) <= _TICKS:
        return list(days)
    return [days[round(place * (len(days) - 1) / (_TICKS - 1))] for place in range(_TICKS)]


def _short(day: date, frequency: str) -> str:
    if periods.FREQUENCIES[frequency].months == 0:
        return f"{day.day} {day:%b %Y}"
    if frequency in {periods.MONTH, periods.QUARTER}:
        return f"{day:%b %Y}"
    return periods.words(day, frequency)
