"""Limits of everyday variation: of a whole part from its moving ranges (XmR), or of each point by its size. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum

from hub.measures.varying import SCREEN, Kind, bands

LIMIT = 2.66  # limits stand this many average moving ranges from the mean: 3 / 1.128, rounded as Wheeler has it


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


def limits_that_vary(
    values: Sequence[float | None], sizes: Sequence[float | None], kind: Kind, *, per: float, baseline: int | None
) -> list[Limits]:
    """Return the limits of each point, by what it was counted out of. Points without a size have a mean alone."""
    middle, found = bands(values, sizes, kind, per=per, baseline=baseline)
    return [
        Limits(
            mean=middle,
            average_range=None,
            lower=band.lower,
            upper=band.upper,
            near_lower=band.near_lower,
            near_upper=band.near_upper,
            flat=False,
        )
        for band in found
    ]


def _mean(values: Sequence[float]) -> float | None:
    """Return the average, None of nothing. Corrected once, so that equal values average to themselves exactly."""
    if not values:
        return None
    rough = fsum(values) / len(values)
    return rough + fsum(value - rough for value in values) / len(values)
