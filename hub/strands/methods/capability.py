"""How long it takes, case by case, as a process-behaviour chart (XmR): what is drawn, and the words for it.

What the limits and the signals are, `hub.measures.spc` reckons; how a plot looks, `hub.design.plots` knows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from hub.design import plots
from hub.design.plots import Dot, Line, Mark, Plot
from hub.design.words import day
from hub.measures import words
from hub.measures.drawing import SHAPES
from hub.measures.limits import Limits
from hub.measures.spc import ENOUGH, Chart, Point, PointType

DAY_HOURS = 24
MINUTE_HOURS = 1 / 60
LONGEST_IN_HOURS = 48
_TICKS = 5


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """The chart, what its shapes mean, the table beside it, and what it says. `unit` is what its height is in."""

    picture: Markup
    legend: Markup
    rows: Sequence[tuple[str, str, str]]
    unit: str
    mean: str
    upper: str
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Few:
    """Too few cases for a chart: what is known of them, what more is needed and why, and each with its day."""

    known: str
    wanted: str
    rows: Sequence[tuple[str, str]]


def few_cases(hours: Sequence[tuple[datetime, float]]) -> Few | None:
    """Return what can be said of so few finished cases; None of nothing, and where a chart says more."""
    if not hours or len(hours) >= ENOUGH:
        return None
    took = sorted(length for _, length in hours)
    known = f"The one case that is finished took {duration(took[0])}."
    if len(took) > 1:
        known = (
            f"{len(took)} cases are finished. The shortest took {duration(took[0])}, "
            f"the longest {duration(took[-1])}, and the one in the middle {duration(took[(len(took) - 1) // 2])}."
        )
    more = ENOUGH - len(took)
    wanted = (
        f"{more} more {'is' if more == 1 else 'are'} needed before a chart can say what is ordinary and which case "
        "stands out. With fewer, one long case moves everything."
    )
    return Few(known=known, wanted=wanted, rows=[(day(at), duration(length)) for at, length in hours])


def drawing(chart: Chart, at: Sequence[datetime]) -> Drawing | None:
    """Return the chart of hours from hearing somebody to their having what they needed; None of too few cases."""
    limits = chart.limits
    if limits is None or limits.mean is None or len(chart.points) < ENOUGH:
        return None
    points = chart.points
    special = sum(point.type != PointType.COMMON for point in points)
    sentence = _sentence(limits.mean, limits.upper, special)
    in_days = max(point.value or 0.0 for point in points) >= LONGEST_IN_HOURS
    return Drawing(
        picture=plots.draw(_plot(points, at, limits, sentence, hours=DAY_HOURS if in_days else 1)),
        legend=_legend(points),
        rows=[
            (day(moment), duration(point.value or 0.0), words.LABELS[point.label])
            for point, moment in zip(points, at, strict=True)
        ],
        unit="days" if in_days else "hours",
        mean=duration(limits.mean),
        upper=duration(limits.upper) if limits.upper is not None else "",
        sentence=sentence,
    )


def _plot(points: Sequence[Point], at: Sequence[datetime], limits: Limits, sentence: str, *, hours: int) -> Plot:
    """Return the plot, its height in so many hours. Cases stand evenly apart, in the order they were finished."""
    dots = [
        Dot(
            x=place,
            y=(point.value or 0.0) / hours,
            shape=SHAPES[point.type],
            words=f"{day(moment)}: {duration(point.value or 0.0)}, {words.LABELS[point.label]}",
        )
        for place, (point, moment) in enumerate(zip(points, at, strict=True))
    ]
    named = [(name, height / hours, duration(height)) for name, height in _heights(limits)]
    return Plot(
        key="capability",
        title="How long each case took, in the order they were finished",
        description=sentence,
        runs=[dots],
        lines=[
            Line(x_from=0, x_to=len(points) - 1, y=height, style="mean" if name == "average" else "limit")
            for name, height, _ in named
        ],
        ticks=[Mark(at=place, words=day(at[place])) for place in _spaced(len(points))],
        edge=[Mark(at=height, words=f"{name} {said}") for name, height, said in named],
    )


def _heights(limits: Limits) -> Iterator[tuple[str, float]]:
    """Yield the lines across, by name, in hours. No length of time is below nought."""
    if limits.mean is not None:
        yield "average", limits.mean
    if limits.flat:
        return
    if limits.upper is not None:
        yield "up to", limits.upper
    if limits.lower is not None and limits.lower > 0:
        yield "from", limits.lower


def _legend(points: Sequence[Point]) -> Markup:
    there = {point.type for point in points}
    return plots.legend((SHAPES[kind], words.TYPES[kind]) for kind in PointType if kind in there)


def _spaced(count: int) -> list[int]:
    return sorted({round(place * (count - 1) / (_TICKS - 1)) for place in range(_TICKS)})


def _sentence(mean: float, upper: float | None, special: int) -> str:
    can = f"On average it takes {duration(mean)}; as things are, anything up to {duration(upper or mean)} is ordinary."
    if not special:
        return f"{can} No case stands out: to make it shorter, the way of working has to change."
    return f"{can} {special} {'case stands' if special == 1 else 'cases stand'} out: ask what was different there."


def duration(hours: float) -> str:
    """Return a length of time in its fittest unit: “25 minutes”, “3.5 hours”, “6.2 days”."""
    if hours < MINUTE_HOURS:
        return "at once"
    if hours < 1:
        minutes = round(hours * 60)
        return f"{minutes} {'minute' if minutes == 1 else 'minutes'}"
    if hours < LONGEST_IN_HOURS:
        return _so_many(hours, "hour")
    return _so_many(hours / DAY_HOURS, "day")


def _so_many(count: float, unit: str) -> str:
    figure = f"{count:.1f}".removesuffix(".0")
    return f"{figure} {unit}" if figure == "1" else f"{figure} {unit}s"
