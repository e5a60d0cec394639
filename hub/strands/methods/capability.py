"""How long it takes, case by case, drawn as a process-behaviour chart (XmR): where each point stands on the page.

What the limits and the signals are, `hub.measures.spc` reckons. Here are only places and words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hub.design.words import day
from hub.measures.spc import ENOUGH, Chart, PointType

WIDTH, HEIGHT = 1000, 300
MARGIN = 12

DAY_HOURS = 24
MINUTE_HOURS = 1 / 60
LONGEST_IN_HOURS = 48


@dataclass(frozen=True, kw_only=True)
class Dot:
    """One case: where it stands, whether it is out of the ordinary, and what it is in words."""

    x: float
    y: float
    special: bool
    day: str
    length: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """The chart: `line` joins the dots; the heights of the mean and the limits are None where they are off the page."""

    width: int
    height: int
    dots: Sequence[Dot]
    line: str
    mean_y: float
    upper_y: float | None
    lower_y: float | None
    mean: str
    upper: str
    trial: bool
    sentence: str

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        """The table beside the chart."""
        return [(dot.day, dot.length, dot.words) for dot in self.dots]


def drawing(chart: Chart, at: Sequence[datetime]) -> Drawing | None:
    """Return the chart of hours from hearing somebody to their having what they needed; None without limits."""
    limits = chart.points[-1].limits if chart.points else None
    if limits is None or limits.mean is None:
        return None
    values = [point.value or 0.0 for point in chart.points]
    top = max([*values, limits.upper or 0.0]) or 1.0
    dots = [
        Dot(
            x=_across(place, len(values)),
            y=_down(value, top),
            special=point.type != PointType.COMMON,
            day=day(moment),
            length=duration(value),
            words=str(point.label.value),
        )
        for place, (value, point, moment) in enumerate(zip(values, chart.points, at, strict=True))
    ]
    special = sum(dot.special for dot in dots)
    return Drawing(
        width=WIDTH,
        height=HEIGHT,
        dots=dots,
        line=" ".join(f"{dot.x:.1f},{dot.y:.1f}" for dot in dots),
        mean_y=_down(limits.mean, top),
        upper_y=_down(limits.upper, top) if limits.upper is not None and not limits.flat else None,
        lower_y=_down(limits.lower, top) if limits.lower is not None and limits.lower > 0 else None,
        mean=duration(limits.mean),
        upper=duration(limits.upper) if limits.upper is not None else "",
        trial=len(values) < ENOUGH,
        sentence=_sentence(limits.mean, limits.upper, special, len(values)),
    )


def _sentence(mean: float, upper: float | None, special: int, n: int) -> str:
    if n < ENOUGH:
        return f"Only {n} {'case is' if n == 1 else 'cases are'} finished: too few to say what is ordinary."
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
        return f"{hours:.1f} hours".replace(".0 ", " ")
    return f"{hours / DAY_HOURS:.1f} days".replace(".0 ", " ")


def _across(place: int, n: int) -> float:
    return WIDTH / 2 if n == 1 else MARGIN + place * (WIDTH - 2 * MARGIN) / (n - 1)


def _down(value: float, top: float) -> float:
    share = min(1.0, max(0.0, value / top))
    return HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN)
