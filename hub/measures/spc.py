"""Process-behaviour charts: XmR limits and what they say of each point and of the whole. Plain Python, floats.

Formulas and rules are those of NHSRplotthedots 0.2.2 (R/ptd_spc_standard.R, R/ptd_calculate_assurance_type.R), the
package of “Making Data Count”. In three things we say more than the package does, unless asked to keep to the letter:

- a part that does not vary has its limits on its mean (the package has none there), and passes or fails its target
  by whether every value meets it, or none;
- a rebase from a day without a point begins at the first point after it (the package ignores it silently);
- variation is read from the last point that has a value (the package reads a missing one as common cause).

`xmr` takes values in any order that means something, such as cases in order of completion; `chart` takes days.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from math import fsum, isfinite

from hub.foundation.errors import BadInput
from hub.measures.rulings import UPWARDS, Label, labels, side_of

LIMIT = 2.66  # limits stand this many average moving ranges from the mean: 3 / 1.128, rounded as Wheeler has it
SCREEN = 3.267  # a moving range this many times the average, or more, is left out of the average
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
    limits rest on, None for all, at least 12; `screened` leaves extreme moving ranges out of their average.
    """

    direction: Direction = Direction.NEUTRAL
    target: float | None = None
    rebase_on: Sequence[date] = ()
    baseline: int | None = None
    screened: bool = True
    to_the_letter: bool = False


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What one part of a chart rests on. Values are in the unit of the measure, and limits are never clamped.

    `mean` is None where nothing was measured; `average_range`, `lower` and `upper` are None where no two neighbours
    were. `flat` says that no value of the base differs from the one before it.
    """

    mean: float | None
    average_range: float | None
    lower: float | None
    upper: float | None
    near_lower: float | None
    near_upper: float | None
    flat: bool


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


def limits_of(values: Sequence[float | None], *, screened: bool = True, to_the_letter: bool = False) -> Limits:
    """Return the limits that `values`, in the order of time, give. A missing value takes both its ranges with it."""
    known = [value for value in values if value is not None]
    mean = _mean(known)
    ranges = [abs(b - a) for a, b in pairwise(values) if a is not None and b is not None]
    flat = bool(ranges) and not any(ranges)
    average = _mean(ranges)
    if screened and average is not None:
        average = _mean([one for one in ranges if one < SCREEN * average])
        if flat and not to_the_letter:
            average = 0.0
    if mean is None or average is None:
        nothing = {"lower": None, "upper": None, "near_lower": None, "near_upper": None}
        return Limits(mean=mean, average_range=average, flat=flat, **nothing)
    far, near = LIMIT * average, 2 * (LIMIT / 3) * average
    return Limits(
        mean=mean,
        average_range=average,
        lower=mean - far,
        upper=mean + far,
        near_lower=mean - near,
        near_upper=mean + near,
        flat=flat,
    )


def xmr(values: Sequence[float | None], *, begins: Sequence[int] = (), options: Options | None = None) -> Chart:
    """Return the chart of `values` in their order. `begins` are the places, from 1, at which new parts begin.

    Raises BadInput for a baseline of fewer than 12 points or a value that is no finite number. Of `options`, the days
    of rebasing are not looked at.
    """
    options = options or Options()
    _check(values, options)
    starts = [0, *sorted({place for place in begins if 0 < place < len(values)})] if values else []
    points: list[Point] = []
    for part, (start, end) in enumerate(pairwise([*starts, len(values)])):
        points += _part(values[start:end], part, options)
    return Chart(
        points=points,
        days=(),
        begins=starts,
        variation=_variation(points, options),
        assurance=_assurance(points, options),
        options=options,
    )


def chart(series: Sequence[tuple[date, float | None]], options: Options | None = None) -> Chart:
    """Return the chart of a series of days and values, put into the order of days.

    Raises BadInput for a day that comes twice, and as `xmr` does.
    """
    options = options or Options()
    ordered = sorted(series, key=lambda pair: pair[0])
    days = [day for day, _ in ordered]
    for one, other in pairwise(days):
        if one == other:
            raise BadInput(f"{one.isoformat()} is there twice: each period has one value.")
    rebased = [(day, _begins_at(day, days, to_the_letter=options.to_the_letter)) for day in sorted(options.rebase_on)]
    made = xmr([value for _, value in ordered], begins=[at for _, at in rebased if at], options=options)
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


def _part(values: Sequence[float | None], part: int, options: Options) -> list[Point]:
    limits = limits_of(values[: options.baseline], screened=options.screened, to_the_letter=options.to_the_letter)
    sides = [side_of(value, limits.mean) for value in values]
    outside = [_beyond(value, limits.lower, limits.upper) for value in values]
    near = [
        None if out is None else not out and bool(_beyond(value, limits.near_lower, limits.near_upper))
        for value, out in zip(values, outside, strict=True)
    ]
    said = labels(values, sides=sides, near=near, outside=outside)
    return [
        Point(
            value=value,
            part=part,
            limits=limits,
            outside=outside[place],
            side=sides[place],
            near=near[place],
            label=said[place],
            type=type_of(said[place], options.direction),
            trial=len(values) < ENOUGH,
        )
        for place, value in enumerate(values)
    ]


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


def _mean(values: Sequence[float]) -> float | None:
    """Return the average, None of nothing. Corrected once, so that equal values average to themselves exactly."""
    if not values:
        return None
    rough = fsum(values) / len(values)
    return rough + fsum(value - rough for value in values) / len(values)
