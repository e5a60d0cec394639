"""Limits that vary from point to point, for shares, rates and counts: P, P', U, U' and C charts. Plain Python.

XmR reckons limits from how the values move; these reckon them from how much was counted, so that a month with few
cases has wide limits. Formulas as in qicharts2 0.8.1 (R/helper.functions.R), with `cl` the weighted average of the
base, n what was counted out of, and three sigma each way:

- P, a share: sigma = sqrt(cl (1 - cl) / n), limits within 0 to 1;
- U, a rate: sigma = sqrt(cl / n), no limit below 0;
- C, a count out of always the same: sigma = sqrt(cl), no limit below 0;
- P' and U' (Laney 2002): sigma of P and U times the screened average moving range of z / 1.128, where z is how many
  sigma a value lies from `cl`. With thousands of cases the plain limits are too narrow: nearly every point is a signal.

`per` is what a share or a rate is told in: 100 for %, 1,000 for “per 1,000”. Values and limits are in that unit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from math import fsum, sqrt

SIGMAS, NEAR_SIGMAS = 3, 2
SCREEN = 3.267  # a moving range this many times the average, or more, is left out of the average
_D2 = 1.128  # the average moving range of two is so many sigma


class Kind(StrEnum):
    """How limits are reckoned."""

    XMR = "xmr"
    P = "p"
    P_PRIME = "pp"
    U = "u"
    U_PRIME = "up"
    C = "c"


SHARES = frozenset({Kind.P, Kind.P_PRIME})
COUNTED = frozenset({Kind.P, Kind.P_PRIME, Kind.U, Kind.U_PRIME})  # those that need to know out of how many
_PRIMES = frozenset({Kind.P_PRIME, Kind.U_PRIME})


@dataclass(frozen=True, kw_only=True)
class Band:
    """The limits of one point, in the unit of the values; None where there are none. Near limits are not clamped."""

    lower: float | None
    upper: float | None
    near_lower: float | None
    near_upper: float | None


def centre(values: Sequence[float | None], sizes: Sequence[float | None], kind: Kind) -> float | None:
    """Return the average of `values`, each weighted by what it was counted out of; None of nothing."""
    known = _known(values, sizes, kind)
    whole = fsum(size for _, size in known)
    return fsum(value * size for value, size in known) / whole if whole else None


def bands(
    values: Sequence[float | None], sizes: Sequence[float | None], kind: Kind, *, per: float, baseline: int | None
) -> tuple[float | None, list[Band]]:
    """Return the centre and the limits of each point, in order. They rest on the first `baseline` points, or all.

    A point whose size is not known has none.
    """
    middle = centre(values[:baseline], sizes[:baseline], kind)
    sigmas = [_sigma(middle, size, kind, per) for size in sizes]
    if kind in _PRIMES:
        wider = _wider(values[:baseline], sigmas[:baseline], middle)
        sigmas = [None if sigma is None or wider is None else sigma * wider for sigma in sigmas]
    return middle, [_band(middle, sigma, kind, per) for sigma in sigmas]


def _known(values: Sequence[float | None], sizes: Sequence[float | None], kind: Kind) -> list[tuple[float, float]]:
    pairs = zip(values, sizes, strict=True)
    weighed = [(value, 1.0 if kind not in COUNTED else size) for value, size in pairs]
    return [(value, size) for value, size in weighed if value is not None and size is not None]


def _sigma(middle: float | None, size: float | None, kind: Kind, per: float) -> float | None:
    if middle is None or (kind in COUNTED and size is None):
        return None
    share = middle / per
    spread = share * (1 - share) if kind in SHARES else share
    return per * sqrt(max(0.0, spread) / (size if kind in COUNTED and size else 1.0))


def _wider(values: Sequence[float | None], sigmas: Sequence[float | None], middle: float | None) -> float | None:
    """Return sigma of z: by how much the points spread more (or less) than counting alone explains."""
    scores = [
        None if value is None or not sigma or middle is None else (value - middle) / sigma
        for value, sigma in zip(values, sigmas, strict=True)
    ]
    ranges = [abs(other - one) for one, other in pairwise(scores) if one is not None and other is not None]
    if not ranges:
        return None
    average = fsum(ranges) / len(ranges)
    kept = [one for one in ranges if one < SCREEN * average]
    return fsum(kept) / len(kept) / _D2 if kept else None


def _band(middle: float | None, sigma: float | None, kind: Kind, per: float) -> Band:
    if middle is None or sigma is None:
        return Band(lower=None, upper=None, near_lower=None, near_upper=None)
    upper = middle + SIGMAS * sigma
    return Band(
        lower=max(0.0, middle - SIGMAS * sigma),
        upper=min(upper, per) if kind in SHARES else upper,
        near_lower=middle - NEAR_SIGMAS * sigma,
        near_upper=middle + NEAR_SIGMAS * sigma,
    )
