"""The four rules by which a point on a process-behaviour chart is a signal, each over one part of the chart.

Rules and their order as in NHSRplotthedots 0.2.2 (R/ptd_calculate_point_type.R), which draws charts in the way of
NHS England's “Making Data Count”. A point gets one label: the first rule that holds. A missing value, given as None,
is in no run and breaks every run. Plain Python.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import TypeVar

_Point = TypeVar("_Point")
RUN = 7  # points of a trend, and of a shift to one side of the mean


class Label(StrEnum):
    """Why a point stands out, in the words of NHSRplotthedots; `UCL` and `LCL` are the process limits."""

    ABOVE_LIMIT = "Above UCL"
    BELOW_LIMIT = "Below LCL"
    RISING = "7 Point Trend (Increasing)"
    FALLING = "7 Point Trend (Decreasing)"
    TWO_OF_THREE_ABOVE = "2 in 3 Above CL"
    TWO_OF_THREE_BELOW = "2 in 3 Below CL"
    SHIFT_ABOVE = "7 Points Above CL"
    SHIFT_BELOW = "7 Points Below CL"
    COMMON = "Common Cause"


UPWARDS = frozenset({Label.ABOVE_LIMIT, Label.RISING, Label.TWO_OF_THREE_ABOVE, Label.SHIFT_ABOVE})


def side_of(value: float | None, mean: float | None) -> int | None:
    """Return 1 above the mean, -1 below it, 0 on it; None where there is no value or no mean."""
    if value is None or mean is None:
        return None
    return (value > mean) - (value < mean)


def shift_ends(sides: Sequence[int | None]) -> list[int]:
    """Return 1 for each point that ends seven in a row on one side of the mean, else 0."""
    return _ends(sides, RUN, lambda window: window[0] not in {0, None} and len(set(window)) == 1)


def trend_ends(values: Sequence[float | None]) -> list[int]:
    """Return 1 for each point that ends seven strictly rising, -1 strictly falling, else 0: equal neighbours break it.

    Steps beside a missing value break it too.
    """
    steps = [0, *_steps(values)]
    up = _ends(steps, RUN, lambda window: set(window[1:]) == {1})
    down = _ends(steps, RUN, lambda window: set(window[1:]) == {-1})
    return [rise - fall for rise, fall in zip(up, down, strict=True)]


def members(ends: Sequence[int]) -> list[bool]:
    """Return for each point whether it is one of seven that end where `ends` is not 0."""
    return [any(ends[place : place + RUN]) for place in range(len(ends))]


def two_of_three_windows(near: Sequence[bool | None], sides: Sequence[int | None]) -> list[bool]:
    """Return for each point whether it is in a window of three on one side, at least two of them near a limit."""

    def found(start: int) -> bool:
        window = slice(start, start + 3)
        one_side = sides[window]
        return one_side[0] in {1, -1} and len(set(one_side)) == 1 and sum(map(bool, near[window])) >= 2  # noqa: PLR2004

    starts = [found(start) for start in range(len(near) - 2)]
    return [any(starts[max(0, place - 2) : place + 1]) for place in range(len(near))]


def two_of_three(near: Sequence[bool | None], sides: Sequence[int | None]) -> list[bool]:
    """Return for each point whether it is near a limit itself and in such a window: the third is not marked."""
    windows = two_of_three_windows(near, sides)
    return [bool(own) and window for own, window in zip(near, windows, strict=True)]


def labels(
    values: Sequence[float | None],
    *,
    sides: Sequence[int | None],
    near: Sequence[bool | None],
    outside: Sequence[bool | None],
) -> list[Label]:
    """Return the label of each point of one part. All four sequences run alongside, in the order of time."""
    trend, pairs, shift = members(trend_ends(values)), two_of_three(near, sides), members(shift_ends(sides))
    rising = _rising(values, trend)

    def label(place: int) -> Label:
        above = sides[place] == 1
        if outside[place]:
            return Label.ABOVE_LIMIT if above else Label.BELOW_LIMIT
        if trend[place]:
            return Label.RISING if rising[place] else Label.FALLING
        if pairs[place]:
            return Label.TWO_OF_THREE_ABOVE if above else Label.TWO_OF_THREE_BELOW
        if shift[place]:
            return Label.SHIFT_ABOVE if above else Label.SHIFT_BELOW
        return Label.COMMON

    return [label(place) for place in range(len(values))]


def _rising(values: Sequence[float | None], trend: Sequence[bool]) -> list[bool]:
    """Return whether a trend rises at each point: by the step to its right, at its end by the one to its left.

    So the top that a rise and a fall share counts to the fall.
    """
    steps = [0, *_steps(values), 0]
    return [
        steps[place + 1 if place + 1 < len(trend) and trend[place] and trend[place + 1] else place] == 1
        for place in range(len(trend))
    ]


def _steps(values: Sequence[float | None]) -> list[int]:
    """Return 1, 0 or -1 for each value after the first: above, at or below the one before; 0 beside what is missing."""
    return [0 if a is None or b is None else (b > a) - (b < a) for a, b in pairwise(values)]


def _ends(points: Sequence[_Point], length: int, holds: Callable[[Sequence[_Point]], bool]) -> list[int]:
    """Return 1 for each point at which a window of `length` ends for which `holds`."""
    return [int(place + 1 >= length and holds(points[place + 1 - length : place + 1])) for place in range(len(points))]
