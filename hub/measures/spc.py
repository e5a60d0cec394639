"""Process-behaviour charts: limits, and what they say of each point and of the whole. Plain Python, floats.

Formulas and rules are those of NHSRplotthedots 0.2.2 (R/ptd_spc_standard.R, R/ptd_calculate_assurance_type.R), the
package of “Making Data Count”. In three things we say more than the package does, unless asked to keep to the letter:

- a part that does not vary has its limits on its mean (the package has none there), and passes or fails its target
  by whether every value meets it, or none;
- a rebase from a day without a point begins at the first point after it (the package ignores it silently);
- variation is read from the last point that has a value (the package reads a missing one as common cause).

`xmr` takes values in any order that means something, such as cases in order of completion; `chart` takes days.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from math import isfinite

from hub.foundation.errors import BadInput
from hub.measures.limits import Limits, limits_of, limits_that_vary
from hub.measures.rulings import UPWARDS, Label, labels, side_of
from hub.measures.varying import Kind

ENOUGH = 13  # points below which limits are on trial (R/ptd_add_short_group_warnings.R; the NHS Excel tool shows none)
LEAST_BASELINE = 12  # R/ptd_spc_options.R


class Direction(StrEnum):
    """Which way is better."""

    INCREASE = "increase"
    DECREASE = "decrease"
    NEUTRAL = "neutral"


class PointType(StrEnum):
    """What a point's label means, given which way is better."""

    COMMON = "common_cause"
    IMPROVEMENT = "special_cause_improvement"
    CONCERN = "special_cause_concern"
    HIGH = "special_cause_neutral_high"
    LOW = "special_cause_neutral_low"


class Variation(StrEnum):
    """What the last point says: high or low, better or worse."""

    COMMON = "common_cause"
    IMPROVEMENT_HIGH = "improvement_high"
    IMPROVEMENT_LOW = "improvement_low"
    CONCERN_HIGH = "concern_high"
    CONCERN_LOW = "concern_low"
    NEUTRAL_HIGH = "neutral_high"
    NEUTRAL_LOW = "neutral_low"


class Assurance(StrEnum):
    """Whether the target will be met by the process as it is: always, never, or by chance."""

    PASS = "consistent_pass"  # noqa: S105 - a verdict, no password
    FAIL = "consistent_fail"
    INCONSISTENT = "inconsistent"


@dataclass(frozen=True, kw_only=True)
class Options:
    """How a chart is to be made.

    `rebase_on` are days from which limits are reckoned anew; `baseline` is how many first points of each part its
    limits rest on, None for all, at least 12; `screened` leaves extreme moving ranges out of their average. `kind` says
    how limits are reckoned; those of a share or a rate are told in `per`: 100 for %.
    """

    direction: Direction = Direction.NEUTRAL
    target: float | None = None
    rebase_on: Sequence[date] = ()
    baseline: int | None = None
    screened: bool = True
    to_the_letter: bool = False
    kind: Kind = Kind.XMR
    per: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Point:
    """One point. `part` counts from 0; `outside`, `side` and `near` are None where they cannot be known.

    `trial` says that its part has fewer than 13 points.
    """

    value: float | None
    part: int
    limits: Limits
    outside: bool | None
    side: int | None
    near: bool | None
    label: Label
    type: PointType
    trial: bool


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A whole chart. `days` is empty if it was made of values alone; `begins` are the places at which parts begin.

    `rebased` pairs each day that was asked for with the place of the point at which the new part begins, None for a
    day after the last point or one that makes no part.
    """

    points: Sequence[Point]
    days: Sequence[date]
    begins: Sequence[int]
    variation: Variation
    assurance: Assurance | None
    options: Options
    rebased: Sequence[tuple[date, int | None]] = ()

    @property
    def limits(self) -> Limits | None:
        """The limits in force at the end, None for an empty chart."""
        return self.points[-1].limits if self.points else None

    @property
    def trial(self) -> bool:
        """Whether the limits at the end rest on too few points to be relied upon."""
        return not self.points or self.points[-1].trial


def xmr(values: Sequence[float | None], *, begins: Sequence[int] = (), options: Options | None = None) -> Chart:
    """Return the XmR chart of `values` in their order. `begins` are the places, from 1, at which new parts begin.

    Raises BadInput for a baseline of fewer than 12 points or a value that is no finite number. Of `options`, the days
    of rebasing are not looked at.
    """
    return _charted(values, [None] * len(values), begins, options or Options())


def _charted(
    values: Sequence[float | None], sizes: Sequence[float | None], begins: Sequence[int], options: Options
) -> Chart:
    _check(values, options)
    starts = [0, *sorted({place for place in begins if 0 < place < len(values)})] if values else []
    points: list[Point] = []
    for part, (start, end) in enumerate(pairwise([*starts, len(values)])):
        points += _part(values[start:end], sizes[start:end], part, options)
    return Chart(
        points=points,
        days=(),
        begins=starts,
        variation=_variation(points, options),
        assurance=_assurance(points, options),
        options=options,
    )


def chart(
    series: Sequence[tuple[date, float | None]],
    options: Options | None = None,
    *,
    sizes: Mapping[date, float | None] | None = None,
) -> Chart:
    """Return the chart of a series of days and values, put into the order of days.

    `sizes` is what the value of a day was counted out of, for the kinds of chart whose limits vary with it.

    Raises BadInput for a day that comes twice, and as `xmr` does.
    """
    options = options or Options()
    ordered = sorted(series, key=lambda pair: pair[0])
    days = [day for day, _ in ordered]
    for one, other in pairwise(days):
        if one == other:
            raise BadInput(f"{one.isoformat()} is there twice: each period has one value.")
    rebased = [(day, _begins_at(day, days, to_the_letter=options.to_the_letter)) for day in sorted(options.rebase_on)]
    known = [(sizes or {}).get(day) for day in days]
    made = _charted([value for _, value in ordered], known, [at for _, at in rebased if at], options)
    return Chart(
        points=made.points,
        days=days,
        begins=made.begins,
        variation=made.variation,
        assurance=made.assurance,
        options=options,
        rebased=rebased,
    )


def assurance_of(
    target: float | None, limits: Limits, values: Sequence[float | None], options: Options
) -> Assurance | None:
    """Return whether `target` will be met. None without a target, or where neither way is better.

    A limit that is equal to the target leaves it to chance. Where nothing varies, every value meets the target or
    none does, and that is the answer.
    """
    if target is None or options.direction == Direction.NEUTRAL:
        return None
    better = options.direction == Direction.INCREASE
    if limits.flat and not options.to_the_letter:
        met = {value >= target if better else value <= target for value in values if value is not None}
        if len(met) == 1:
            return Assurance.PASS if met.pop() else Assurance.FAIL
    if limits.upper is not None and target > limits.upper:
        return Assurance.FAIL if better else Assurance.PASS
    if limits.lower is not None and target < limits.lower:
        return Assurance.PASS if better else Assurance.FAIL
    return Assurance.INCONSISTENT


def _part(values: Sequence[float | None], sizes: Sequence[float | None], part: int, options: Options) -> list[Point]:
    limits = _limits(values, sizes, options)
    sides = [side_of(value, one.mean) for value, one in zip(values, limits, strict=True)]
    outside = [_beyond(value, one.lower, one.upper) for value, one in zip(values, limits, strict=True)]
    near = [
        None if out is None else not out and bool(_beyond(value, one.near_lower, one.near_upper))
        for value, out, one in zip(values, outside, limits, strict=True)
    ]
    said = labels(values, sides=sides, near=near, outside=outside)
    return [
        Point(
            value=value,
            part=part,
            limits=limits[place],
            outside=outside[place],
            side=sides[place],
            near=near[place],
            label=said[place],
            type=type_of(said[place], options.direction),
            trial=len(values) < ENOUGH,
        )
        for place, value in enumerate(values)
    ]


def _limits(values: Sequence[float | None], sizes: Sequence[float | None], options: Options) -> Sequence[Limits]:
    """Return the limits of each point of one part: the same for all, unless they vary with its size."""
    if options.kind != Kind.XMR:
        return limits_that_vary(values, sizes, options.kind, per=options.per, baseline=options.baseline)
    base = values[: options.baseline]
    return [limits_of(base, screened=options.screened, to_the_letter=options.to_the_letter)] * len(values)


def type_of(label: Label, direction: Direction) -> PointType:
    """Return what `label` means where `direction` is better."""
    if label == Label.COMMON:
        return PointType.COMMON
    if direction == Direction.NEUTRAL:
        return PointType.HIGH if label in UPWARDS else PointType.LOW
    better = (label in UPWARDS) == (direction == Direction.INCREASE)
    return PointType.IMPROVEMENT if better else PointType.CONCERN


def _variation(points: Sequence[Point], options: Options) -> Variation:
    """Return what the last point says."""
    read = points if options.to_the_letter else [point for point in points if point.value is not None]
    if not read or read[-1].type == PointType.COMMON:
        return Variation.COMMON
    kind = {PointType.IMPROVEMENT: "improvement", PointType.CONCERN: "concern"}.get(read[-1].type, "neutral")
    return Variation(f"{kind}_{'high' if read[-1].label in UPWARDS else 'low'}")


def _assurance(points: Sequence[Point], options: Options) -> Assurance | None:
    if not points:
        return None
    last = points[-1]
    values = [point.value for point in points if point.part == last.part]
    return assurance_of(options.target, last.limits, values, options)


def _begins_at(day: date, days: Sequence[date], *, to_the_letter: bool) -> int | None:
    """Return the place of the first point on or after `day`; None if there is none, or if it is the first of all."""
    place = next((place for place, other in enumerate(days) if other >= day), None)
    if place is None or (to_the_letter and days[place] != day):
        return None
    return place or None


def _beyond(value: float | None, lower: float | None, upper: float | None) -> bool | None:
    if value is None or lower is None or upper is None:
        return None
    return value > upper or value < lower


def _check(values: Sequence[float | None], options: Options) -> None:
    if options.baseline is not None and options.baseline < LEAST_BASELINE:
        raise BadInput(f"A baseline rests on {LEAST_BASELINE} points or more.")
    if not all(value is None or isfinite(value) for value in values):
        raise BadInput("Each value has to be a number.")
