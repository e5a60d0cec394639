"""What a chart says, in words: of each point, of the whole, and what to be careful about. Pure."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from hub.measures.rulings import Label
from hub.measures.spc import ENOUGH, Assurance, Chart, Direction, PointType, Variation

LEANING = 0.5  # how strongly each value may lean on the one before it (lag-1 correlation) before we say so
_SHOWS_CAUSE = 3  # Nesta Standards of Evidence: from level 3 there is a control or comparison group
_MANY_ZEROS = 0.25


@dataclass(frozen=True, kw_only=True)
class Said:
    """One reading of a chart: a few words, the sentence that says what they mean, and what to ask."""

    words: str
    means: str
    ask: str


LABELS: dict[Label, str] = {
    Label.ABOVE_LIMIT: "above the upper limit",
    Label.BELOW_LIMIT: "below the lower limit",
    Label.RISING: "one of seven rising in a row",
    Label.FALLING: "one of seven falling in a row",
    Label.TWO_OF_THREE_ABOVE: "one of two in three close to the upper limit",
    Label.TWO_OF_THREE_BELOW: "one of two in three close to the lower limit",
    Label.SHIFT_ABOVE: "one of seven in a row above the mean",
    Label.SHIFT_BELOW: "one of seven in a row below the mean",
    Label.COMMON: "everyday variation",
}

TYPES: dict[PointType, str] = {
    PointType.COMMON: "everyday variation",
    PointType.IMPROVEMENT: "signal: better",
    PointType.CONCERN: "signal: worse",
    PointType.HIGH: "signal: high",
    PointType.LOW: "signal: low",
}

_BETTER_ASK = "What was changed, and can it be kept and shared?"
_WORSE_ASK = "What was different, and who can find out?"
CHANGED_BEFORE = "changed before this began, and no change shown since"
# How a chart’s caption begins that ends “changed; cause not shown”.
WAYS: dict[Variation, str] = {
    Variation.COMMON: "Everyday variation now; before that",
    Variation.IMPROVEMENT_HIGH: "For the better",
    Variation.IMPROVEMENT_LOW: "For the better",
    Variation.CONCERN_HIGH: "For the worse",
    Variation.CONCERN_LOW: "For the worse",
    Variation.NEUTRAL_HIGH: "Higher",
    Variation.NEUTRAL_LOW: "Lower",
}
VARIATIONS: dict[Variation, Said] = {
    Variation.COMMON: Said(
        words="Everyday variation",
        means="The latest value is one that this process gives without anything having changed.",
        ask="Is the usual level good enough? If not, the process has to change, not the month be explained.",
    ),
    Variation.IMPROVEMENT_HIGH: Said(
        words="Changed for the better",
        means="The latest value is higher than everyday variation explains, and higher is better.",
        ask=_BETTER_ASK,
    ),
    Variation.IMPROVEMENT_LOW: Said(
        words="Changed for the better",
        means="The latest value is lower than everyday variation explains, and lower is better.",
        ask=_BETTER_ASK,
    ),
    Variation.CONCERN_HIGH: Said(
        words="Changed for the worse",
        means="The latest value is higher than everyday variation explains, and lower is better.",
        ask=_WORSE_ASK,
    ),
    Variation.CONCERN_LOW: Said(
        words="Changed for the worse",
        means="The latest value is lower than everyday variation explains, and higher is better.",
        ask=_WORSE_ASK,
    ),
    Variation.NEUTRAL_HIGH: Said(
        words="Changed: higher",
        means="The latest value is higher than everyday variation explains. Neither way is better in itself.",
        ask="What was different, and what does it mean for the people concerned?",
    ),
    Variation.NEUTRAL_LOW: Said(
        words="Changed: lower",
        means="The latest value is lower than everyday variation explains. Neither way is better in itself.",
        ask="What was different, and what does it mean for the people concerned?",
    ),
}

ASSURANCES: dict[Assurance, Said] = {
    Assurance.PASS: Said(
        words="Target: met as things are",
        means="The target lies outside the limits, on the safe side: it will be met while nothing changes.",
        ask="Is the target still the right one?",
    ),
    Assurance.FAIL: Said(
        words="Target: not met as things are",
        means="The target lies outside the limits, on the far side: it will be missed until something changes.",
        ask="What is to be changed, since trying harder will not do?",
    ),
    Assurance.INCONSISTENT: Said(
        words="Target: hit or miss",
        means="The target lies within the limits: it will be met in some periods and missed in others, by chance.",
        ask="What would make it certain?",
    ),
}

DIRECTIONS: dict[Direction, str] = {
    Direction.INCREASE: "higher is better",
    Direction.DECREASE: "lower is better",
    Direction.NEUTRAL: "neither higher nor lower is better in itself",
}


def cause(chart: Chart, level: int | None = None, *, since: date | None = None) -> str:
    """Return what the chart shows of a cause, given the evidence level, 1 to 5, of the work that it measures.

    `since` is the day on which that work began: what came about in periods that began earlier was not its doing. Below
    level 3 a change is shown, and its cause is not. Source: Nesta Standards of Evidence. Limits that begin anew are a
    change too: two people agreed that there was one.
    """
    changes = [number for number, point in enumerate(chart.points) if point.type != PointType.COMMON]
    changes += chart.begins[1:]
    if not changes:
        return "no change shown"
    if since and chart.days and all(chart.days[number] < since for number in changes):
        return CHANGED_BEFORE
    if level is not None and level >= _SHOWS_CAUSE:
        return f"changed; a comparison shows that the work is the cause (evidence level {level})"
    return "changed; cause not shown"


def more_needed(chart: Chart) -> int:
    """Return how many more values the last part needs before its limits can be relied upon; 0 if it has enough."""
    last = chart.points[-1].part if chart.points else 0
    return max(0, ENOUGH - sum(point.part == last for point in chart.points))


def cautions(chart: Chart) -> list[str]:
    """Return what a reader has to be careful about, in the order of weight."""
    found = []
    limits = chart.limits
    if limits and limits.flat:
        found.append("No variation: every value that the limits rest on is the same, so the limits lie on the mean.")
    if chart.points and chart.trial:
        found.append(
            f"The latest limits are on trial: they rest on fewer than {ENOUGH} values and will move with each new one."
        )
    if leaning(chart) > LEANING:
        found.append(
            "Each value leans on the one before it, as with seasons or slow drift. "
            "Some signals may be that and no change of the process."
        )
    known = [point.value for point in chart.points if point.value is not None]
    if len(known) >= ENOUGH and not (limits and limits.flat) and known.count(0) >= _MANY_ZEROS * len(known):
        found.append("Many values are nought. For rare events, days between one and the next say more than counts.")
    return found


def leaning(chart: Chart) -> float:
    """Return how strongly each value leans on the one before it: lag-1 correlation about each part's mean, -1 to 1.

    0 for fewer than 13 values, and where nothing varies.
    """
    gaps = [
        (point.part, None if point.value is None or point.limits.mean is None else point.value - point.limits.mean)
        for point in chart.points
    ]
    spread = sum(gap * gap for _, gap in gaps if gap is not None)
    if len(gaps) < ENOUGH or not spread:
        return 0.0
    return sum(_product(one, other) for one, other in pairwise(gaps)) / spread


def _product(one: tuple[int, float | None], other: tuple[int, float | None]) -> float:
    if one[0] != other[0] or one[1] is None or other[1] is None:
        return 0.0
    return one[1] * other[1]
